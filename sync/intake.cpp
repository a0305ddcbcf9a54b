// SPDX-License-Identifier: Apache-2.0
#include "sync/intake.h"

#include <algorithm>
#include <unordered_map>

#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "sync/belonging.h"
#include "sync/late_verdict.h"
#include "sync/lease.h"
#include "sync/meta.h"
#include "sync/places.h"
#include "sync/pull_goes_on.h"
#include "sync/tuning.h"
#include "sync/witness.h"

namespace dialogue {

Taken Intake::take(const SyncRequest& sent, const SyncResponse& answer) {
  records_.expect_no_new_changes();
  rows_come_ = !answer.error || pull_goes_on(answer.error);
  if (planted(Plant::cursor_before_rows) && !answer.error) take_cursor(answer), ports_.store.commit(), ports_.store.begin();
  for (const auto& [kind, id] : sent.check) checked_.insert(id);
  for (const auto& [id, name] : answer.scopes) records_.scopes().name(id, name);
  if (!answer.refilling.empty()) {
    let_go(answer.refilling, false);
    for (const ScopeId id : answer.refilling) records_.scopes().refilling(id);
    set_flag(ports_.store, meta::refilling, true);
  }
  for (Receipt receipt : answer.receipts) {
    receipt.life = answer.epoch.empty() ? sent.epoch : answer.epoch;
    take_receipt(receipt);
  }
  for (const auto& row : answer.rows) take_row(row);
  for (const auto& [kind, id] : answer.missing)
    if (WorkingCopy* record = records_.find(id); record && record->head().ghost == Ghost::unchecked) {
      record->set_ghost(Ghost::missing);
      if (planted(Plant::ghost_deleted)) record->erase();
    }
  // Later rows tell whether anybody here may still see what only receipts speak of.
  if (!rows_come_ && !touched_.empty()) set_flag(ports_.store, meta::rows_owed, true);
  if (rows_come_ && !get_flag(ports_.store, meta::refilling))
    for (const Uuid& id : touched_) tidy(id);
  records_.flush();
  if (grants_come_) follow_own_grants(ports_);
  hear_verdicts();
  if (!answer.left.empty() && !planted(Plant::skip_left_scopes)) {
    let_go(answer.left, true);
    for (const ScopeId id : answer.left) records_.scopes().drop(id);
    records_.flush();
  }
  if (rows_come_ && !answer.more && (get_flag(ports_.store, meta::refilling) || get_flag(ports_.store, meta::rows_owed))) purge_unheld();
  // The sums cannot agree until every row above the common point was asked about.
  if (!get_flag(ports_.store, meta::checking)) compare(answer);
  records_.flush();
  if (!answer.next_keys.empty()) Witness(ports_).follow(answer.next_keys);
  if (answer.head) Witness(ports_).see(*answer.head, answer.epoch.empty() ? sent.epoch : answer.epoch);
  if (!answer.error || pull_goes_on(answer.error)) {
    take_cursor(answer);
    Lease(ports_).contact();
  }
  return taken_;
}

void Intake::take_receipt(const Receipt& receipt) {
  if (receipt.count > tuning::changes_per_request * 64) throw Failure({"bad_body", "", {}, "a receipt for too many changes"});
  if (receipt.verdict == Verdict::applied && rows_come_)
    if (const auto run = ports_.store.settle_run(receipt); !run.empty()) return take_run(run, receipt);
  std::int64_t number = 0;
  for (std::uint64_t i = 0; i < receipt.count; ++i) {
    auto change = ports_.store.change(receipt.incarnation, receipt.from + i);
    if (!change || (!change->waiting() && !change->offer)) continue;
    if (number == 0) number = ports_.store.add_receipt(receipt);
    if (change->waiting()) {
      settle(*change, receipt, receipt.seq + i, number);
      continue;
    }
    change->offer = false;
    change->open = change->open || (receipt.verdict == Verdict::parked && change->verdict != Verdict::parked);
    if (receipt.verdict == Verdict::parked) awaited_.emplace(change->incarnation, change->change.counter);
    change->verdict = receipt.verdict;
    change->seq = receipt.seq + i;
    change->receipt = number;
    ports_.store.save(*change);
  }
}

// The store has settled them all together. Only the records are left to do.
void Intake::take_run(const std::vector<StoredChange>& run, const Receipt& receipt) {
  std::unordered_map<Uuid, std::vector<StoredChange>> of_record;
  for (const auto& change : run) of_record[change.change.record].push_back(change);
  for (const auto& change : run) {
    count(receipt.verdict);
    // A record is opened, and takes them, with the first of its changes.
    if (const Kind* kind = ports_.domain.kind(change.change.kind))
      take_off(records_.open(*kind, change.change.record, std::move(of_record.at(change.change.record))), change, receipt);
  }
}

void Intake::count(Verdict verdict) {
  ++taken_.receipts;
  switch (verdict) {
    case Verdict::applied:
      ++taken_.applied;
      break;
    case Verdict::proposed:
      ++taken_.proposed;
      break;
    case Verdict::rejected:
      ++taken_.rejected;
      break;
    case Verdict::parked:
      ++taken_.parked;
      break;
  }
}

void Intake::settle(StoredChange& change, const Receipt& receipt, std::uint64_t seq, std::int64_t number) {
  count(receipt.verdict);
  const Kind* kind = ports_.domain.kind(change.change.kind);
  // The record is opened while the change still waits, so that what lies under it is loaded with it.
  WorkingCopy* const opened = kind ? &records_.open(*kind, change.change.record) : nullptr;
  change.verdict = receipt.verdict;
  change.seq = seq;
  change.receipt = number;
  change.open = receipt.verdict == Verdict::rejected || receipt.verdict == Verdict::parked;
  if (receipt.verdict == Verdict::parked) awaited_.emplace(change.incarnation, change.change.counter);
  change.under.clear();
  ports_.store.save(change);
  if (opened) take_off(*opened, change, receipt);
}

// The change does not lie over its record any longer. What it brought about stands under it now.
void Intake::take_off(WorkingCopy& record, const StoredChange& change, const Receipt& receipt) {
  const Uuid& id = change.change.record;
  touched_.insert(id);
  records_.reconsider(id);
  if ((!change.open || planted(Plant::rejected_as_applied)) && !change.change.is_act()) {
    record.adopt();
    auto& applied = applied_[id];
    for (const auto& cell : change.change.cells) {
      const bool kept = std::find(receipt.proposed.begin(), receipt.proposed.end(), cell.path) != receipt.proposed.end();
      if (kept && !planted(Plant::drop_on_proposed)) continue;
      record.set_base(place_of(*record.head().kind, cell.path).facet, cell.path, cell.value);
      applied.insert(cell.path);
    }
  }
  record.remove_waiting(change.id);
}

void Intake::take_row(const Row& row) {
  const Kind* kind = ports_.domain.kind(row.kind);
  if (!kind) kind = &ports_.store.strange_kind(row.kind);
  if (row.facet < 0 || row.facet >= most_facets) return;
  WorkingCopy* record = records_.find(row.id);
  if (!record) {
    if (row.in.empty()) return;
    record = &records_.open(*kind, row.id);
  }
  if (record->head().kind != kind) return;
  record->make_room(row.facet);
  ++taken_.rows;
  grants_come_ = grants_come_ || kind->purpose == Purpose::grant;
  touched_.insert(row.id);
  const Ghost ghost = record->head().ghost;
  // Of a record that was missing in this life of the log nothing is held. A row that says where it lies brings all of it, but without what
  // the receipts of the same answer applied.
  const bool all_of_it = row.whole || (ghost == Ghost::missing && !row.in.empty());
  if (all_of_it && (ghost == Ghost::missing || (ghost == Ghost::unchecked && checked_.contains(row.id)))) welcome(*record);
  // Until it is asked about, a record shows one life of the log alone. So what its author sees then is of that life.
  const bool unasked = record->head().ghost == Ghost::unchecked;
  if (!unasked && row.seq >= record->head().facets[static_cast<std::size_t>(row.facet)].seq) take_cells(*record, row);
  record->hold(row.facet, row.in, row.gone);
  if (record->head().facets[static_cast<std::size_t>(row.facet)].scopes.empty() && !row.gone.empty()) {
    if (!planted(Plant::skip_purge)) record->purge(row.facet);
    purged();
  }
}

void Intake::take_cells(WorkingCopy& record, const Row& row) {
  if (row.seq == 0) return;
  if (row.whole) {
    std::set<std::string_view> given;
    for (const auto& [path, value] : row.cells) given.insert(path);
    const auto applied = applied_.find(row.id);
    for (const auto& stored : record.base_paths(row.facet)) {
      const Path path(place_of(*record.head().kind, stored).path);
      // The row may leave out what this answer's receipts applied, because the device has it.
      if (given.contains(path) || (applied != applied_.end() && applied->second.contains(path))) continue;
      record.set_base(row.facet, path, {});
    }
  }
  for (const auto& [path, value] : row.cells) {
    if (planted(Plant::unknown_cells_dropped) && !describe_cell(*record.head().kind, path).known) continue;
    record.set_base(row.facet, path, value);
  }
  if (record.head().kind->purpose == Purpose::notice) expect_verdict(row);
  record.adopt();
  record.set_seq(row.facet, row.seq);
  // A refill also puts right a sum that went wrong.
  if (row.whole && record.stored()) record.sum_again(row.facet);
}

void Intake::expect_verdict(const Row& notice) {
  for (const auto& [path, value] : notice.cells)
    if (path == "change")
      if (auto named = named_change(json::unquote(value).value_or(""))) awaited_.insert(std::move(*named));
}

// Takes the one verdict on what was parked. The receipt says "parked" for ever. The notice says whether the change still needs its author.
void Intake::hear_verdicts() {
  for (const auto& [incarnation, counter] : awaited_) {
    auto change = ports_.store.change(incarnation, counter);
    if (!change || change->verdict != Verdict::parked) continue;
    const auto late = late_verdict(ports_.store, ports_.domain, *change);
    if (!late) continue;
    change->open = late->verdict == Verdict::rejected;
    if (change->open) change->verdict = Verdict::rejected;
    ports_.store.save(*change);
    records_.reconsider(change->change.record);
    records_.drop_unborn(change->change.record);
  }
  if (!awaited_.empty()) records_.flush();
}

// A ghost came back. All of it, and where it lies, is taken from this answer only, with what its receipts applied.
void Intake::welcome(WorkingCopy& record) {
  std::vector<std::pair<Path, Raw>> applied;
  if (const auto known = applied_.find(record.head().id); known != applied_.end())
    for (const Path& path : known->second) applied.emplace_back(path, record.base(path));
  for (int i = 0; i < static_cast<int>(record.head().facets.size()); ++i) record.purge(i);
  for (const auto& [path, value] : applied) record.set_base(place_of(*record.head().kind, path).facet, path, value);
  record.set_ghost(Ghost::no);
}

void Intake::let_go_of(WorkingCopy& record, const std::vector<ScopeId>& scopes, bool purge) {
  // What a refill cannot give back, or not yet, stays until the last scope that held it goes.
  if (!purge && record.head().ghost != Ghost::no) return;
  for (int i = 0; i < static_cast<int>(record.head().facets.size()); ++i) {
    const auto& facet = record.head().facets[static_cast<std::size_t>(i)];
    if (facet.scopes.empty()) continue;
    record.hold(i, {}, scopes);
    if (!purge || !facet.scopes.empty()) continue;
    record.purge(i);
    purged();
  }
  if (purge && !record.held() && !record.head().own) record.erase();
}

namespace {
template <class Wanted>
std::vector<Uuid> matching(ReplicaStore& store, Wanted wanted) {
  std::vector<Uuid> out;
  store.scan([&](const RecordHead& head) {
    if (wanted(head)) out.push_back(head.id);
  });
  return out;
}
}  // namespace

void Intake::let_go(const std::vector<ScopeId>& scopes, bool purge) {
  const auto in_any = [&](const FacetHead& facet) {
    return std::any_of(scopes.begin(), scopes.end(),
                       [&](ScopeId id) { return std::binary_search(facet.scopes.begin(), facet.scopes.end(), id); });
  };
  const auto ids =
      matching(ports_.store, [&](const RecordHead& head) { return std::any_of(head.facets.begin(), head.facets.end(), in_any); });
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (WorkingCopy* record = records_.find(ids[i])) let_go_of(*record, scopes, purge);
    if (i % tuning::records_per_slice == tuning::records_per_slice - 1) records_.flush();
  }
  records_.flush();
}

