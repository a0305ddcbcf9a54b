// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/messages.h"

#include <algorithm>

#include "shared/domain/platform.h"
#include "shared/model/cell.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

const Term& term_for(std::string_view code) {
  const auto& terms = message_terms();
  for (const std::vector<Term>* table : {&platform().sentences(), &terms}) {
    const auto it = std::find_if(table->begin(), table->end(), [&](const Term& t) { return t.code == code; });
    if (it != table->end()) return *it;
  }
  return terms.back();
}

std::string cell_name(const Kind* kind, std::string_view path, std::string_view lang) {
  return kind ? cell_label(*kind, path, lang) : std::string(path);
}

std::string all_cells(const Error& error, const Kind* kind, std::string_view lang) {
  std::vector<std::string> names{cell_name(kind, error.field, lang)};
  for (const std::string& path : error.args) {
    std::string name = cell_name(kind, path, lang);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string filled(std::string_view placeholder, const Error& error, const Kind* kind, std::string_view lang) {
  if (placeholder == "field") return cell_name(kind, error.field, lang);
  if (placeholder == "fields") return all_cells(error, kind, lang);
  if (placeholder == "code") return error.code;
  const std::size_t n =
      placeholder.size() == 1 && placeholder[0] >= '0' && placeholder[0] <= '9' ? static_cast<std::size_t>(placeholder[0] - '0') : 99;
  return n < error.args.size() ? error.args[n] : "?";
}

}  // namespace

std::string cell_label(const Kind& kind, std::string_view path, std::string_view lang) {
  if (const Part* part = kind.part(path)) return part->label.in(lang);
  const auto ref = parse_cell(path);
  if (!ref) return std::string(path);
  if (const Field* field = kind.field(ref->name)) return field->label.in(lang);
  const Part* part = kind.part(ref->name);
  if (!part) return std::string(path);
  const Field* field = part->field(ref->field);
  return field ? part->label.in(lang) + " › " + field->label.in(lang) : part->label.in(lang);
}

std::string about_act(std::string_view act, std::string_view lang) {
  const Term& term = term_for("about_" + std::string(act));
  return term.code.starts_with("about_") ? std::string(term.label.in(lang)) : std::string();
}

std::string sentence(const Error& error, std::string_view lang, const Kind* kind) {
  std::string_view rest = term_for(error.code).label.in(lang);
  std::string out;
  while (!rest.empty()) {
    const auto open = rest.find('{');
    out += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    out += filled(rest.substr(open + 1, close - open - 1), error, kind, lang);
    rest.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace dialogue
