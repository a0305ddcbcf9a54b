// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/declared_work.h"

#include <algorithm>
#include <array>

#include "client/core/replica/replica_impl.h"
#include "shared/base/days.h"
#include "shared/domain/platform.h"
#include "shared/model/labels.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "sync/natural_id.h"

namespace dialogue::sim {

namespace {

struct Weight {
  const char* kind;
  unsigned weight;
};
// How often people make what.
constexpr Weight weights[] = {
    {"support_request", 6}, {"support_offer", 10},      {"pledge", 10}, {"pledge_update", 5}, {"meeting", 12},
    {"session", 5},         {"registration", 12},       {"note", 12},   {"material", 6},      {"action_item", 10},
    {"workstream", 6},      {"workstream_interest", 8}, {"comment", 4}, {"translation", 3},   {"workstream_membership", 6},
    {"sketch", 8}};

bool may_make(const Kind& kind, const Person& person) {
  const auto holds = [&](const std::string& role) {
    return role == "*" || std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
  };
  return std::any_of(kind.create.begin(), kind.create.end(),
                     [&](const Rule& rule) { return std::any_of(rule.roles.begin(), rule.roles.end(), holds); });
}

std::string formed(ValueForm form) {
  switch (form) {
    case ValueForm::email:
      return "somebody@example.org";
    case ValueForm::link:
      return "https://example.org/page";
    case ValueForm::zone:
      return "Africa/Niamey";
    case ValueForm::time_of_day:
      return "08:30";
    case ValueForm::sha256:
      return "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    default:
      return "x";
  }
}

bool typed_by_people(const Field& field, bool creating) {
  if (field.cls == FieldClass::act || field.cls == FieldClass::server) return false;
  return creating || field.cls != FieldClass::fixed;
}

}  // namespace

const Kind* DeclaredWork::kind_to_make(const Device& device) {
  const Person& person = world_.people_[device.person];
  const Domain& domain = program(device.age);
  // Now and then it is something that this person may not make.
  const bool spite = rng_.chance(50);
  unsigned sum = 0;
  const auto wanted = [&](const Weight& w) {
    const Kind* kind = domain.kind(w.kind);
    return kind != nullptr && (spite || may_make(*kind, person));
  };
  for (const auto& w : weights) sum += wanted(w) ? w.weight : 0;
  auto dice = static_cast<unsigned>(rng_.below(sum));
  for (const auto& w : weights) {
    if (!wanted(w)) continue;
    if (dice < w.weight) return domain.kind(w.kind);
    dice -= w.weight;
  }
  return nullptr;
}

std::string DeclaredWork::id_of(const std::string& kind) {
  if (kind == "organisation") return world_.organisations_[rng_.below(world_.organisations_.size())].text();
  if (kind == "person") return world_.people_[rng_.below(world_.people_.size())].id.text();
  std::vector<Uuid> ids;
  for (const auto& [k, id] : world_.known_)
    if (kind.empty() || k == kind) ids.push_back(id);
  if (ids.empty()) return {};
  return ids[rng_.chance(500) ? rng_.below(std::min<std::size_t>(ids.size(), 2)) : rng_.below(ids.size())].text();
}

std::string DeclaredWork::code_of(const Field& field) {
  const auto* vocabulary = platform().vocabulary(field.vocab);
  return vocabulary == nullptr || vocabulary->terms.empty() ? "x" : vocabulary->terms[rng_.below(vocabulary->terms.size())].code;
}

Raw DeclaredWork::value(const Field& field) {
  const auto date = [&] { return date_text(world_.now_ + rng_.between(-40, 400) * day_ms); };
  switch (field.type) {
    case Type::text:
      if (field.form != ValueForm::any) return json::quote(formed(field.form));
      return json::quote(work_.words().substr(0, field.max > 0 ? static_cast<std::size_t>(field.max) : 40));
    case Type::long_text:
      return json::quote(work_.words() + "\n\n" + work_.words());
    case Type::code:
      return json::quote(code_of(field));
    case Type::date:
      return json::quote(date());
    case Type::instant:
      return json::quote(date() + "T10:00:00Z");
    case Type::number:
      return std::to_string(field.bounds ? rng_.between(field.bounds->low, std::min<std::int64_t>(field.bounds->high, 4))
                                         : 1 + rng_.below(4));
    case Type::money:
      return json::quote(std::to_string(rng_.below(100'000)) + " EUR");
    case Type::boolean:
      return field.needed || rng_.chance(700) ? "true" : "false";
    case Type::ref:
    case Type::person_ref: {
      const auto id = id_of(field.type == Type::person_ref ? "person" : field.ref_kind);
      return id.empty() ? Raw() : json::quote(id);
    }
    case Type::json:
      return {};
  }
  return {};
}

void DeclaredWork::add_field(const Field& field, const std::string& prefix, Edits& out) {
  const Path path = prefix.empty() ? field.name : prefix + "." + field.name;
  if (field.cls != FieldClass::set) {
    const Raw typed = value(field);
    if (!typed.empty()) out.emplace_back(path, typed);
    return;
  }
  const Raw element = value(field);
  const auto plain = json::unquote(element);
  if (plain && !plain->empty()) out.emplace_back(path + "[" + *plain + "]", rng_.chance(700) ? "true" : "");
}

void DeclaredWork::add_part(const Part& part, const Record* record, Edits& out) {
  std::vector<Path> there;
  if (record != nullptr)
    for (const auto& [path, value] : record->cells)
      if (path.compare(0, part.name.size() + 1, part.name + "[") == 0 && path.back() == ']' && path.find("].") == Path::npos)
        there.push_back(path);
  if (!there.empty() && rng_.chance(600)) {
    const Path& line = there[rng_.below(there.size())];
    if (rng_.chance(200)) return void(out.emplace_back(line, ""));
    const auto& field = part.fields[rng_.below(part.fields.size())];
    if (typed_by_people(field, false)) add_field(field, line, out);
    return;
  }
  std::array<std::uint8_t, 10> random{};
  rng_.fill(random);
  const Path line = part.name + "[" + Uuid::v7(world_.now_, random).text() + "]";
  out.emplace_back(line, json::quote("m" + std::to_string(rng_.below(100))));
  for (const auto& field : part.fields)
    if (typed_by_people(field, true) && (field.needed_to_submit || rng_.chance(200))) add_field(field, line, out);
}

void DeclaredWork::create(std::size_t device) {
  const Kind* kind = kind_to_make(world_.devices_[device]);
  if (kind == nullptr) return;
  Edits cells;
  for (const auto& field : kind->fields) {
    if (!typed_by_people(field, true) || field.name == "owner_org" || field.name == "created_at") continue;
    const bool self = field.name == "person" && kind->name == "registration" && rng_.chance(800);
    if (self)
      cells.emplace_back("person", json::quote(world_.people_[world_.devices_[device].person].id.text()));
    else if (field.needed || (field.needed_to_submit && rng_.chance(600)) || rng_.chance(150))
      add_field(field, "", cells);
  }
  std::erase_if(cells, [](const auto& cell) { return cell.second.empty(); });
  for (const auto& part : kind->parts)
    if (rng_.chance(600)) add_part(part, nullptr, cells);
  auto& replica = *world_.devices_[device].replica;
  const Uuid named = natural_id(*kind, cells);
  const bool again = !named.is_nil() && static_cast<ReplicaImpl&>(replica).store().head(named);
  auto id = replica.create(kind->name, cells);
  // A deleted record comes back with the labels of its first making.
  if (again) std::erase_if(cells, [](const auto& cell) { return is_label(cell.first); });
  work_.said(device, id ? Status() : Status(id.error()), id ? *id : Uuid(), cells, "create " + kind->name);
  if (id) world_.known_.emplace_back(kind->name, *id);
}

std::optional<Record> DeclaredWork::pick(std::size_t device) {
  if (world_.known_.empty()) return std::nullopt;
  const bool spite = rng_.chance(150);
  for (int attempt = 0; attempt < 8; ++attempt) {
    const auto& known = world_.known_[rng_.below(world_.known_.size())];
    if (known.first == "person" && rng_.chance(700)) continue;
    auto record = work_.shown(device, known.second);
    if (record && known.first != "support_request" && (spite || work_.has_say(device, *record))) return record;
  }
  return std::nullopt;
}

void DeclaredWork::edit(std::size_t device) {
  auto record = pick(device);
  if (!record) return;
  const Kind& kind = *record->kind;
  Edits cells;
  const auto fields = 1 + rng_.below(3);
  for (std::size_t i = 0; i < fields; ++i) {
    if (!kind.parts.empty() && rng_.chance(300)) {
      add_part(kind.parts[rng_.below(kind.parts.size())], &*record, cells);
      continue;
    }
    const auto& field = kind.fields[rng_.below(kind.fields.size())];
    if (typed_by_people(field, false)) add_field(field, "", cells);
  }
  if (kind.deletable && rng_.chance(50)) cells = {{Path(deleted_cell), record->cells.count(Path(deleted_cell)) > 0 ? "" : "true"}};
  std::set<Path> named;
  std::erase_if(cells, [&](const auto& cell) { return !named.insert(cell.first).second; });
  if (cells.empty()) return;
  work_.said(device, world_.devices_[device].replica->edit(record->id, cells, nullptr), record->id, cells, "edit " + kind.name);
}

void DeclaredWork::act(std::size_t device) {
  if (const auto record = pick(device)) act_on(device, *record, false);
}

void DeclaredWork::group(std::size_t device) {
  work_.together(device, [&]() -> Status {
    const auto steps = 2 + rng_.below(3);
    for (std::size_t i = 0; i < steps; ++i) {
      const auto dice = rng_.below(10);
      if (dice < 4)
        create(device);
      else if (dice < 9)
        edit(device);
      else
        act(device);
    }
    return {};
  });
}

bool DeclaredWork::act_on(std::size_t device, const Record& record, bool allowed) {
  auto& replica = *world_.devices_[device].replica;
  const Kind& kind = *record.kind;
  const auto state_cell_now = record.cells.find(Path(state_cell));
  const auto state = state_cell_now == record.cells.end() ? "" : json::unquote(state_cell_now->second).value_or("");
  const RecordView view{record.kind, record.id, &record.cells, nullptr};
  const Actor actor = allowed ? replica.actor() : Actor();
  std::vector<const Act*> possible;
  for (const auto& act : kind.acts)
    if ((act.from.empty() || std::find(act.from.begin(), act.from.end(), state) != act.from.end()) &&
        (!allowed || may_act(actor, view, act).ok()))
      possible.push_back(&act);
  if (possible.empty()) return false;
  const Act& act = *possible[rng_.below(possible.size())];
  Edits args;
  for (const auto& argument : act.args) {
    if (!argument.needed && rng_.chance(500)) continue;
    Field field;
    field.type = argument.type, field.vocab = argument.vocab;
    const Raw typed = value(field);
    if (!typed.empty()) args.emplace_back(argument.name, typed);
  }
  const auto done = replica.act(record.id, act.name, args, nullptr);
  work_.said(device, done, record.id, {}, "act " + kind.name + " " + act.name);
  return done.ok();
}

}  // namespace dialogue::sim
