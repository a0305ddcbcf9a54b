// SPDX-License-Identifier: Apache-2.0
#include "shared/model/rights.h"

#include <algorithm>

#include "shared/model/declaration.h"
#include "shared/model/values.h"

namespace dialogue {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A role that only a newer program knows gives no right here.
bool is_known(const Kind& kind, std::string_view role) {
  const Vocabulary* roles = kind.home ? kind.home->roles() : nullptr;
  return !role.empty() && (!roles || roles->term(role));
}

bool names_role(const Rule& rule, const Kind& kind, std::string_view role) {
  return is_known(kind, role) && std::any_of(rule.roles.begin(), rule.roles.end(),
                                             [&](const std::string& r) { return r == role || (r == "*" && role != administrator_role); });
}

/// Whether the record is the scope of that kind, or belongs to it.
bool is_in(const RecordView& record, std::string_view scope_kind, const Uuid& id) {
  if (record.kind->is_scope && record.kind->name == scope_kind && record.id == id) return true;
  return std::any_of(record.kind->fields.begin(), record.kind->fields.end(), [&](const Field& field) {
    if (!field.places || field.ref_kind != scope_kind) return false;
    if (field.cls != FieldClass::set) return ref_value(record.get(field.name)) == id;
    return record.cells && any_cell(*record.cells, field.name, [&](auto key, auto, auto) { return Uuid::parse(key) == id; });
  });
}

}  // namespace

bool covers(const ActiveGrant& grant, const RecordView& record) {
  if (grant.scope == everywhere) return true;
  const bool in = grant.scope == one_record
                      ? record.id == grant.scope_id ||
                            (!record.kind->parent_field.empty() && ref_value(record.get(record.kind->parent_field)) == grant.scope_id)
                      : is_in(record, grant.scope, grant.scope_id);
  return in || (record.parent && record.parent->kind && covers(grant, *record.parent));
}

namespace {

/// Where a kind has an `org` cell, it says for whom a record is. It must be the same organisation.
bool owns(const ActiveGrant& grant, const RecordView& record) {
  if (owner_of(record) != grant.org) return false;
  const auto org = record.get("org");
  return org.empty() || ref_value(org) == grant.org;
}

bool relates(const Rule& rule, const ActiveGrant& grant, const Actor& actor, const RecordView& record) {
  switch (rule.relation) {
    case Relation::any:
    case Relation::scoped:
      return true;
    case Relation::own:
      return owns(grant, record);
    case Relation::state_own:
      return holds(rule.org_kinds, grant.org_kind) && owns(grant, record);
    case Relation::party:
      return record.cells && any_party(*record.cells, [&](const Uuid& org) { return org == grant.org; });
    case Relation::self:
      return person_of(record) == actor.person;
    case Relation::author:
      return ref_value(record.get("created_by")) == actor.person;
    case Relation::country:
      return !grant.org_country.empty() && country_of(record) == grant.org_country;
    case Relation::parent_own:
      return record.parent && record.parent->kind && owner_of(*record.parent) == grant.org;
  }
  return false;
}

/// Whether some role and relation fit, whatever the record's words. A record about somebody is theirs, however little their role is for.
bool could_allow(const Rule& rule, const Actor& actor, const RecordView& record) {
  return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const ActiveGrant& grant) {
    const bool within = rule.relation == Relation::self || covers(grant, record);
    return within && names_role(rule, *record.kind, grant.role) && relates(rule, grant, actor, record);
  });
}

bool allows(const Rule& rule, const Actor& actor, const RecordView& record) {
  return could_allow(rule, actor, record) && when_holds(rule.when, record);
}

bool allowed(const std::vector<Rule>& rules, const Actor& actor, const RecordView& record) {
  if (actor.server) return true;
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return allows(rule, actor, record); });
}

Error refused(std::string_view code, std::string_view field = {}) { return {std::string(code), std::string(field), {}, {}}; }

bool names_cell(const EditRight& right, std::string_view name) { return holds(right.cells, name); }

/// nullptr when allowed, else the code of the refusal.
const char* edit_refusal(const Actor& actor, const RecordView& record, std::string_view name) {
  const auto& rights = record.kind->edits;
  const bool named = std::any_of(rights.begin(), rights.end(), [&](const EditRight& r) { return names_cell(r, name); });
  const auto state = state_of(record);
  bool in_other_state = false;
  for (const EditRight& right : rights) {
    if (named ? !names_cell(right, name) : !right.cells.empty()) continue;
    if (!allowed(right.who, actor, record)) continue;
    if (right.states.empty() || holds(right.states, state)) return nullptr;
    in_other_state = true;
  }
  return in_other_state ? "wrong_state" : "not_allowed";
}