// After a refill: purges what no scope gave back.
void Intake::purge_unheld() {
  // Cells that came with receipts alone have a sum, but no sequence of a row yet.
  const auto orphan = [](const FacetHead& facet) { return (facet.seq != 0 || facet.sum != 0) && facet.scopes.empty(); };
  // Also a record that left its last scope while the refill went on: only its place is left.
  const auto unheld = [](const RecordHead& head) {
    return std::all_of(head.facets.begin(), head.facets.end(), [](const FacetHead& facet) { return facet.scopes.empty(); });
  };
  const auto ids = matching(ports_.store, [&](const RecordHead& head) {
    return head.ghost == Ghost::no && !head.own && (unheld(head) || std::any_of(head.facets.begin(), head.facets.end(), orphan));
  });
  for (std::size_t n = 0; n < ids.size(); ++n) {
    WorkingCopy* record = records_.find(ids[n]);
    if (!record) continue;
    for (int i = 0; i < static_cast<int>(record->head().facets.size()); ++i)
      if (orphan(record->head().facets[static_cast<std::size_t>(i)])) record->purge(i);
    if (!record->held()) record->erase();
    purged();
    if (n % tuning::records_per_slice == tuning::records_per_slice - 1) records_.flush();
  }
  records_.flush();
  const auto scopes = records_.scopes().all();
  for (const auto& [id, scope] : scopes)
    if (scope.refill == 2) records_.scopes().set_refill(id, 3);
  set_flag(ports_.store, meta::refilling, false);
  set_flag(ports_.store, meta::rows_owed, false);
}

