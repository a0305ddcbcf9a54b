// SPDX-License-Identifier: Apache-2.0
// Terms as rules name them. The compiler looks each up in the tables: a name that its vocabulary does not have does not build.
#pragma once

#include <string>
#include <string_view>

#include "shared/domain/common/vocabularies.h"
#include "shared/domain/common/vocabularies_status.h"

namespace dialogue {

namespace terms {

constexpr bool has_row(std::string_view rows, std::string_view code) {
  while (!rows.empty()) {
    if (rows.size() > code.size() && rows.substr(0, code.size()) == code && rows[code.size()] == '|') return true;
    const auto end = rows.find('\n');
    rows.remove_prefix(end == std::string_view::npos ? rows.size() : end + 1);
  }
  return false;
}

template <std::size_t N>
constexpr bool has_term(const VocabularyTable (&tables)[N], std::string_view vocabulary, std::string_view code) {
  for (const VocabularyTable& table : tables)
    if (table.name == vocabulary) return has_row(table.rows, code);
  return false;
}

}  // namespace terms

/// One term. It compares with a bare code, "glo"; `in` compares with a cell's value, "\"glo\"".
class TermName {
 public:
  /// Of a vocabulary that an area declares: its table (the area's vocabularies.h) comes first.
  template <std::size_t N>
  consteval TermName(const VocabularyTable (&tables)[N], std::string_view vocabulary, std::string_view code) : code_(code) {
    if (!terms::has_term(tables, vocabulary, code)) throw "the vocabulary has no such term";
  }
  /// Of one that all areas share.
  consteval TermName(std::string_view vocabulary, std::string_view code) : TermName(common_vocabularies, vocabulary, code) {}
  constexpr std::string_view code() const { return code_; }
  /// Whether a raw value is this term.
  constexpr bool in(std::string_view raw) const {
    return raw.size() == code_.size() + 2 && raw.front() == '"' && raw.back() == '"' && raw.substr(1, code_.size()) == code_;
  }
  /// The term as a value.
  std::string raw() const { return '"' + std::string(code_) + '"'; }
  friend constexpr bool operator==(TermName word, std::string_view code) { return word.code_ == code; }

 private:
  std::string_view code_;
};

namespace terms {

consteval TermName state(std::string_view code) { return {status_vocabularies, "V-STATE", code}; }
consteval TermName act(std::string_view code) { return {status_vocabularies, "V-ACT", code}; }
consteval TermName role(std::string_view code) { return {"V-ROLE", code}; }
consteval TermName scope(std::string_view code) { return {"V-SCOPE", code}; }

/// Whether a code or state is one of these.
template <class... Words>
constexpr bool one_of(std::string_view code, Words... words) {
  return ((words == code) || ...);
}

}  // namespace terms

}  // namespace dialogue
