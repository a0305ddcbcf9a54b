// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "shared/base/result.h"
#include "shared/domain/platform.h"
#include "shared/model/actor.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

/// People, organisations and records for the tests of the domain.
namespace dialogue::testing {

inline Uuid id(int n) {
  Uuid u;
  u.bytes[0] = 1;
  u.bytes[14] = static_cast<std::uint8_t>(n >> 8);
  u.bytes[15] = static_cast<std::uint8_t>(n);
  return u;
}
inline Uuid id(const char* last) { return *Uuid::parse(std::string("01900000-0000-7000-8000-0000000000") + last); }
inline std::string text(int n) { return id(n).text(); }
inline Raw ref(int n) { return "\"" + text(n) + "\""; }
inline Raw str(const std::string& s) { return "\"" + s + "\""; }

inline constexpr int niger = 1, france = 2, unhcr = 3, cso = 4, mission = 5;
inline constexpr int aissatou = 100, mahamat = 101, other_person = 102;

inline ActiveGrant grant(const char* role, int org, const char* org_kind = "asylum_authority", const char* country = "") {
  ActiveGrant g;
  g.role = role;
  g.org = id(org);
  g.org_kind = org_kind;
  g.org_country = country;
  return g;
}
inline Actor actor(const char* role, int org = niger, int person = aissatou, const char* org_kind = "asylum_authority",
                   const char* country = "") {
  Actor a;
  a.person = id(person);
  a.grants = {grant(role, org, org_kind, country)};
  return a;
}
inline Actor scoped_actor(const char* role, const char* scope, int scope_id, int org = unhcr) {
  Actor a = actor(role, org, aissatou, "unhcr");
  a.grants[0].scope = scope;
  a.grants[0].scope_id = id(scope_id);
  return a;
}
inline Actor the_server() {
  Actor a;
  a.server = true;
  return a;
}

/// A record that owns its cells.
struct Record {
  Cells cells;
  RecordView view;

  explicit Record(const char* kind, Cells c = {}, int n = 1000) : cells(std::move(c)) {
    view.kind = platform().kind(kind);
    view.id = id(n);
    view.cells = &cells;
    for (const auto& [path, value] : cells) known_word(path, value);
  }
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  Record& state(const char* s) { return set("state", str(s)); }
  Record& set(const std::string& path, Raw value) {
    known_word(path, value);
    cells[path] = std::move(value);
    return *this;
  }
  /// A test that means a word of a newer program says so.
  void known_word(const std::string& path, const Raw& value) const {
    const Field* field = describe_cell(*view.kind, path).field;
    if (!field || field->vocab.empty() || value.empty()) return;
    const auto ref = parse_cell(path);
    const std::string code(field->cls != FieldClass::set ? inside_quotes(value) : ref->field.empty() ? ref->key : ref->element);
    if (!code.starts_with("of_a_newer") && !platform().vocabulary(field->vocab)->term(code))
      throw std::logic_error(view.kind->name + " " + path + ": no term " + code);
  }
  const Act& act(const char* name) const { return *view.kind->act(name); }
};

inline Cells owned(int org = niger, int by = aissatou) {
  return {{"owner_org", ref(org)}, {"created_by", ref(by)}, {"title", "\"Titre\""}};
}

template <class T>
std::string code_of(const Result<T>& r) {
  return r.ok() ? "" : r.error().code;
}

}  // namespace dialogue::testing
