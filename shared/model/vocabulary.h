// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/field.h"
#include "shared/model/text3.h"

namespace dialogue {

struct Term {
  std::string code;
  Text3 label;
  std::string group;  ///< V-THEME: the part before the dot
};

struct Vocabulary {
  std::string name;  ///< "V-THEME"
  std::vector<Term> terms;
  ValueForm form = ValueForm::any;  ///< of its codes
  int no = 0;                       ///< where documents and lists have it among the others; 0 = after them
  const Term* term(std::string_view code) const;
};

}  // namespace dialogue
