// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/stories.h"
#include "tests/fakes/reconcile.h"

#include <algorithm>
#include <array>

#include "shared/base/days.h"
#include "shared/wire/json.h"
#include "tests/fakes/transport.h"
#include "tests/sim/line.h"
#include "tests/sim/oracles.h"

namespace dialogue::sim {

namespace {

bool plain(const Field& field) { return field.cls == FieldClass::value || field.cls == FieldClass::text; }

}  // namespace

bool Stories::works(std::size_t index) const {
  const auto& device = world_.devices_[index];
  return device.enrolled && !device.revoked && device.disk_ill == 0 && device.away_until <= world_.now_;
}

std::optional<std::size_t> Stories::somebody() {
  for (int attempt = 0; attempt < 6; ++attempt)
    if (const auto device = rng_.below(world_.devices_.size()); works(device)) return device;
  return std::nullopt;
}

std::optional<Stories::Meeting> Stories::meeting() {
  for (int attempt = 0; attempt < 12 && !world_.known_.empty(); ++attempt) {
    const auto one = rng_.below(world_.devices_.size()), other = rng_.below(world_.devices_.size());
    if (one == other || !works(one) || !works(other)) continue;
    const auto& known = world_.known_[rng_.below(world_.known_.size())];
    if (known.first == "person" && rng_.chance(700)) continue;
    const auto here = work_.shown(one, known.second), there = work_.shown(other, known.second);
    if (here && there && !here->ghost && work_.has_say(one, *here) && work_.has_say(other, *there)) return Meeting{one, other, *here};
  }
  return std::nullopt;
}

const Field* Stories::contested(const Kind& kind) {
  std::vector<const Field*> all, narrow;
  for (const auto& field : kind.fields) {
    if (!plain(field)) continue;
    all.push_back(&field);
    if (field.facet != "main") narrow.push_back(&field);
  }
  const auto& from = !narrow.empty() && rng_.chance(500) ? narrow : all;
  return from.empty() ? nullptr : from[rng_.below(from.size())];
}

void Stories::edit(std::size_t device, const Uuid& record, const Edits& cells, const char* verb) {
  if (cells.empty() || !world_.failure_.empty()) return;
  work_.shown(device, record);
  work_.said(device, world_.devices_[device].replica->edit(record, cells, nullptr), record, cells, verb);
}

void Stories::sync_all() {
  for (std::size_t i = 0; i < world_.devices_.size() && world_.failure_.empty(); ++i)
    if (works(i)) sync(i);
}

void Stories::work(std::size_t device, int verbs) {
  for (int i = 0; i < verbs && world_.failure_.empty(); ++i) work_.act(device);
}

/// Two change the same field, and neither has seen the other's words. A third may see the record, but not that field.
void Stories::clash() {
  const auto met = meeting();
  const Field* field = met ? contested(*met->record.kind) : nullptr;
  if (field == nullptr) return;
  if (met->record.kind->field("helpers") != nullptr && rng_.chance(500)) {
    const auto& stranger = world_.people_[world_.devices_[rng_.below(world_.devices_.size())].person];
    edit(met->one, met->record.id, {{"helpers[" + stranger.id.text() + "]", "true"}}, "clash: a helper");
  }
  sync(met->one), sync(met->other);
  for (const auto device : {met->one, met->other}) {
    Edits cells;
    declared_.add_field(*field, "", cells);
    edit(device, met->record.id, cells, "clash");
  }
  sync(met->one), sync(met->other);
  if (rng_.chance(500)) sync_all();
}

/// What one sent was decided, but nobody told them. Others go on, then it is sent once more.
void Stories::reply_lost() {
  const auto met = meeting();
  const Field* field = met ? contested(*met->record.kind) : nullptr;
  if (field == nullptr) return;
  const auto change = [&](std::size_t device) {
    Edits cells;
    declared_.add_field(*field, "", cells);
    edit(device, met->record.id, cells, "reply lost: an edit");
  };
  sync(met->one), sync(met->other);
  if (rng_.chance(500)) change(met->other), sync(met->other);
  change(met->one);
  work(met->one, static_cast<int>(rng_.below(3)));
  Line line(world_, met->one, false);
  // What it carries arrives. The first answer does not.
  test::FakeTransport deaf([&line](const WireRequest& request) -> Result<WireReply> {
    line.call(request).ok();
    return Error{"offline", "", {}, "the reply was lost"};
  });
  world_.count("reply lost");
  world_.trace_.add(world_.devices_[met->one].name + " gets no reply");
  if (reconcile(world_.devices_[met->one].replica->session(), deaf, world_.page())) return;
  if (rng_.chance(500)) change(met->one);
  if (rng_.chance(700)) sync(met->other), change(met->other), sync(met->other);
  sync(met->one);
}

/// An element is taken away and put there again while somebody else, who saw the first, takes it away too.
void Stories::back_and_forth() {
  const auto met = meeting();
  if (!met) return;
  std::vector<const Field*> sets;
  for (const auto& field : met->record.kind->fields)
    if (field.cls == FieldClass::set) sets.push_back(&field);
  if (sets.empty()) return;
  Edits cells;
  declared_.add_field(*sets[rng_.below(sets.size())], "", cells);
  if (cells.empty()) return;
  const Path element = cells.front().first;
  const auto put = [&](std::size_t device, const char* value) { edit(device, met->record.id, {{element, value}}, "back and forth"); };
  put(met->one, "true");
  sync(met->one), sync(met->other);
  put(met->other, "");
  sync(met->other);
  put(met->other, "true");
  sync(met->other);
  put(met->one, "");
  if (rng_.chance(300)) put(met->other, "");
  sync(met->one), sync(met->other);
}

/// One takes the record or a part of it away, while the other fills in what nobody had filled in yet.
void Stories::edited_while_gone() {
  const auto met = meeting();
  if (!met) return;
  const Kind& kind = *met->record.kind;
  sync(met->one), sync(met->other);
  std::vector<Path> lines;
  const auto now = work_.shown(met->one, met->record.id);
  if (!now) return;
  for (const auto& [path, value] : now->cells)
    if (path.back() == ']' && kind.part(path.substr(0, path.find('['))) != nullptr && path.find("].") == Path::npos) lines.push_back(path);
  const bool whole = lines.empty() || rng_.chance(400);
  const Path line = whole ? Path() : lines[rng_.below(lines.size())];
  const auto& fields = whole ? kind.fields : kind.part(line.substr(0, line.find('[')))->fields;
  Edits cells;
  for (const auto& field : fields) {
    const Path path = whole ? Path(field.name) : line + "." + field.name;
    if (plain(field) && now->cells.find(path) == now->cells.end() && rng_.chance(400)) declared_.add_field(field, line, cells);
  }
  edit(met->other, met->record.id, cells, "edit while it goes");
  edit(met->one, met->record.id, {{whole ? Path(deleted_cell) : line, whole ? "true" : ""}}, "take away while it is edited");
  if (whole && rng_.chance(300)) {
    const Edits comment{{"parent", json::quote(met->record.id.text())}, {"text", json::quote(work_.words())}};
    auto id = world_.devices_[met->other].replica->create("comment", comment);
    work_.said(met->other, id ? Status() : Status(id.error()), id ? *id : Uuid(), comment, "comment while it goes");
  }
  if (rng_.chance(500)) sync(met->other);
  sync(met->one), sync(met->other), sync(met->one);
}

/// Two act on one record, neither knowing of the other.
void Stories::both_act() {
  const auto met = meeting();
  if (!met || met->record.kind->acts.empty()) return;
  sync(met->one), sync(met->other);
  for (const auto device : {met->one, met->other})
    if (const auto record = work_.shown(device, met->record.id)) declared_.act_on(device, *record, true);
  sync(met->other), sync(met->one), sync(met->other);
}

/// What decides who sees a record is changed, and changed back.
void Stories::seen_for_a_while() {
  const auto met = meeting();
  if (!met) return;
  const Kind& kind = *met->record.kind;
  Edits there, back;
  for (const auto& field : kind.fields) {
    const auto decides = [&](const dialogue::Visibility& v) { return v.when == field.name || v.when == "!" + field.name; };
    if (field.type == Type::boolean && plain(field) && std::any_of(kind.visible.begin(), kind.visible.end(), decides) && rng_.chance(500))
      there.emplace_back(field.name, "true"), back.emplace_back(field.name, "false");
  }
  for (const char* name : {"helpers", "parties"})
    if (const Field* field = kind.field(name); field != nullptr && field->cls == FieldClass::set && rng_.chance(500)) {
      Edits one;
      declared_.add_field(*field, "", one);
      if (one.empty()) continue;
      there.emplace_back(one.front().first, "true"), back.emplace_back(one.front().first, "");
    }
  edit(met->one, met->record.id, there, "show for a while");
  sync(met->one), sync_all();
  if (rng_.chance(300)) work(met->other, 2);
  edit(met->one, met->record.id, back, "show no more");
  sync(met->one), sync_all();
}

/// All that a person may do ends on a day, while they work offline.
void Stories::grant_ends_by_date() {
  const auto device = somebody();
  if (!device || world_.devices_[*device].person == 0) return;
  auto& person = world_.people_[world_.devices_[*device].person];
  auto& admin = world_.server_->admin();
  sync(*device);
  for (const auto& grant : person.grants) admin.revoke_grant(grant).ignore();
  person.grants.clear();
  world_.access_ended(person);
  const auto give = [&](const std::string& until) {
    world_.forget_what_nobody_may_hold();
    auto grant = admin.grant(person.id, person.roles.front(), "all", until);
    if (!grant) return;
    admin.act_as(world_.people_[0].id, "role_grant", *grant, "confirm", {}).ignore();
    person.grants.push_back(*grant);
  };
  const auto days = static_cast<std::int64_t>(rng_.below(3));
  give(date_text(world_.now_ + days * day_ms));
  world_.count("grant ends by date");
  world_.trace_.add("all of " + person.id.text() + " ends in " + std::to_string(days) + " days");
  sync(*device);
  work(*device, 3);
  world_.now_ += (days + 1) * day_ms;
  if (rng_.chance(700)) sync(*device);
  if (rng_.chance(400)) give("");
}

void Stories::closed_with_full_outbox() {
  const auto device = somebody();
  if (!device) return;
  work(*device, 4);
  world_.revoke_device(*device);
  sync(*device), sync(*device);
}

/// The server is put back, goes on, and then is put back to a later copy of the life that was lost.
void Stories::put_back_twice() {
  const auto some_work = [&] {
    for (int i = 0; i < 3 && world_.failure_.empty(); ++i)
      if (const auto device = somebody()) work(*device, 2), sync(*device);
  };
  const bool told = rng_.chance(300);
  const auto first = world_.server_->copy_now();
  some_work();
  if (const auto device = somebody()) sync(*device);
  const auto later = world_.server_->copy_now();
  if (rng_.chance(500)) some_work();
  world_.count("server put back twice");
  world_.trace_.add("server put back");
  world_.put_back(first, told);
  if (rng_.chance(500)) some_work();
  sync_all();
  world_.trace_.add("server put back to a later copy");
  world_.put_back(later, told);
  sync_all();
}

/// A copy of a device meets the restored server before the device itself does, so the ids of what was lost are taken.
void Stories::clone_is_first() {
  const auto device = somebody();
  if (!device || world_.devices_[*device].clone) return;
  sync(*device);
  const auto copy = world_.server_->copy_now();
  world_.take_image(*device);
  work(*device, 3), sync(*device);
  const auto before = world_.devices_.size();
  world_.clone_device(*device);
  if (world_.devices_.size() == before || !world_.failure_.empty()) return;
  work(before, 3);
  world_.trace_.add("server put back under a device and its clone");
  world_.put_back(copy, rng_.chance(300));
  sync(before), sync(*device);
}

/// A record goes some steps along its life. Each is done by somebody who may do it.
void Stories::life_goes_on() {
  if (world_.known_.empty()) return;
  const auto id = world_.known_[rng_.below(world_.known_.size())].second;
  sync_all();
  for (int steps = 0; steps < 4; ++steps) {
    bool done = false;
    for (std::size_t i = 0; i < world_.devices_.size() && !done; ++i) {
      const auto record = works(i) && world_.failure_.empty() ? work_.shown(i, id) : std::nullopt;
      if (record) done = declared_.act_on(i, *record, true), sync(i);
    }
    if (!done) return;
    sync_all();
  }
}

/// What is restricted is locked and the rest goes on. The next contact opens all.
void Stories::a_month_without_contact() {
  const auto device = somebody();
  if (!device || world_.devices_[*device].age != world_.server_->age()) return;
  sync(*device);
  const auto& replica = world_.devices_[*device].replica;
  if (!world_.failure_.empty() || !replica->session().totals().complete || world_.last_error_ != "") return;
  world_.count("a month without contact");
  world_.now_ += 31 * day_ms;
  if (world_.failure_ = Oracles(world_).locked_for_want_of_contact(*device); !world_.failure_.empty()) return;
  work(*device, 2);
  sync(*device);
  if (replica->session().totals().complete && replica->status().locked)
    world_.failure_ = world_.devices_[*device].name + " is locked though it has just had contact";
}

void Stories::play() {
  constexpr std::array stories{&Stories::clash,
                               &Stories::reply_lost,
                               &Stories::back_and_forth,
                               &Stories::edited_while_gone,
                               &Stories::seen_for_a_while,
                               &Stories::grant_ends_by_date,
                               &Stories::closed_with_full_outbox,
                               &Stories::put_back_twice,
                               &Stories::clone_is_first,
                               &Stories::life_goes_on,
                               &Stories::a_month_without_contact,
                               &Stories::both_act};
  // Stories that end something for good are told less often.
  const auto which = rng_.below(stories.size());
  if (stories[which] == &Stories::closed_with_full_outbox && !rng_.chance(400)) return;
  world_.trace_.add("a story");
  (this->*stories[which])();
}

}  // namespace dialogue::sim
