// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shared/model/text3.h"
#include "shared/model/vocabulary.h"

namespace dialogue {

/// A vocabulary as an area writes it down (its vocabularies.h): rows "code|EN|FR|ES", one a line.
struct VocabularyTable {
  int no;  ///< Vocabulary::no
  std::string_view name;
  std::string_view rows;
  ValueForm form = ValueForm::any;  ///< of its codes
};

/// Rows "code|EN|FR|ES", one a line, taken apart.
std::vector<Term> parse_terms(std::string_view rows);

/// The same for whole vocabularies.
std::vector<Vocabulary> vocabularies(std::span<const VocabularyTable> tables);

/// The languages in which the name of a kind is feminine: "la demande", "la solicitud". The words for its states agree with it.
struct Feminine {
  bool fr = false, es = false;
};

/// Labels of a state and of an act by their codes in V-STATE and V-ACT; empty texts for an unknown code.
Text3 state_label(std::string_view state, Feminine kind);
Text3 act_label(std::string_view act);

}  // namespace dialogue
