// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/model/field.h"
#include "shared/model/right.h"
#include "shared/model/text3.h"

namespace dialogue {

/// An argument of an act. It becomes the value of field `field` (class act or fixed). When `field` is empty, it is only recorded.
struct Argument {
  std::string name;
  Type type = Type::text;
  std::string vocab;
  std::string field;
  bool needed = false;
};

/// A transition. The server compares the state, and the digest of the bound cells, with those that the actor saw.
struct Act {
  std::string name;
  Text3 label;
  std::vector<std::string> from;  ///< states it starts from; empty = any
  std::string to;                 ///< state after it; empty = unchanged
  std::vector<Rule> who;
  std::vector<Argument> args;
  std::vector<std::string>
      binds;  ///< field and part names it binds; "*" = every cell of the main facet but act and server ones; "-name" takes one out
  std::vector<std::string> checks;  ///< names of checks (shared/model/check.h) that must hold
  std::string effect;               ///< name of an effect (shared/model/effect.h); empty = none
  std::string numbers = {};         ///< the field that gets the next number of its series, once; empty = none
  std::string numbers_of = {};      ///< the indexed code field and term that make the series: "kind=global"
};

}  // namespace dialogue
