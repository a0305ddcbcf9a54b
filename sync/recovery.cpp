// SPDX-License-Identifier: Apache-2.0
#include "sync/recovery.h"

#include <algorithm>
#include <map>

#include "shared/base/hash.h"
#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "sync/identity_map.h"
#include "sync/intake.h"
#include "sync/late_verdict.h"
#include "sync/meta.h"
#include "sync/tuning.h"

namespace dialogue {

namespace {
constexpr std::size_t offers_per_request = 500;
}  // namespace

std::vector<std::string> Recovery::past() {
  std::vector<std::string> out;
  for (auto& past : ports_.store.past()) out.push_back(std::move(past.cursor));
  // The current cursor goes along although it was never remembered: without any cursor the server could not say what both share.
  const std::string current = get_bytes(ports_.store, meta::cursor);
  if (!current.empty() && (out.empty() || out.back() != current)) out.push_back(current);
  if (out.size() > static_cast<std::size_t>(tuning::past_cursors)) out.erase(out.begin() + 1);
  std::reverse(out.begin(), out.end());
  return out;
}

namespace {

/// The sequence of the log's head that came with the cursor; nothing when none came.
std::optional<std::uint64_t> head_seq(const PastCursor& past) {
  const auto document = json::Document::parse(past.head);
  const auto seq = document ? document->root().find("seq") : std::nullopt;
  return seq ? seq->u53() : std::nullopt;
}

}  // namespace

/// Cursors above the common point speak of a life of the log that this replica no longer shows. A server that is later put back to that
/// very life would take them for what is held here.
void Recovery::forget_past_above(std::uint64_t common) {
  const auto past = ports_.store.past();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < past.size(); ++i)
    if (const auto seq = head_seq(past[i]); seq && *seq <= common) kept = i + 1;
  for (std::size_t i = kept; i < past.size(); ++i) ports_.store.drop_past(past[i].no);
}

void Recovery::found_common(std::uint64_t common, const SyncResponse& answer) {
  if (!planted(Plant::past_of_lost_life)) forget_past_above(common);
  ports_.store.set_meta(meta::ghost_epoch, ports_.store.meta(meta::epoch));
  if (!answer.epoch.empty()) ports_.store.set_meta(meta::epoch, answer.epoch);
  // Records that an earlier restore left unchecked have numbers of that life. Above its common point these say nothing in this life either.
  const bool unchecked = get_flag(ports_.store, meta::checking);
  set_number(ports_.store, meta::common, unchecked ? std::min(common, get_number(ports_.store, meta::common)) : common);
  set_flag(ports_.store, meta::restored, false);
  std::vector<Uuid> above;
  ports_.store.scan([&](const RecordHead& head) {
    const bool news = std::any_of(head.facets.begin(), head.facets.end(), [&](const auto& facet) { return facet.seq > common; });
    if (news && !head.own) above.push_back(head.id);
  });
  IdentityMap records(ports_);
  for (std::size_t i = 0; i < above.size(); ++i) {
    if (WorkingCopy* record = records.find(above[i])) record->set_ghost(Ghost::unchecked);
    if (i % tuning::records_per_slice == tuning::records_per_slice - 1) records.flush();
  }
  records.flush();
  forget_late_verdicts();
  // Also records that an earlier restore left unchecked. `checks` ends it when none is left.
  set_flag(ports_.store, meta::checking, true);
  for (auto& change : ports_.store.kept_above(common + (planted(Plant::offer_one_too_few) ? 1 : 0))) {
    change.offer = true;
    ports_.store.save(change);
  }
}

/// A change that was refused by a notice of the life that is no more waits again, until a notice of this life says how it ended.
void Recovery::forget_late_verdicts() {
  for (auto& change : ports_.store.kept_above(0)) {
    if (change.verdict != Verdict::rejected) continue;
    const auto receipt = ports_.store.receipt(change.receipt);
    if (!receipt || receipt->verdict != Verdict::parked || late_verdict(ports_.store, ports_.domain, change)) continue;
    change.verdict = Verdict::parked;
    ports_.store.save(change);
  }
}

