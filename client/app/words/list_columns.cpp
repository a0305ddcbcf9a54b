// SPDX-License-Identifier: Apache-2.0
#include "client/app/words/list_columns.h"

#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/words.h"

namespace dialogue {
std::vector<std::string> list_columns(const Kind& kind) {
  std::vector<std::string> columns{kind.title_field};
  if (!kind.states.empty()) columns.push_back("state");
  for (const std::string& fact : words(look_of(kind).facts)) {
    const Field* field = kind.field(fact);
    if (field && field->cls != FieldClass::set && fact != kind.title_field) columns.push_back(fact);
  }
  return columns;
}

std::string first_sort(const Kind& kind) { return std::string(look_of(kind).sort); }

}  // namespace dialogue
