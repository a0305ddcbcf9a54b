// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/awaited.h"
#include "shared/model/check.h"
#include "shared/model/consequence.h"
#include "shared/model/due.h"
#include "shared/model/effect.h"
#include "shared/model/kind.h"
#include "shared/model/look.h"
#include "shared/model/vocabulary.h"

namespace dialogue {

/// What a change of a translation says of the text that it translates, so that the server knows which one it was.
struct SourceMark {
  std::string_view argument;                             ///< the name under which the change says it
  std::string (*of)(std::string_view source) = nullptr;  ///< of the plain text
};

/// What one area of the platform declares: its kinds, and all that is said about them.
struct Area {
  std::string name;
  std::vector<Kind> kinds;
  std::vector<Vocabulary> vocabularies;
  std::vector<Check> checks;
  std::vector<Warning> warnings;
  std::vector<Effect> effects;
  std::vector<EditEffect> edit_effects;
  std::vector<DueDate> due;
  std::vector<Consequence> consequences;
  std::vector<AwaitedStep> awaited;
  std::vector<AppPlace> places;
  std::vector<Look> looks;
  std::vector<Term> sentences;  ///< for its refusals: as in shared/domain/messages_table.cpp
  SourceMark source_mark = {};
};

}  // namespace dialogue