Recovery::Run Recovery::run_of(std::int64_t number) {
  Run out;
  if (auto receipt = ports_.store.receipt(number)) out.receipt = std::move(*receipt);
  for (std::uint64_t i = 0; i < out.receipt.count; ++i) {
    const auto member = ports_.store.change(out.receipt.incarnation, out.receipt.from + i);
    out.hashes.push_back(member ? member->hash : Hash32{});
  }
  return out;
}

std::vector<Offer> Recovery::offers() {
  std::vector<Offer> out;
  std::size_t bytes = 0;
  std::map<std::int64_t, Run> runs;
  for (const auto& change : ports_.store.offers(offers_per_request)) {
    const auto [run, fresh] = runs.try_emplace(change.receipt);
    if (fresh) run->second = run_of(change.receipt);
    out.push_back({{change.change.counter, change.bytes, change.hash}, run->second.receipt, run->second.hashes});
    bytes += change.bytes.size() + out.back().run.size() * 43 + 400;
    if (bytes > tuning::bytes_per_request) break;
  }
  return out;
}

std::vector<std::pair<std::string, Uuid>> Recovery::checks() {
  std::vector<std::pair<std::string, Uuid>> out;
  if (!get_flag(ports_.store, meta::checking)) return out;
  ports_.store.scan([&](const RecordHead& head) {
    if (head.ghost == Ghost::unchecked && out.size() < tuning::checks_per_request) out.emplace_back(head.kind->name, head.id);
  });
  if (out.empty()) {
    StoreTransaction transaction(ports_.store);
    set_flag(ports_.store, meta::checking, false);
    transaction.commit();
  }
  return out;
}

void Recovery::offered(const std::vector<Offer>& offers) {
  for (const auto& offer : offers) {
    auto change = ports_.store.change(offer.receipt.incarnation, offer.change.counter);
    if (!change || !change->offer) continue;
    change->offer = false;
    // A refused change stays with its author as refused. Nobody here knows how a parked one ended.
    if (change->verdict != Verdict::rejected && !planted(Plant::offer_dropped))
      make_anew(*change);
    else
      ports_.store.save(*change);
  }
}

/// The server said nothing about the change: its id now belongs to another change (a clone of this device was there first). It is sent as a
/// new change, by an author who has seen nothing, so that it replaces nobody's words.
void Recovery::make_anew(StoredChange& change) {
  change.verdict.reset();
  change.seq = 0;
  change.receipt = 0;
  // It is made now, because what is not sealed comes after all that is.
  ports_.store.drop_change(change.id);
  change.id = 0;
  change.change.counter = 0;
  change.change.epoch = ports_.store.meta(meta::epoch);
  change.incarnation.clear();
  change.bytes.clear();
  change.hash = {};
  for (auto& cell : change.change.cells) cell.saw = 0;
  const Kind* kind = ports_.domain.kind(change.change.kind);
  IdentityMap records(ports_);
  WorkingCopy* record = records.find(change.change.record);
  if (!record && kind) record = &records.open(*kind, change.change.record);
  ports_.store.save(change);
  if (record) record->add_waiting(change);
  records.flush();
}

void Recovery::begin_from_nothing() {
  Intake intake(ports_);
  std::vector<ScopeId> all;
  for (const auto& scope : ports_.store.scopes()) all.push_back(scope.id);
  intake.let_go(all, false);
  for (auto scope : ports_.store.scopes()) {
    scope.refill = 2;
    scope.sum = scope.rows = 0;
    ports_.store.save(scope);
  }
  set_flag(ports_.store, meta::refilling, true);
  ports_.store.set_meta(meta::cursor, "");
}

}  // namespace dialogue
