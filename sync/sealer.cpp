// SPDX-License-Identifier: Apache-2.0
#include "sync/sealer.h"

#include "shared/base/planted.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "sync/saw.h"
#include "sync/tuning.h"

namespace dialogue {

namespace {

std::size_t size_of(const Batch& batch) {
  std::size_t bytes = 0;
  for (const auto& change : batch.changes) bytes += change.bytes.size();
  return bytes;
}

// The draft is inside a group, so what follows belongs with it.
bool goes_on(const Draft& draft) {
  if (draft.alone) return false;
  const auto change = decode_change(draft.bytes).take();
  return change.group && !change.group_end;
}

// Takes as many from the front as one request carries. A group is not cut, also not where the question to the store ended.
void cut_to_request(std::vector<Draft>& drafts) {
  std::size_t bytes = 0, taken = 0;
  for (; taken < drafts.size(); ++taken) {
    bytes += drafts[taken].bytes.size();
    if (bytes > tuning::bytes_per_request && taken > 0) break;
  }
  std::size_t whole = taken;
  while (whole > 0 && goes_on(drafts[whole - 1])) --whole;
  drafts.resize(whole > 0 ? whole : taken);
}

// Whether it may name changes by their local numbers. A text that only looks so costs time and nothing else.
bool may_name_local(std::string_view bytes) {
  static const std::string mark = std::to_string(local_saw(0)).substr(0, 10);
  return bytes.find(mark) != std::string_view::npos;
}

}  // namespace

// A change that had no counter when it was referred to has one now, because it is older.
Saw Sealer::sealed_saw(Saw saw) {
  const std::int64_t id = local_id(saw);
  if (id == 0) return saw;
  const auto seen = ports_.store.change(id);
  return seen && seen->sealed() ? -static_cast<Saw>(seen->change.counter) : 0;
}

SealedChange Sealer::sealed(const Draft& draft, std::uint64_t counter) {
  if (!may_name_local(draft.bytes)) return seal(draft.bytes, counter).take();
  Change change = decode_change(draft.bytes).take();
  for (auto& cell : change.cells) cell.saw = sealed_saw(cell.saw);
  change.counter = counter;
  return seal(change);
}

void Sealer::seal_next() {
  auto drafts = ports_.store.drafts(tuning::changes_per_request);
  cut_to_request(drafts);
  if (drafts.empty()) return;
  const std::string incarnation = ports_.store.meta(meta::incarnation);
  std::uint64_t counter = get_number(ports_.store, meta::counter);
  Batch batch{incarnation, {}, {}};
  for (const auto& draft : drafts) {
    SealedChange made = sealed(draft, ++counter);
    ports_.store.seal(draft, incarnation, made);
    batch.changes.push_back(std::move(made));
  }
  const Uuid device = get_uuid(ports_.store, meta::device);
  const auto signer = ports_.signer(get_bytes(ports_.store, meta::seed));
  const Signature signature = signer->sign(batch_signing_bytes(device, incarnation, batch.changes));
  ports_.store.add_batch({incarnation, batch.changes.front().counter, batch.changes.size(), std::string(raw(signature))});
  set_number(ports_.store, meta::counter, counter);
}

Batch Sealer::load(const StoredBatch& stored) {
  Batch out{stored.incarnation, {}, stored.signature};
  out.changes = ports_.store.sealed_in(stored);
  if (out.changes.size() != stored.count) throw Failure({"damaged", "", {}, "a sealed batch is not whole"});
  return out;
}

std::vector<Batch> Sealer::fitting(const std::vector<StoredBatch>& stored) {
  std::vector<Batch> out;
  std::size_t changes = 0, bytes = 0;
  for (const auto& batch : stored) {
    if (!out.empty() && changes + batch.count > tuning::changes_per_request) break;
    Batch loaded = load(batch);
    bytes += size_of(loaded);
    if (!out.empty() && bytes > tuning::bytes_per_request) break;
    changes += batch.count;
    out.push_back(std::move(loaded));
  }
  return out;
}

std::vector<Batch> Sealer::batches() {
  auto open = ports_.store.open_batches(64);
  if (open.size() < 64 && ports_.store.any_draft()) {
    StoreTransaction transaction(ports_.store);
    seal_next();
    transaction.commit();
    open = ports_.store.open_batches(64);
  }
  return fitting(open);
}

std::vector<Batch> Sealer::batches_from(std::uint64_t counter) {
  const std::string incarnation = ports_.store.meta(meta::incarnation);
  const std::uint64_t last = get_number(ports_.store, meta::counter);
  std::vector<StoredBatch> stored;
  while (counter <= last) {
    const auto batch = ports_.store.batch_of(incarnation, counter);
    if (!batch || ports_.store.sealed_in(*batch).size() != batch->count) return {};
    counter = batch->from + batch->count;
    stored.push_back(*batch);
  }
  return fitting(stored);
}

// Own changes that wait are named by their local numbers again. A change that had its verdict becomes a sequence.
Saw Sealer::unsealed_saw(const StoredChange& change, const CellEdit& cell) {
  if (cell.saw >= 0 || local_id(cell.saw) != 0) return cell.saw;
  const auto seen = ports_.store.change(change.sealed() ? change.incarnation : ports_.store.meta(meta::incarnation),
                                        static_cast<std::uint64_t>(-cell.saw));
  if (!seen) return 0;
  if (seen->waiting()) return local_saw(seen->id);
  if (seen->verdict == Verdict::applied) return static_cast<Saw>(seen->seq);
  for (const auto& old : seen->change.cells)
    if (old.path == cell.path) return old.saw >= 0 ? old.saw : 0;
  return 0;
}

void Sealer::begin_again() {
  StoreTransaction transaction(ports_.store);
  unseal();
  transaction.commit();
}

void Sealer::unseal() {
  auto waiting = ports_.store.waiting();
  for (auto& change : waiting)
    for (auto& cell : change.change.cells) cell.saw = unsealed_saw(change, cell);
  ports_.store.drop_open_batches();
  for (auto& change : waiting) {
    change.change.counter = 0;
    change.incarnation.clear();
    change.bytes.clear();
    change.hash = {};
    ports_.store.save(change);
  }
  if (!planted(Plant::same_incarnation_after_clone)) ports_.store.set_meta(meta::incarnation, fresh_incarnation(ports_.random));
  set_number(ports_.store, meta::counter, 0);
}

}  // namespace dialogue
