// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/memory_replica_store.h"

#include <algorithm>

#include "sync/codec.h"

namespace dialogue {

void MemoryReplicaStore::begin() { before_ = data_; }
void MemoryReplicaStore::commit() { before_ = {}; }
void MemoryReplicaStore::rollback() { data_ = std::move(before_); }

std::optional<RecordHead> MemoryReplicaStore::head(const Uuid& id) {
  const auto it = data_.records.find(id);
  if (it == data_.records.end()) return std::nullopt;
  RecordHead out = it->second.head;
  if (out.sync != SyncState::local && out.sync != SyncState::sent) return out;
  const bool draft = !changes_that([&](const auto& c) { return !c.sealed() && c.change.record == id; }, 1).empty();
  out.sync = draft ? SyncState::local : SyncState::sent;
  return out;
}

Cells MemoryReplicaStore::read(const RecordHead& head) {
  const auto it = data_.records.find(head.id);
  return it == data_.records.end() ? Cells() : it->second.cells;
}

// Only what is named as changed is taken over, as in the file.
void MemoryReplicaStore::write(RecordHead& head, const Cells& now, std::span<const Path> changed) {
  const bool fresh = head.key == 0;
  if (fresh) head.key = ++data_.last_key;
  Stored& stored = data_.records[head.id];
  stored.head = head;
  if (fresh) stored.cells = now;
  for (const Path& path : changed)
    if (const auto it = now.find(path); it != now.end())
      stored.cells[path] = it->second;
    else
      stored.cells.erase(path);
}

void MemoryReplicaStore::erase(const RecordHead& head) { data_.records.erase(head.id); }

void MemoryReplicaStore::scan(const std::function<void(const RecordHead&)>& visit) {
  for (const auto& [id, stored] : data_.records) visit(stored.head);
}

bool MemoryReplicaStore::any(const Kind& kind) {
  return std::any_of(data_.records.begin(), data_.records.end(), [&](const auto& entry) { return entry.second.head.kind == &kind; });
}

std::vector<Uuid> MemoryReplicaStore::referring(const Kind& kind, std::string_view field, const Uuid& ref) {
  std::vector<std::pair<std::int64_t, Uuid>> found;
  for (const auto& [id, stored] : data_.records) {
    const auto it = stored.cells.find(field);
    if (stored.head.kind == &kind && it != stored.cells.end() && it->second == '"' + ref.text() + '"')
      found.emplace_back(stored.head.key, id);
  }
  std::sort(found.begin(), found.end());
  std::vector<Uuid> out;
  for (const auto& [key, id] : found) out.push_back(id);
  return out;
}

void MemoryReplicaStore::set_under(std::int64_t change, const Cells& under) { data_.changes.at(change).under = under; }

void MemoryReplicaStore::save(StoredChange& change) {
  if (change.id == 0) change.id = ++data_.last_change;
  data_.changes[change.id] = change;
}

void MemoryReplicaStore::drop_change(std::int64_t id) { data_.changes.erase(id); }

std::optional<StoredChange> MemoryReplicaStore::change(std::int64_t id) {
  const auto it = data_.changes.find(id);
  return it == data_.changes.end() ? std::nullopt : std::optional(it->second);
}

template <class Wanted>
std::vector<StoredChange> MemoryReplicaStore::changes_that(Wanted wanted, std::size_t limit) const {
  std::vector<StoredChange> out;
  for (const auto& [id, change] : data_.changes)
    if (out.size() < limit && wanted(change)) out.push_back(change);
  return out;
}

std::optional<StoredChange> MemoryReplicaStore::change(std::string_view incarnation, std::uint64_t counter) {
  auto found = changes_that([&](const auto& c) { return c.sealed() && c.incarnation == incarnation && c.change.counter == counter; }, 1);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<StoredChange> MemoryReplicaStore::settled_of(const Uuid& record, std::uint64_t from, std::uint64_t /*applied_to*/) {
  return changes_that([&](const auto& c) { return !c.waiting() && c.seq >= from && c.change.record == record; });
}

std::vector<StoredChange> MemoryReplicaStore::waiting_of(const Uuid& record) {
  return changes_that([&](const auto& c) { return c.waiting() && c.change.record == record; });
}

std::vector<StoredChange> MemoryReplicaStore::waiting() {
  return changes_that([](const auto& c) { return c.waiting(); });
}

std::vector<Draft> MemoryReplicaStore::drafts(std::size_t limit) {
  std::vector<Draft> out;
  for (const auto& c : changes_that([](const auto& c) { return c.waiting() && !c.sealed(); }, limit))
    out.push_back({c.id, c.change.record, encode_change(c.change), !c.change.is_act() && !c.change.group});
  return out;
}

void MemoryReplicaStore::seal(const Draft& draft, std::string_view incarnation, const SealedChange& sealed) {
  auto& change = data_.changes.at(draft.id);
  change.change = decode_change(sealed.bytes).take();
  change.incarnation = std::string(incarnation);
  change.bytes = sealed.bytes;
  change.hash = sealed.hash;
}

bool MemoryReplicaStore::any_waiting() { return counts().unsealed + counts().sealed > 0; }
bool MemoryReplicaStore::any_draft() { return counts().unsealed > 0; }
bool MemoryReplicaStore::any_refusal() { return counts().rejected + counts().parked > 0; }

std::int64_t MemoryReplicaStore::newest_barrier() {
  const auto barriers = changes_that([](const auto& c) { return c.waiting() && !c.sealed() && (c.change.is_act() || c.change.group); });
  return barriers.empty() ? 0 : barriers.back().id;
}

std::vector<StoredChange> MemoryReplicaStore::refusals() {
  return changes_that([](const auto& c) { return c.open; });
}

bool MemoryReplicaStore::has_refusal(const Uuid& record) {
  return !changes_that([&](const auto& c) { return c.open && c.change.record == record; }, 1).empty();
}

ChangeCounts MemoryReplicaStore::counts() {
  ChangeCounts out;
  for (const auto& [id, change] : data_.changes) {
    if (change.waiting()) ++(change.sealed() ? out.sealed : out.unsealed);
    if (change.open) ++(change.verdict == Verdict::parked ? out.parked : out.rejected);
  }
  return out;
}

std::vector<StoredChange> MemoryReplicaStore::kept_above(std::uint64_t seq) {
  auto out = changes_that([&](const auto& c) { return !c.waiting() && c.seq > seq; });
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  return out;
}

std::vector<StoredChange> MemoryReplicaStore::offers(std::size_t limit) {
  return changes_that([](const auto& c) { return c.offer; }, limit);
}

void MemoryReplicaStore::drop_kept(std::uint64_t seq) {
  std::erase_if(data_.changes, [&](const auto& entry) {
    const auto& change = entry.second;
    if (change.waiting() || change.open || change.offer) return false;
    const Receipt& receipt = data_.receipts.at(change.receipt);
    return receipt.seq + receipt.count - 1 <= seq;
  });
  std::erase_if(data_.receipts, [&](const auto& entry) {
    return changes_that([&](const auto& c) { return !c.waiting() && c.receipt == entry.first; }, 1).empty();
  });
  std::erase_if(data_.batches, [&](const auto& entry) { return changes_in(entry.second).empty(); });
}

void MemoryReplicaStore::add_batch(const StoredBatch& batch) { data_.batches[{batch.incarnation, batch.from}] = batch; }

bool MemoryReplicaStore::is_open(const StoredBatch& batch) const {
  return !changes_that(
              [&](const auto& c) {
                return c.waiting() && c.incarnation == batch.incarnation && c.change.counter >= batch.from &&
                       c.change.counter < batch.from + batch.count;
              },
              1)
              .empty();
}

std::vector<StoredBatch> MemoryReplicaStore::open_batches(std::size_t limit) {
  std::vector<StoredBatch> out;
  for (const auto& [key, batch] : data_.batches)
    if (out.size() < limit && is_open(batch)) out.push_back(batch);
  return out;
}

std::optional<StoredBatch> MemoryReplicaStore::batch_of(std::string_view incarnation, std::uint64_t counter) {
  for (const auto& [key, batch] : data_.batches)
    if (batch.incarnation == incarnation && counter >= batch.from && counter < batch.from + batch.count) return batch;
  return std::nullopt;
}

void MemoryReplicaStore::drop_open_batches() {
  std::erase_if(data_.batches, [&](const auto& entry) { return is_open(entry.second); });
}

std::vector<StoredChange> MemoryReplicaStore::changes_in(const StoredBatch& batch) {
  auto out = changes_that([&](const auto& c) {
    return c.sealed() && c.incarnation == batch.incarnation && c.change.counter >= batch.from &&
           c.change.counter < batch.from + batch.count;
  });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.change.counter < b.change.counter; });
  return out;
}

