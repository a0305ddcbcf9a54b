// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "shared/domain/model.h"

namespace dialogue {

struct VocabularyTable {
  const char* name;
  const char* rows;
};

std::vector<VocabularyTable> vocabularies_subject();
std::vector<VocabularyTable> vocabularies_work();
std::vector<VocabularyTable> vocabularies_status();
std::vector<VocabularyTable> vocabularies_countries();

/// Rows "code|EN|FR|ES", one a line, taken apart.
std::vector<Term> parse_terms(const char* rows);

/// All of them, in declared order.
std::vector<Vocabulary> platform_vocabularies();

/// Labels of a state and of an act by their codes in V-STATE and V-ACT; empty texts for an unknown code.
Text3 state_label(std::string_view state);
Text3 act_label(std::string_view act);

}  // namespace dialogue