/// Cells that no edit changes, whoever asks.
const char* class_refusal(const RecordView& record, const CellInfo& info, const Path& path) {
  if (info.part && info.part->log && !record.get(path).empty()) return "immutable";
  if (!info.field) return nullptr;
  const auto cls = info.field->cls;
  return cls == FieldClass::fixed || cls == FieldClass::act || cls == FieldClass::server ? "not_editable" : nullptr;
}

bool has_value(const Field& field, const RecordView& record) {
  if (field.cls == FieldClass::set) return any_cell(*record.cells, field.name, [](auto, auto, auto) { return true; });
  const auto value = record.get(field.name);
  return field.type == Type::boolean ? value == "true" : !is_blank(value);
}

}  // namespace

std::vector<const Field*> missing_at_birth(const RecordView& record) {
  std::vector<const Field*> out;
  for (const Field& field : record.kind->fields)
    if (field.needed && !has_value(field, record)) out.push_back(&field);
  return out;
}

Status incomplete(const std::vector<const Field*>& missing) {
  if (missing.empty()) return {};
  Error error{"incomplete", missing.front()->name, {}, {}};
  for (const Field* field : missing)
    if (field != missing.front()) error.args.push_back(field->name);
  return error;
}

Status may_create(const Actor& actor, const RecordView& record) {
  if (!record.kind || !record.cells) return refused("not_allowed");
  const auto& rules = record.kind->create;
  const bool may = allowed(rules, actor, record);
  const bool could = may || std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return could_allow(rule, actor, record); });
  if (!could) return refused("not_allowed");
  if (auto missing = incomplete(missing_at_birth(record)); !missing) return missing;
  return may ? Status() : refused("not_allowed");
}

Status may_edit(const Actor& actor, const RecordView& record, const std::vector<Path>& cells) {
  if (!record.kind || !record.cells) return refused("not_allowed");
  for (const Path& path : cells) {
    const CellInfo info = describe_cell(*record.kind, path);
    if (!info.known || path == deleted_cell || path == state_cell) return refused("not_allowed", path);
    if (actor.server) continue;
    const std::string& name = info.part ? info.part->name : info.field->name;
    if (const char* code = edit_refusal(actor, record, name)) return refused(code, path);
    if (const char* code = class_refusal(record, info, path)) return refused(code, path);
  }
  return {};
}

Status may_delete(const Actor& actor, const RecordView& record) {
  if (!record.kind || !record.cells || !record.kind->deletable) return refused("not_allowed");
  // People who may write the record's ordinary cells may delete it.
  if (const char* code = actor.server ? nullptr : edit_refusal(actor, record, record.kind->title_field)) return refused(code);
  if (!record.kind->states.empty() && state_of(record) != record.kind->states.front().name) return refused("wrong_state");
  return {};
}

bool changes_now(const RecordView& record, const Path& cell) {
  if (!record.kind || !record.cells) return false;
  const Kind& kind = *record.kind;
  if (cell == deleted_cell) return kind.deletable && (kind.states.empty() || state_of(record) == kind.states.front().name);
  const CellInfo info = describe_cell(kind, cell);
  if (!info.known || cell == state_cell) return false;
  const std::string& name = info.part ? info.part->name : info.field->name;
  const auto& rights = kind.edits;
  const bool named = std::any_of(rights.begin(), rights.end(), [&](const EditRight& r) { return names_cell(r, name); });
  return std::any_of(rights.begin(), rights.end(), [&](const EditRight& right) {
    return (named ? names_cell(right, name) : right.cells.empty()) && (right.states.empty() || holds(right.states, state_of(record)));
  });
}

Status may_act(const Actor& actor, const RecordView& record, const Act& act) {
  if (!record.kind || !record.cells) return refused("not_allowed");
  if (!allowed(act.who, actor, record)) return refused("not_allowed", act.name);
  if (!act.from.empty() && !holds(act.from, state_of(record))) return refused("wrong_state", act.name);
  return {};
}

namespace {

bool binds(const Act& act, const CellInfo& info, std::string_view name, bool all) {
  if (info.field && (info.field->cls == FieldClass::act || info.field->cls == FieldClass::server)) return false;
  if (holds(act.binds, name)) return true;
  if (!all || info.facet != 0) return false;
  return std::none_of(act.binds.begin(), act.binds.end(), [&](const std::string& b) { return b.starts_with('-') && b.substr(1) == name; });
}

}  // namespace

std::vector<Path> bound_cells(const RecordView& record, const Act& act, int schema) {
  std::vector<Path> out;
  if (!record.kind || !record.cells || act.binds.empty()) return out;
  const bool all = holds(act.binds, "*");
  for (const auto& [path, value] : *record.cells) {
    if (value.empty() || path == state_cell || path == deleted_cell) continue;
    const CellInfo info = describe_cell(*record.kind, path);
    if (!info.known || (info.part && info.part->since > schema) || (info.field && info.field->since > schema)) continue;
    if (binds(act, info, info.part ? info.part->name : info.field->name, all)) out.push_back(path);
  }
  return out;
}

}  // namespace dialogue