std::vector<SealedChange> MemoryReplicaStore::sealed_in(const StoredBatch& batch) {
  std::vector<SealedChange> out;
  for (const auto& c : changes_in(batch)) out.push_back({c.change.counter, c.bytes, c.hash});
  return out;
}

std::vector<StoredChange> MemoryReplicaStore::settle_run(const Receipt& receipt) {
  auto out = changes_in({receipt.incarnation, receipt.from, receipt.count, {}});
  std::erase_if(out, [](const auto& c) { return !c.waiting(); });
  if (out.empty() || out.size() != receipt.count) return {};
  const auto number = add_receipt(receipt);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].verdict = Verdict::applied;
    out[i].seq = receipt.seq + i;
    out[i].receipt = number;
    StoredChange settled = out[i];
    settled.under.clear();
    save(settled);
  }
  return out;
}

std::int64_t MemoryReplicaStore::add_receipt(const Receipt& receipt) {
  data_.receipts[++data_.last_receipt] = receipt;
  return data_.last_receipt;
}

std::optional<Receipt> MemoryReplicaStore::receipt(std::int64_t number) {
  const auto it = data_.receipts.find(number);
  return it == data_.receipts.end() ? std::nullopt : std::optional(it->second);
}

std::vector<ScopeInfo> MemoryReplicaStore::scopes() {
  std::vector<ScopeInfo> out;
  for (const auto& [id, scope] : data_.scopes) out.push_back(scope);
  return out;
}

void MemoryReplicaStore::save(const ScopeInfo& scope) { data_.scopes[scope.id] = scope; }
void MemoryReplicaStore::drop_scope(ScopeId id) { data_.scopes.erase(id); }

std::vector<PastCursor> MemoryReplicaStore::past() {
  std::vector<PastCursor> out;
  for (const auto& [no, cursor] : data_.past) out.push_back(cursor);
  return out;
}

void MemoryReplicaStore::add_past(const PastCursor& cursor) { data_.past[cursor.no] = cursor; }
void MemoryReplicaStore::drop_past(std::uint64_t no) { data_.past.erase(no); }

std::string MemoryReplicaStore::meta(std::string_view key) {
  const auto it = data_.meta.find(key);
  return it == data_.meta.end() ? std::string() : it->second;
}

void MemoryReplicaStore::set_meta(std::string_view key, std::string_view value) { data_.meta[std::string(key)] = value; }
void MemoryReplicaStore::scrub() { data_.meta["scrub"].clear(); }

}  // namespace dialogue
