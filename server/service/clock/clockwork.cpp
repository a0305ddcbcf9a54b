// SPDX-License-Identifier: Apache-2.0
#include "server/service/clock/clockwork.h"

#include <algorithm>
#include <map>

#include "server/service/apply/server_act.h"
#include "shared/base/days.h"
#include "shared/base/log.h"
#include "shared/domain/people/rest.h"
#include "shared/model/declaration.h"
#include "shared/model/due.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr const char* counted_since = "seen_since";

Day day_of(std::int64_t unix_ms) { return static_cast<Day>(unix_ms / day_ms); }
std::string seen_key(const Uuid& device) { return "seen:" + device.text(); }

/// The record as its rules see it. No rule on dates asks for its parent.
RecordView alone(const StoredRecord& record) { return {record.kind, record.id, &record.cells, nullptr}; }

template <class Visit>
void each(StoreView& view, const Kind& kind, Visit visit) {
  StoredRecord record;
  for (const Rid rid : view.all(kind))
    if (view.load(rid, record) && !record.deleted()) visit(record);
}

}  // namespace

Result<std::uint64_t> Clockwork::turn() {
  // Takes few at a time, so that others who write meanwhile need not wait for all of them.
  constexpr std::size_t together = 100;
  std::uint64_t done = 0;
  try {
    const std::vector<Due> all = due(day_of(engine_.now_ms()));
    for (std::size_t from = 0; from < all.size(); from += together) {
      std::uint64_t taken = 0;
      auto status = engine_.write([&](UnitOfWork& work) {
        taken = 0;
        for (std::size_t i = from; i < std::min(from + together, all.size()); ++i) taken += act(work, all[i]) ? 1 : 0;
      });
      if (!status) return status.error();
      done += taken;
    }
  } catch (const Failure& failure) {
    return failure.error();
  }
  if (done != 0) log(LogLevel::info, "time_passed", {{"acts", done}});
  return done;
}

std::vector<Clockwork::Due> Clockwork::due(Day today) {
  std::vector<Due> out;
  const auto view = engine_.snapshot();
  dates(*view, today, out);
  rests(*view, today, out);
  return out;
}

void Clockwork::dates(StoreView& view, Day today, std::vector<Due>& out) {
  for (const Kind& kind : engine_.catalogue.domain().kinds()) {
    if (!has_due_acts(kind)) continue;
    each(view, kind, [&](const StoredRecord& record) {
      if (const Act* act = due_act(alone(record), today)) out.push_back({&kind, record.id, act});
    });
  }
}

/// Counts only once a whole year was noted. Before that, a device that was not noted says nothing.
void Clockwork::rests(StoreView& view, Day today, std::vector<Due>& out) {
  const Kind* organisations = engine_.catalogue.domain().serving(Purpose::organisation);
  const Kind* persons = engine_.catalogue.domain().serving(Purpose::person);
  const auto since = parse_day(view.meta(counted_since));
  if (!since || !organisations || !persons) return;
  std::map<Uuid, Day> seen;
  StoredRecord person;
  for (const StoredDevice& device : view.devices()) {
    if (!view.load(view.find(*persons, device.person), person)) continue;
    if (const auto org = ref_value(person.get("owner_org"))) seen[*org] = std::max(seen[*org], last_seen(view, device));
  }
  each(view, *organisations, [&](const StoredRecord& record) {
    const Day made = parse_day(inside_quotes(record.get("created_at")).substr(0, 10)).value_or(today);
    const Day last = std::max({seen[record.id], made, *since});
    if (const Act* act = due_rest(alone(record), last, today)) out.push_back({organisations, record.id, act});
  });
}

/// False when the record has moved on since it was looked at.
bool Clockwork::act(UnitOfWork& work, const Due& due) {
  const Held* held = work.find(*due.kind, due.record);
  if (!held || held->record.deleted()) return false;
  const bool rest = due.kind == engine_.catalogue.domain().serving(Purpose::organisation);
  if (!rest && due_act(alone(held->record), day_of(work.now_ms())) != due.act) return false;
  return act_as_server(work, *due.kind, due.record, *due.act);
}

void note_seen(Engine& engine, const Uuid& device) {
  const std::string today = date_text(engine.now_ms());
  if (!engine.first_today(device, today)) return;
  const auto view = engine.snapshot();
  if (view->meta(seen_key(device)) == today) return;
  const bool first_ever = view->meta(counted_since).empty();
  const auto status = engine.write([&](UnitOfWork& work) {
    work.store().set_meta(seen_key(device), today);
    if (first_ever) work.store().set_meta(counted_since, today);
  });
  if (!status) log(LogLevel::warning, "not_noted", status.error());
}

Day last_seen(StoreView& view, const StoredDevice& device) {
  return std::max(parse_day(view.meta(seen_key(device.id))).value_or(0), day_of(device.enrolled_ms));
}

}  // namespace dialogue
