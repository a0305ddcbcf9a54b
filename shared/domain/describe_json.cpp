// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/describe.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

using json::Writer;

void put(Writer& w, std::string_view key, std::string_view value) { w.key(key).string(value); }
void put_if(Writer& w, std::string_view key, std::string_view value) {
  if (!value.empty()) put(w, key, value);
}
void put_if(Writer& w, std::string_view key, bool value) {
  if (value) w.key(key).boolean(true);
}

void put(Writer& w, std::string_view key, const Text3& text) {
  w.key(key).begin_object();
  put(w, "en", text.en);
  put(w, "fr", text.fr);
  put(w, "es", text.es);
  w.end_object();
}

void put(Writer& w, std::string_view key, const std::vector<std::string>& words) {
  w.key(key).begin_array();
  for (const std::string& word : words) w.string(word);
  w.end_array();
}

void put_rules(Writer& w, std::string_view key, const std::vector<Rule>& rules) {
  w.key(key).begin_array();
  for (const Rule& rule : rules) {
    w.begin_object();
    put(w, "roles", rule.roles);
    put(w, "relation", name_of(rule.relation));
    put_if(w, "when", rule.when);
    w.end_object();
  }
  w.end_array();
}

void put_fields(Writer& w, const std::vector<Field>& fields) {
  w.key("fields").begin_array();
  for (const Field& f : fields) {
    w.begin_object();
    put(w, "name", f.name);
    put(w, "type", name_of(f.type));
    put(w, "class", name_of(f.cls));
    put(w, "label", f.label);
    put_if(w, "vocabulary", f.vocab);
    put_if(w, "ref", f.ref_kind);
    put(w, "facet", f.facet);
    put_if(w, "needed", f.needed);
    put_if(w, "needed_to_submit", f.needed_to_submit);
    put_if(w, "translatable", f.translatable);
    put_if(w, "searched", f.searched);
    put_if(w, "indexed", f.indexed);
    if (f.max) w.key("max").number(f.max);
    put_if(w, "form", name_of(f.form));
    if (f.bounds) {
      w.key("low").number(f.bounds->low).key("high").number(f.bounds->high);
      put_if(w, "whole", f.bounds->whole);
    }
    w.end_object();
  }
  w.end_array();
}

void put_parts(Writer& w, const Kind& kind) {
  w.key("parts").begin_array();
  for (const Part& p : kind.parts) {
    w.begin_object();
    put(w, "name", p.name);
    put(w, "label", p.label);
    put(w, "facet", p.facet);
    put_if(w, "log", p.log);
    put_fields(w, p.fields);
    w.end_object();
  }
  w.end_array();
}

void put_act(Writer& w, const Act& a) {
  w.begin_object();
  put(w, "name", a.name);
  put(w, "label", a.label);
  put(w, "from", a.from);
  put(w, "to", a.to);
  w.key("args").begin_array();
  for (const Argument& arg : a.args) {
    w.begin_object();
    put(w, "name", arg.name);
    put(w, "type", name_of(arg.type));
    put_if(w, "vocabulary", arg.vocab);
    put_if(w, "field", arg.field);
    put_if(w, "needed", arg.needed);
    w.end_object();
  }
  w.end_array();
  put_rules(w, "who", a.who);
  put(w, "binds", a.binds);
  put(w, "checks", a.checks);
  put_if(w, "effect", a.effect);
  w.end_object();
}

void put_rights(Writer& w, const Kind& kind) {
  put_rules(w, "create", kind.create);
  w.key("edits").begin_array();
  for (const EditRight& e : kind.edits) {
    w.begin_object();
    put(w, "states", e.states);
    put(w, "cells", e.cells);
    put_rules(w, "who", e.who);
    w.end_object();
  }
  w.end_array().key("visible").begin_array();
  for (const Visibility& v : kind.visible) {
    w.begin_object();
    put(w, "facet", v.facet);
    put(w, "states", v.states);
    w.key("audience").begin_array();
    for (const Audience a : v.audience) w.string(name_of(a));
    w.end_array();
    put_if(w, "when", v.when);
    w.end_object();
  }
  w.end_array();
}

void put_head(Writer& w, const Kind& kind) {
  w.key("no").number(kind.no);
  put(w, "name", kind.name);
  put(w, "label", kind.label);
  put(w, "plural", kind.plural);
}

}  // namespace

std::string describe_json(const Kind& kind) {
  Writer w(8192);
  w.begin_object();
  put_head(w, kind);
  put(w, "title_field", kind.title_field);
  put_if(w, "parent_field", kind.parent_field);
  put(w, "natural_key", kind.natural_key);
  put(w, "facets", kind.facets);
  put_fields(w, kind.fields);
  put_parts(w, kind);
  w.key("states").begin_array();
  for (const State& s : kind.states) {
    w.begin_object();
    put(w, "name", s.name);
    put(w, "label", s.label);
    w.end_object();
  }
  w.end_array().key("acts").begin_array();
  for (const Act& a : kind.acts) put_act(w, a);
  w.end_array();
  put_rights(w, kind);
  w.end_object();
  return w.text();
}

std::string kinds_json(const Domain& domain) {
  Writer w(4096);
  w.begin_array();
  for (const Kind& kind : domain.kinds()) {
    w.begin_object();
    put_head(w, kind);
    w.end_object();
  }
  w.end_array();
  return w.text();
}

}  // namespace dialogue
