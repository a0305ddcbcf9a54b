// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/vocabulary_tables.h"

#include "shared/domain/vocabularies_countries.h"
#include "shared/domain/vocabularies_status.h"
#include "shared/domain/vocabularies_subject.h"
#include "shared/domain/vocabularies_work.h"

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

/// Codes of these have a form of their own.
ValueForm form_of(std::string_view vocabulary) {
  if (vocabulary == "V-COUNTRY") return ValueForm::country;
  if (vocabulary == "V-LANG") return ValueForm::language;
  if (vocabulary == "V-ROLE" || vocabulary == "V-SCOPE" || vocabulary == "V-WAVE") return ValueForm::listed;
  return ValueForm::any;
}

template <class Tables>
void add_vocabularies(const Tables& tables, std::vector<Vocabulary>& out) {
  for (const VocabularyTable& table : tables) out.push_back({std::string(table.name), parse_terms(table.rows), form_of(table.name)});
}

Text3 label_in(const char* vocabulary, std::string_view code) {
  static const std::vector<Vocabulary> all = [] {
    std::vector<Vocabulary> out;
    add_vocabularies(status_tables, out);
    return out;
  }();
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

std::vector<Vocabulary> platform_vocabularies() {
  std::vector<Vocabulary> out;
  add_vocabularies(subject_tables, out);
  add_vocabularies(work_tables, out);
  add_vocabularies(status_tables, out);
  add_vocabularies(country_tables, out);
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
