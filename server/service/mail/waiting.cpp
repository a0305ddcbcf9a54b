// SPDX-License-Identifier: Apache-2.0
// How much waits for whom: what Today says on devices (client/app/lists/awaited_records), by the server's store.
#include <algorithm>
#include <set>
#include <utility>

#include "server/service/decide/access.h"
#include "server/service/mail/the_digests.h"
#include "shared/base/days.h"
#include "shared/base/time_zone.h"
#include "shared/model/awaited.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/quoted.h"

namespace dialogue {
namespace {

/// A person as the counting sees them.
struct Reader {
  Uuid person;
  Actor actor;
  std::set<ScopeId> scopes;
  std::optional<TimeZone> zone;
  std::vector<std::string> states;  ///< of the kind at hand: in which its records may wait for them

  Day day_of(std::int64_t unix_ms) const {
    constexpr std::int64_t day_s = 86'400;
    const auto utc = unix_ms / 1000;
    return static_cast<Day>((utc + (zone ? zone->offset_at(utc) : 0)) / day_s);
  }
};

/// A record with those of its cells that one person may see. Nothing of it is there when they see none.
struct Seen {
  const Kind* kind = nullptr;
  Uuid id;
  Cells cells;
  RecordView view(const RecordView* parent = nullptr) const { return {kind, id, &cells, parent}; }
  explicit operator bool() const { return kind != nullptr; }
};

/// Counts the records of one kind.
class Counter {
 public:
  Counter(const Domain& domain, StoreView& view, const Kind& kind, std::int64_t now_ms)
      : domain_(domain), view_(view), kind_(kind), now_ms_(now_ms) {}

  void look(Rid rid, const std::vector<Reader*>& readers, std::map<Uuid, std::vector<Waiting>>& out) {
    StoredRecord record;
    if (!view_.load(rid, record) || record.deleted()) return;
    const std::string state(state_of({&kind_, record.id, &record.cells, nullptr}));
    entries_.clear();
    for (const Reader* reader : readers) {
      const bool any =
          std::any_of(reader->states.begin(), reader->states.end(), [&](const std::string& each) { return each.empty() || each == state; });
      if (!any) continue;
      if (entries_.empty()) view_.feed_of(rid, entries_);
      if (const auto what = why(record, *reader)) count(*what, out[reader->person]);
    }
  }

 private:
  void count(Waiting::For what, std::vector<Waiting>& of) const {
    const auto same = std::find_if(of.begin(), of.end(), [&](const Waiting& each) { return each.kind == &kind_ && each.what == what; });
    if (same != of.end())
      ++same->count;
    else
      of.push_back({&kind_, what, 1});
  }

  std::optional<Waiting::For> why(const StoredRecord& record, const Reader& reader) {
    const Seen seen = seen_of(record, entries_, reader);
    if (!seen) return {};
    const Seen parent = parent_of(seen, reader);
    const RecordView above = parent ? parent.view() : RecordView{};
    const RecordView whole = seen.view(parent ? &above : nullptr);
    if (kind_.purpose == Purpose::proposal)
      return decides(whole, reader) && first_of_its_record(whole, reader) ? std::optional(Waiting::For::step) : std::nullopt;
    const Awaited why = awaited_of(reader.actor, whole, around(seen, parent, reader));
    if (!why.acts.empty()) return Waiting::For::step;
    if (why.words) return Waiting::For::words;
    return why.opinion ? std::optional(Waiting::For::opinion) : std::nullopt;
  }

  /// The author, the owner and whoever may write the field decide. Others only read.
  static bool decides(const RecordView& proposal, const Reader& reader) {
    if (ref_value(proposal.get("by")) == reader.person || !proposal.parent) return true;
    return run_check("may_settle", proposal, reader.actor).ok();
  }

  /// Today has one row for a record, in however many of its fields there is something to decide.
  bool first_of_its_record(const RecordView& proposal, const Reader& reader) {
    const auto record = ref_value(proposal.get(kind_.parent_field));
    return !record || decided_.emplace(reader.person, *record).second;
  }

  static Seen seen_of(const StoredRecord& record, const std::vector<FeedEntry>& entries, const Reader& reader) {
    std::set<int> facets;
    for (const FeedEntry& entry : entries)
      if (!entry.gone() && reader.scopes.contains(entry.scope)) facets.insert(entry.facet);
    if (facets.empty()) return {};
    Seen out{record.kind, record.id, {}};
    for (const auto& [path, value] : record.cells)
      if (facets.contains(describe_cell(*record.kind, path).facet)) out.cells.emplace(path, value);
    return out;
  }

  Seen seen_of(const Kind& kind, const Uuid& id, const Reader& reader) {
    StoredRecord record;
    if (!view_.load(view_.find(kind, id), record)) return {};
    return seen_of(record, reader);
  }
  Seen seen_of(const StoredRecord& record, const Reader& reader) {
    std::vector<FeedEntry> entries;
    view_.feed_of(record.rid, entries);
    return seen_of(record, entries, reader);
  }

  Seen parent_of(const Seen& record, const Reader& reader) {
    if (kind_.parent_field.empty()) return {};
    const auto id = ref_value(record.view().get(kind_.parent_field));
    if (!id) return {};
    const Field* field = kind_.field(kind_.parent_field);
    const Kind* named = field && !field->ref_kind.empty()    ? domain_.kind(field->ref_kind)
                        : kind_.purpose == Purpose::proposal ? domain_.kind(inside_quotes(record.view().get("kind")))
                                                             : nullptr;
    if (named) return seen_of(*named, *id, reader);
    for (const Kind& kind : domain_.kinds())
      if (auto found = seen_of(kind, *id, reader)) return found;
    return {};
  }

