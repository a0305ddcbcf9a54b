// SPDX-License-Identifier: Apache-2.0
// A small declaration for the tests of the service: the kinds that it knows by name, and three invented ones.
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/server/service_fixture.h"

namespace dialogue::test {
namespace {

Field field(const char* name, Type type, FieldClass cls = FieldClass::value) {
  Field f;
  f.name = name;
  f.type = type;
  f.cls = cls;
  return f;
}
Field indexed(Field f) {
  f.indexed = true;
  return f;
}
Field in_facet(Field f, const char* facet) {
  f.facet = facet;
  return f;
}
Field reference(const char* name, const char* kind, FieldClass cls = FieldClass::fixed) {
  Field f = indexed(field(name, Type::ref, cls));
  f.ref_kind = kind;
  return f;
}
std::vector<State> states(std::initializer_list<const char*> names) {
  std::vector<State> out;
  for (const char* name : names) out.push_back({name, {}});
  return out;
}
Rule who(std::vector<std::string> roles, Relation relation = Relation::any) { return {std::move(roles), relation}; }
Visibility seen(std::vector<std::string> in, std::vector<Audience> by, const char* facet = "main") {
  return {facet, std::move(in), std::move(by), ""};
}

Kind kind(int no, const char* name) {
  Kind k;
  k.no = no;
  k.name = name;
  return k;
}

Kind organisation() {
  Kind k = kind(1, "organisation");
  k.purpose = Purpose::organisation;
  k.title_field = "name";
  k.states = states({"invited", "active"});
  k.fields = {field("name", Type::text), indexed(field("kind", Type::code, FieldClass::fixed)),
              field("country", Type::code, FieldClass::fixed)};
  k.visible = {seen({}, {Audience::participants})};
  return k;
}

Kind person() {
  Kind k = kind(2, "person");
  k.purpose = Purpose::person;
  k.title_field = "display_name";
  k.fields = {field("display_name", Type::text), field("full_name", Type::text), field("email", Type::text)};
  k.visible = {seen({}, {Audience::participants, Audience::person})};
  return k;
}

Kind role_grant() {
  Kind k = kind(3, "role_grant");
  k.purpose = Purpose::grant;
  k.states = states({"pending", "active", "expired", "revoked"});
  k.fields = {reference("person", "person"),
              reference("org", "organisation"),
              field("role", Type::code, FieldClass::fixed),
              field("scope", Type::code, FieldClass::fixed),
              reference("scope_id", ""),
              field("valid_from", Type::date, FieldClass::fixed),
              field("valid_until", Type::date, FieldClass::fixed)};
  k.visible = {seen({}, {Audience::person, Audience::secretariat})};
  return k;
}

Kind device() {
  Kind k = kind(4, "device");
  k.purpose = Purpose::device;
  k.states = states({"enrolled", "suspended"});
  k.fields = {reference("person", "person", FieldClass::server), field("name", Type::text),
              field("public_key", Type::text, FieldClass::server)};
  k.visible = {seen({}, {Audience::person})};
  return k;
}

Kind proposal() {
  Kind k = kind(38, "proposal");
  k.purpose = Purpose::proposal;
  k.parent_field = "record";
  k.parent_cell = "cell";
  k.states = states({"open", "settled", "withdrawn"});
  k.fields = {reference("record", "", FieldClass::server),          field("kind", Type::text, FieldClass::server),
              field("cell", Type::text, FieldClass::server),        field("base", Type::json, FieldClass::server),
              field("proposed", Type::json, FieldClass::server),    field("current_seq", Type::number, FieldClass::server),
              reference("by", "person", FieldClass::server),        reference("device", "device", FieldClass::server),
              field("at", Type::instant, FieldClass::server),       field("group", Type::text, FieldClass::server),
              field("taken", Type::code, FieldClass::act),          field("outcome", Type::json, FieldClass::server),
              field("paragraph", Type::number, FieldClass::server), field("current", Type::json, FieldClass::server),
              field("place", Type::text, FieldClass::server)};
  Act settle;
  settle.name = "settle";
  settle.from = {"open"};
  settle.to = "settled";
  settle.who = {who({"*"})};
  settle.args = {{"take", Type::code, "", "taken", true}, {"value", Type::json, "", "", false}};
  settle.checks = {"may_settle"};
  k.acts = {settle};
  k.visible = {seen({}, {Audience::parent, Audience::author})};
  return k;
}

Kind moderation() {
  Kind k = kind(60, "moderation_item");
  k.purpose = Purpose::moderation;
  k.states = states({"open", "adopted", "rejected"});
  k.fields = {reference("person", "person", FieldClass::server),      reference("record", "", FieldClass::server),
              field("kind", Type::text, FieldClass::server),          field("cell", Type::text, FieldClass::server),
              field("proposed", Type::json, FieldClass::server),      field("reason", Type::code, FieldClass::server),
              field("claimed_at", Type::instant, FieldClass::server), field("at", Type::instant, FieldClass::server)};
  k.visible = {seen({}, {Audience::secretariat, Audience::person})};
  return k;
}

Kind request_kind() {
  Kind k = kind(10, "request");
  k.facets = {"main", "internal"};
  k.ref_prefix = "REQ";
  k.states = states({"draft", "submitted", "published"});
  Field title = field("title", Type::text);
  title.needed = true;
  k.fields = {title,
              field("summary", Type::long_text, FieldClass::text),
              field("urgency", Type::number),
              field("areas", Type::code, FieldClass::set),
              in_facet(field("internal_note", Type::long_text, FieldClass::text), "internal"),
              field("submitted_at", Type::instant, FieldClass::act)};
  Part line;
  line.name = "need_line";
  line.fields = {field("theme", Type::code), field("quantity", Type::number), field("modes", Type::code, FieldClass::set)};
  k.parts = {line};
  const Rule own = who({"FP", "OL"}, Relation::own);
  k.create = {own};
  k.edits = {{{"draft"}, {}, {own}}, {{}, {"internal_note"}, {own}}};
  Act submit;
  submit.name = "submit";
  submit.from = {"draft"};
  submit.to = "submitted";
  submit.who = {own};
  submit.binds = {"*"};
  submit.effect = "stamp_submitted";
  Act publish = submit;
  publish.name = "publish";
  publish.from = {"submitted"};
  publish.to = "published";
  publish.who = {who({"SO", "SC"})};
  publish.effect = "";
  Act back = publish;
  back.name = "return";
  back.from = {"submitted", "published"};
  back.to = "draft";
  k.acts = {submit, publish, back};
  k.visible = {seen({"draft"}, {Audience::organisation}), seen({"submitted"}, {Audience::organisation, Audience::secretariat}),
               seen({"published"}, {Audience::participants}), seen({}, {Audience::organisation}, "internal")};
  return k;
}

Kind remark() {
  Kind k = kind(11, "remark");
  k.parent_field = "parent";
  k.title_field = "words";
  k.fields = {reference("parent", ""), field("words", Type::text)};
  k.create = {who({"*"})};
  k.edits = {{{}, {}, {who({"*"}, Relation::author)}}};
  k.visible = {seen({}, {Audience::parent, Audience::author})};
  return k;
}

Kind tag() {
  Kind k = kind(12, "tag");
  k.natural_key = {"name"};
  k.title_field = "name";
  k.fields = {field("name", Type::text, FieldClass::fixed), field("colour", Type::text), field("words", Type::long_text, FieldClass::text)};
  k.create = {who({"*"})};
  k.edits = {{{}, {}, {who({"*"})}}};
  k.visible = {seen({}, {Audience::participants})};
  return k;
}

}  // namespace

const Domain& small_domain() {
  static const Domain domain(
      1, {organisation(), person(), role_grant(), device(), proposal(), moderation(), request_kind(), remark(), tag()}, platform());
  return domain;
}

}  // namespace dialogue::test
