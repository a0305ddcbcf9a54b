// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/common/vocabulary_tables.h"

#include "shared/domain/common/vocabularies_status.h"

namespace dialogue {
namespace {

std::string_view take_until(std::string_view& rest, char mark) {
  const auto end = rest.find(mark);
  const auto taken = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return taken;
}

Term parse_row(std::string_view row) {
  Term term;
  term.code = take_until(row, '|');
  term.label.en = take_until(row, '|');
  term.label.fr = take_until(row, '|');
  term.label.es = row;
  const auto dot = term.code.find('.');
  if (dot != std::string::npos) term.group = term.code.substr(0, dot);
  return term;
}

Text3 label_in(const char* vocabulary, std::string_view code) {
  static const std::vector<Vocabulary> all = vocabularies(status_vocabularies);
  for (const Vocabulary& v : all)
    if (v.name == vocabulary)
      if (const Term* term = v.term(code)) return term->label;
  return {};
}

}  // namespace

std::vector<Term> parse_terms(std::string_view rest) {
  std::vector<Term> out;
  while (!rest.empty()) {
    const auto row = take_until(rest, '\n');
    if (!row.empty()) out.push_back(parse_row(row));
  }
  return out;
}

std::vector<Vocabulary> vocabularies(std::span<const VocabularyTable> tables) {
  std::vector<Vocabulary> out;
  for (const VocabularyTable& table : tables) out.push_back({std::string(table.name), parse_terms(table.rows), table.form, table.no});
  return out;
}

Text3 state_label(std::string_view state, Feminine kind) {
  Text3 label = label_in("V-STATE", state);
  for (std::string_view rest = feminine_states; !rest.empty();) {
    auto row = take_until(rest, '\n');
    if (take_until(row, '|') != state) continue;
    const auto fr = take_until(row, '|');
    if (kind.fr) label.fr = fr;
    if (kind.es) label.es = row;
  }
  return label;
}
Text3 act_label(std::string_view act) { return label_in("V-ACT", act); }

}  // namespace dialogue