  Circumstances around(const Seen& record, const Seen& parent, const Reader& reader) {
    Circumstances out;
    out.now_ms = now_ms_;
    if (kind_.purpose == Purpose::registration && parent) out.hours = hours_of(parent, reader);
    if (look_of(kind_).takes_place) out.day_has_come = day_has_come(record, reader);
    out.commented = record.view().get("review_asked") == "true" && commented(record.id, reader);
    return out;
  }

  std::vector<Seen> sittings_of(const Seen& record, const Reader& reader) {
    const std::string_view name = look_of(*record.kind).takes_place.sittings;
    const Kind* sittings = name.empty() ? nullptr : domain_.kind(name);
    std::vector<Seen> out;
    if (!sittings) return out;
    StoredRecord each;
    for (const Rid rid : view_.referring(*sittings, sittings->parent_field, quoted(record.id)))
      if (view_.load(rid, each) && !each.deleted())
        if (auto seen = seen_of(each, reader)) out.push_back(std::move(seen));
    return out;
  }

  std::optional<Hours> hours_of(const Seen& record, const Reader& reader) {
    const auto hours = look_of(*record.kind).takes_place.hours;
    if (!hours) return {};
    const auto sittings = sittings_of(record, reader);
    std::vector<const Cells*> cells;
    for (const Seen& each : sittings) cells.push_back(&each.cells);
    return hours(record.view(), cells);
  }

  static std::optional<std::int64_t> start_of(const Seen& record) {
    const std::string_view field = look_of(*record.kind).takes_place.starts;
    return field.empty() ? std::nullopt : parse_instant(inside_quotes(record.view().get(field)));
  }

  bool day_has_come(const Seen& record, const Reader& reader) {
    std::vector<std::int64_t> starts;
    if (const auto own = start_of(record)) starts.push_back(*own);
    if (look_of(kind_).takes_place.starts.empty())
      for (const Seen& each : sittings_of(record, reader))
        if (const auto at = start_of(each)) starts.push_back(*at);
    const Day today = reader.day_of(now_ms_);
    if (!starts.empty()) return reader.day_of(*std::min_element(starts.begin(), starts.end())) <= today;
    const std::string_view field = look_of(kind_).takes_place.day;
    const auto planned = field.empty() ? std::nullopt : parse_day(inside_quotes(record.view().get(field)));
    return !planned || *planned <= today;
  }

  bool commented(const Uuid& record, const Reader& reader) {
    const Kind* comments = domain_.serving(Purpose::comment);
    if (!comments) return false;
    StoredRecord each;
    for (const Rid rid : view_.referring(*comments, comments->parent_field, quoted(record))) {
      if (!view_.load(rid, each) || each.deleted()) continue;
      const auto org = ref_value(each.get("owner_org"));
      const bool own =
          std::any_of(reader.actor.grants.begin(), reader.actor.grants.end(), [&](const ActiveGrant& grant) { return org == grant.org; });
      if (own && seen_of(each, reader)) return true;
    }
    return false;
  }

  const Domain& domain_;
  StoreView& view_;
  const Kind& kind_;
  const std::int64_t now_ms_;
  std::vector<FeedEntry> entries_;           ///< of the record at hand
  std::set<std::pair<Uuid, Uuid>> decided_;  ///< a person, and a record on which a proposal was counted for them
};

std::vector<std::string> states_of(const Kind& kind, const Actor& actor) {
  if (kind.purpose == Purpose::proposal) return {"open"};
  return awaited_states(kind, actor);
}

std::vector<Reader> readers_of(Engine& engine, const std::vector<MailReader>& people) {
  const auto view = engine.snapshot();
  std::vector<Reader> out;
  for (const MailReader& each : people) {
    Reader reader{each.person, access_of(*view, engine.catalogue, each.person, {}, engine.now_ms()).now, {}, {}, {}};
    if (reader.actor.grants.empty()) continue;
    reader.scopes = scope_ids(*view, reader.actor);
    if (auto zone = TimeZone::load(each.zone)) reader.zone = std::move(*zone);
    out.push_back(std::move(reader));
  }
  return out;
}

}  // namespace

Result<std::map<Uuid, std::vector<Waiting>>> TheDigests::waiting(const std::vector<MailReader>& people,
                                                                 const std::function<bool()>& give_up) {
  const Domain& domain = engine_.catalogue.domain();
  std::map<Uuid, std::vector<Waiting>> out;
  try {
    auto readers = readers_of(engine_, people);
    for (const Kind& kind : domain.kinds()) {
      std::vector<Reader*> concerned;
      for (Reader& reader : readers)
        if (reader.states = states_of(kind, reader.actor); !reader.states.empty()) concerned.push_back(&reader);
      if (concerned.empty()) continue;
      // A snapshot of its own for each kind: one that is held for long keeps the store from tidying up.
      const auto view = engine_.snapshot();
      Counter counter(domain, *view, kind, engine_.now_ms());
      for (const Rid rid : view->all(kind)) {
        if (give_up && give_up()) return Error{"stopping", "", {}, ""};
        counter.look(rid, concerned, out);
      }
    }
  } catch (const Failure& failure) {
    return failure.error();
  }
  return out;
}

}  // namespace dialogue