void Intake::tidy(const Uuid& id) {
  WorkingCopy* record = records_.find(id);
  for (int i = 0; record && i < static_cast<int>(record->head().facets.size()); ++i)
    if (record->head().ghost == Ghost::no && record->head().facets[static_cast<std::size_t>(i)].seq == 0) record->purge(i);
  if (planted(Plant::skip_purge)) return;
  if (record && !record->held() && !record->head().own && record->head().ghost == Ghost::no) record->erase();
}

void Intake::compare_scope(ScopeId id, std::uint64_t sum) {
  const auto& all = records_.scopes().all();
  const auto it = all.find(id);
  const bool same = (it == all.end() ? 0 : it->second.sum) == sum;
  const int refill = it == all.end() ? 0 : it->second.refill;
  if (same && refill != 0) records_.scopes().set_refill(id, 0);
  if (same || refill == 1 || refill == 2) return;
  // It is said once, and tried again at the next sync. An answer that came late, for another request, must not stand for ever.
  if (refill == 3) taken_.bad_scope = it->second.name.empty() ? std::to_string(id) : it->second.name;
  records_.scopes().set_refill(id, 1);
}

void Intake::compare(const SyncResponse& answer) {
  for (const auto& [id, sum] : answer.sums) compare_scope(id, sum);
  if (!answer.sum) return;
  // One sum over all does not tell which of the scopes is wrong.
  const std::uint64_t wrong = *answer.sum == records_.scopes().total() ? 0 : 1;
  const auto scopes = records_.scopes().all();
  for (const auto& [id, scope] : scopes) compare_scope(id, scope.sum + wrong);
}

void Intake::purged() { set_flag(ports_.store, meta::scrub, true); }

void Intake::take_cursor(const SyncResponse& answer) {
  if (!answer.epoch.empty()) ports_.store.set_meta(meta::epoch, answer.epoch);
  const std::string cursor = b64(answer.cursor);
  const bool moved = !cursor.empty() && cursor != ports_.store.meta(meta::cursor);
  if (moved) ports_.store.set_meta(meta::cursor, cursor);
  if (moved && !answer.more) remember(answer);
  set_flag(ports_.store, meta::behind, answer.more);
  const std::int64_t now = ports_.clock.unix_ms();
  if (!answer.more) set_number(ports_.store, meta::last_sync, static_cast<std::uint64_t>(now));
  note_server_time(ports_, answer.server_ms);
  if (planted(Plant::kept_changes_dropped)) ports_.store.drop_kept(INT64_MAX);
  if (answer.backup_seq > get_number(ports_.store, meta::backup_seq)) {
    set_number(ports_.store, meta::backup_seq, answer.backup_seq);
    // Nothing is dropped by age. Only this device's clock could tell it, and a clock that jumps ahead would drop what no backup holds.
    ports_.store.drop_kept(answer.backup_seq);
  }
}

}  // namespace dialogue
