// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "client/core/replica/replica_impl.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/system/staleness.h"
#include "shared/joining/six_words.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/late_verdict.h"
#include "sync/lease.h"
#include "sync/meta.h"
#include "sync/places.h"

namespace dialogue {

namespace {

NewCells words_in(const Change& change) {
  NewCells out;
  for (const auto& cell : change.cells) out.emplace_back(cell.path, cell.value);
  return change.is_act() ? NewCells(change.args.begin(), change.args.end()) : out;
}

Raw value_in(const Cells& cells, std::string_view path) {
  const auto it = cells.find(path);
  return it == cells.end() ? Raw() : it->second;
}

template <class Value, class Step>
Value quietly(Step step) {
  try {
    return step();
  } catch (const Failure&) {
    return Value();
  }
}

}  // namespace

// It looks now and then, because minutes are counted.
void ReplicaImpl::heed_lease() {
  constexpr std::int64_t minute_ms = 60'000;
  const std::int64_t now = ports_.clock.unix_ms();
  if (group_ || (now >= heeded_ms_ && now - heeded_ms_ < minute_ms)) return;
  try {
    // Where nothing can be written, the lock is set in memory.
    const Database::Unkept in_memory(store_.db());
    const bool was_locked = Lease(ports_).locked();
    Lease(ports_).heed();
    heeded_ms_ = now;
    keeps_.carry_out();
    if (!was_locked && Lease(ports_).locked()) store_.scrub();
  } catch (const Failure&) {
    // A full disk stops no reading. The next look counts the time.
  }
}

// Whether a scope that is not locked holds the cell's facet.
bool ReplicaImpl::is_open(const RecordHead& head, std::string_view path) {
  return Lease(ports_).is_open(head.facets.at(static_cast<std::size_t>(place_of(*head.kind, path).facet)));
}

// What may be shown of a record: without the facets that are locked.
Cells ReplicaImpl::open_cells(const RecordHead& head) {
  Cells out = store_.read(head);
  if (head.lock != Lock::none) std::erase_if(out, [&](const auto& cell) { return !is_open(head, cell.first); });
  // A server of an older declaration sent the cell in the facet that it had then. It belongs to the field all the same.
  for (auto it = out.lower_bound(std::string(1, elsewhere)); it != out.end();) {
    const Place place = place_of(*head.kind, it->first);
    const bool ours = place.path.size() != it->first.size() && describe_cell(*head.kind, place.path).known && !out.contains(place.path);
    if (ours) out.emplace(place.path, it->second);
    it = ours ? out.erase(it) : std::next(it);
  }
  return out;
}

// An administrator closed this device.
bool ReplicaImpl::closed() { return get_flag(store_, meta::revoked); }

// What was made here and never sent belongs to its writer, whatever becomes of the device's rights.
bool ReplicaImpl::shows(const RecordHead& head) { return head.lock != Lock::whole && (head.own || !closed()); }

Result<Record> ReplicaImpl::get(const Uuid& id) {
  return at_border([&]() -> Result<Record> {
    heed_lease();
    const auto head = store_.head(id);
    // A closed device does not even say what is here.
    if (!head || head->kind->no == strange_no) return closed() ? Error{"revoked", "", {}, {}} : Error{"not_found", "", {id.text()}, {}};
    if (!shows(*head)) return Error{closed() ? "revoked" : "scope_locked", "", {}, {}};
    Record out;
    out.id = id;
    out.kind = head->kind;
    out.cells = open_cells(*head);
    out.sync = head->sync;
    for (const auto& facet : head->facets) out.shown.seq.push_back(facet.seq);
    out.shown.epoch = life_of(store_, *head);
    out.shown.receipt = store_.newest_receipt();
    out.seq = head->facets.front().seq;
    out.ghost = head->ghost != Ghost::no;
    out.unborn = head->own && store_.waiting_of(id).empty();
    show_staleness(*head, out);
    return out;
  });
}

/// This device may have changed a translation or its source and not sent that yet. That is no news to its own user, and the server will
/// mark it.
void ReplicaImpl::show_staleness(const RecordHead& head, Record& record) {
  if (record.kind->purpose != Purpose::translation || !store_.any_waiting()) return;
  const RecordView view{record.kind, record.id, &record.cells, nullptr};
  std::optional<std::string> said;  // of the newest words that wait: of which source they are
  for (const StoredChange& waiting : store_.waiting_of(head.id)) {
    const auto& args = waiting.change.args;
    const auto it = std::find_if(args.begin(), args.end(), [](const auto& arg) { return arg.first == said_source; });
    if (waiting.change.cell("text")) said = it == args.end() ? std::string() : std::string(inside_quotes(it->second));
  }
  using terms::state;
  if (said && terms::one_of(state_of(view), state("reviewed"), state("current"), state("stale_minor"), state("stale_major")))
    record.cells[std::string(state_cell)] = state("draft").raw();
  const auto parent = ref_value(view.get("parent"));
  const auto source = parent ? store_.head(*parent) : std::nullopt;
  if (!source || source->lock != Lock::none) return;
  const std::string field = view.text("field");
  const Cells under = store_.under(*source);
  const auto before = under.find(field);
  // Without a change here of either, the server's word stands.
  if (!said && before == under.end()) return;
  const std::string now = json::unquote(value_in(store_.read(*source), field)).value_or("");
  const std::string then = before == under.end() ? now : json::unquote(before->second).value_or("");
  const std::string hash = said ? *said : std::string(inside_quotes(view.get("source_hash")));
  if (said && hash.empty()) return;
  // A translation that was behind its source already stays behind.
  const bool behind = !hash.empty() && hash != source_hash(then);
  const Staleness found = hash == source_hash(now) ? Staleness::none : behind ? Staleness::major : staleness(then, now);
  record.cells[std::string(state_cell)] = '"' + std::string(state_after(view, found)) + '"';
}

std::vector<PendingChange> ReplicaImpl::pending() {
  return quietly<std::vector<PendingChange>>([&] {
    std::vector<PendingChange> out;
    for (const auto& stored : store_.waiting())
      out.push_back({stored.id, stored.change.record, stored.change.kind, title_of(stored.change.record), stored.change.act,
                     words_in(stored.change), stored.change.counter, stored.made_ms, stored.change.group});
    return out;
  });
}

std::vector<Refusal> ReplicaImpl::refusals() {
  return quietly<std::vector<Refusal>>([&] {
    std::vector<Refusal> out;
    for (const auto& stored : store_.refusals()) {
      const auto receipt = store_.receipt(stored.receipt);
      Error error = receipt && receipt->error ? *receipt->error : Error{"rejected", "", {}, {}};
      // It was parked first and refused later. The notice says why.
      if (receipt && receipt->verdict != stored.verdict)
        if (const auto late = late_verdict(store_, domain(), stored)) error = late->error;
      out.push_back({stored.id, stored.change.record, stored.change.kind, title_of(stored.change.record), stored.change.act,
                     words_in(stored.change), error, stored.verdict == Verdict::parked, stored.made_ms});
    }
    return out;
  });
}

Proposal ReplicaImpl::proposal_from(const RecordHead& head, const Uuid& person) {
  const Cells cells = open_cells(head);
  const RecordView view{head.kind, head.id, &cells, nullptr};
  Proposal out;
  out.id = head.id;
  out.record = ref_value(view.get("record")).value_or(Uuid{});
  out.kind = view.text("kind");
  out.title = title_of(out.record);
  out.field = view.text("cell");
  out.base = view.get("base");
  out.proposed = view.get("proposed");
  out.by = ref_value(view.get("by")).value_or(Uuid{});
  out.by_name = title_of(out.by);
  out.at_ms = parse_instant(view.text("at")).value_or(0);
  out.mine = out.by == person;
  out.group = view.text("group");
  const auto paragraph = view.get("paragraph");
  std::from_chars(paragraph.data(), paragraph.data() + paragraph.size(), out.paragraph);
  const auto target = store_.head(out.record);
  const bool shown = target && shows(*target) && (target->lock == Lock::none || is_open(*target, out.field));
  if (shown && out.paragraph > 0) {
    // The server keeps what stands against it with the proposal.
    out.current = view.get("current");
  } else if (shown) {
    // The server's value stands against it, not a waiting change of this device.
    const Cells under = store_.under(*target);
    const auto covered = under.find(out.field);
    out.current = covered != under.end() ? covered->second : value_in(store_.read(*target), out.field);
  }
  return out;
}

std::vector<Proposal> ReplicaImpl::proposals() {
  return quietly<std::vector<Proposal>>([&] {
    std::vector<Proposal> out;
    const Kind* kind = domain().serving(Purpose::proposal);
    if (!kind || closed()) return out;
    const Uuid person = get_uuid(store_, meta::person);
    ListQuery open;
    open.where.push_back({"state", Condition::Op::eq, "open"});
    open.sort = "at";
    const auto found = keys(kind->name, open);
    if (!found) return out;
    for (const RowKey key : *found) {
      const auto head = store_.head_at(key);
      // It is settled here already, and waits for the server's word.
      if (!head || head->lock == Lock::whole || !store_.waiting_of(head->id).empty()) continue;
      out.push_back(proposal_from(*head, person));
    }
    return out;
  });
}

std::vector<KindWaiting> ReplicaImpl::waiting_by_kind() {
  return quietly<std::vector<KindWaiting>>([&] {
    std::map<std::string, KindWaiting> by_kind;
    constexpr std::string_view waiting =
        "SELECT ids.rid, count(*) FROM change JOIN ids ON ids.id = change.record WHERE change.verdict IS NULL GROUP BY change.record";
    for (Query q(store_.db(), waiting); q.next();)
      if (const Kind* kind = store_.kind_of(q.get<RowKey>(0))) ++by_kind[kind->name].waiting;
    std::map<std::string, std::set<Uuid>> attention;
    constexpr std::string_view refused = "SELECT ids.rid, ids.id FROM change JOIN ids ON ids.id = change.record WHERE change.open = 1";
    for (Query q(store_.db(), refused); q.next();)
      if (const Kind* kind = store_.kind_of(q.get<RowKey>(0))) attention[kind->name].insert(q.get<Uuid>(1));
    for (const Proposal& each : proposals()) attention[each.kind].insert(each.record);
    for (const auto& [kind, records] : attention) by_kind[kind].attention = records.size();
    std::vector<KindWaiting> out;
    for (auto& [kind, counts] : by_kind) {
      counts.kind = kind;
      out.push_back(counts);
    }
    return out;
  });
}

/// What was said when the device joined, and the keys that it was told since.
Trust ReplicaImpl::trust() {
  Trust out;
  if (store_.meta(meta::secured) != "own") return out;
  out.mode = Trust::Mode::own;
  for (const auto name : {meta::line_key, meta::next_line_key}) {
    const auto bytes = get_bytes(store_, name);
    Trust::Key key;
    if (bytes.size() != key.size()) continue;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    out.keys.push_back(key);
  }
  return out;
}

std::string ReplicaImpl::words() {
  const auto seed = get_bytes(store_, meta::seed), line_key = get_bytes(store_, meta::line_key);
  if (seed.empty() || line_key.empty()) return {};
  const PublicKey own = ports_.signer(seed)->public_key();
  return six_words({reinterpret_cast<const char*>(own.data()), own.size()}, line_key);
}

ReplicaStatus ReplicaImpl::status() {
  return quietly<ReplicaStatus>([&] {
    heed_lease();
    ReplicaStatus out;
    out.person = get_uuid(store_, meta::person);
    out.organisation = get_uuid(store_, meta::organisation);
    out.device = get_uuid(store_, meta::device);
    out.person_name = title_at(out.person);
    out.organisation_name = title_at(out.organisation);
    out.server = store_.meta(meta::server);
    out.trust = trust();
    out.words = words();
    const auto counts = store_.counts();
    out.pending = counts.unsealed + counts.sealed;
    out.sent = counts.sealed;
    out.rejected = counts.rejected;
    out.parked = counts.parked;
    out.proposals = proposals().size();
    out.last_sync_ms = static_cast<std::int64_t>(get_number(store_, meta::last_sync));
    out.epoch = store_.meta(meta::epoch);
    out.cursor = store_.meta(meta::cursor);
    out.schema = domain().schema();
    Lease lease(ports_);
    out.locked = lease.locked();
    out.lease_left_ms = lease.left_ms();
    out.alarms = Witness(ports_).alarms();
    for (const auto& scope : store_.scopes())
      out.scopes.push_back({scope.name, scope.rows, scope.sum, out.locked && lease.locks(scope.name)});
    out.enrolled = !out.person.is_nil();
    out.revoked = get_flag(store_, meta::revoked);
    return out;
  });
}

}  // namespace dialogue
