// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/memory_server_store.h"

#include <algorithm>

#include "server/service/ports/forwarding_view.h"

namespace dialogue {

std::unique_ptr<StoreView> MemoryServerStore::snapshot() { return std::make_unique<ForwardingView>(view()); }

template <class Map, class Key, class Value>
void MemoryServerStore::set(Map& map, const Key& key, Value value) {
  const auto it = map.find(key);
  if (it == map.end())
    undo_.push_back([&map, key] { map.erase(key); });
  else
    undo_.push_back([&map, key, old = it->second] { map.insert_or_assign(key, old); });
  map.insert_or_assign(key, std::move(value));
}

void MemoryServerStore::undo_to(std::size_t size) noexcept {
  while (undo_.size() > size) {
    undo_.back()();
    undo_.pop_back();
  }
}

void MemoryServerStore::undo() {
  undo_to(marks_.back());
  marks_.pop_back();
}

void MemoryServerStore::commit() {
  if (fail_commit_) {
    fail_commit_ = false;
    throw Failure(Error{"disk_full", "", {}, "as the test wished"});
  }
  undo_.clear();
  mark();
}

void MemoryServerStore::mark() {
  if (!epochs_.empty()) high_water_ = HighWater{epochs_.back().epoch, head()};
}

std::uint64_t MemoryServerStore::copy_to(const std::string& path, const GiveUp& give_up) {
  if (give_up && give_up()) throw Failure(Error{"stopping", "", {}, ""});
  if (copies_.contains(path)) throw Failure(Error{"file_exists", "", {path}, ""});
  auto copy = std::make_shared<MemoryServerStore>(domain_);
  copy->restore_from(*this);
  copies_.emplace(path, std::move(copy));
  return records_.size() + log_.size() + 1;
}

std::unique_ptr<MemoryServerStore> MemoryServerStore::copy_at(const std::string& path) const {
  const auto it = copies_.find(path);
  return it == copies_.end() ? nullptr : std::make_unique<MemoryServerStore>(*it->second);
}

void MemoryServerStore::index(const StoredRecord& record, bool add) {
  for (const auto& [path, value] : record.cells) {
    const bool reference = value.size() == 38 && value.front() == '"';
    const Field* field = record.kind->field(path);
    if (!reference && !(field && field->indexed)) continue;
    auto& set = refs_[{record.kind->no, path, value}];
    if (add)
      set[record.rid] = true;
    else
      set.erase(record.rid);
  }
}

void MemoryServerStore::put(const StoredRecord& record, const std::vector<Path>*) {
  const auto it = records_.find(record.rid);
  std::optional<StoredRecord> old;
  if (it != records_.end()) old = it->second;
  undo_.push_back([this, old, rid = record.rid] {
    index(records_.at(rid), false);
    if (old)
      records_[rid] = *old, index(*old, true);
    else
      ids_.erase({records_.at(rid).kind->no, records_.at(rid).id}), records_.erase(rid);
  });
  if (old) index(*old, false);
  records_[record.rid] = record;
  ids_[{record.kind->no, record.id}] = record.rid;
  index(record, true);
}

Rid MemoryServerStore::next_rid(const Kind& kind) { return (++next_[kind.no] << kind_bits) | kind.no; }

void MemoryServerStore::put_feed(const FeedEntry& entry) {
  auto& slot = feed_[entry.rid];
  const std::pair<int, ScopeId> key{entry.facet, entry.scope};
  std::optional<FeedEntry> old;
  if (const auto it = slot.find(key); it != slot.end()) old = it->second;
  const auto place = [](const FeedEntry& e) { return FeedKey{e.scope, e.seq, e.rid, e.facet}; };
  undo_.push_back([this, old, entry, key, place] {
    walk_.erase(place(entry));
    if (old)
      feed_[entry.rid][key] = *old, walk_[place(*old)] = old->entered;
    else
      feed_[entry.rid].erase(key);
  });
  if (old) walk_.erase(place(*old));
  slot[key] = entry;
  walk_[place(entry)] = entry.entered;
}

ScopeId MemoryServerStore::scope_named(const std::string& name) {
  const auto it = scopes_.find(name);
  if (it != scopes_.end()) return it->second.id;
  const auto id = static_cast<ScopeId>(scopes_.size() + 1);
  set(scopes_, name, Scope{id, name, 0});
  return id;
}

void MemoryServerStore::add_sum(ScopeId id, std::uint64_t delta) {
  auto found = *scope(id);
  found.sum += delta;
  set(scopes_, found.name, found);
}

void MemoryServerStore::append(const LogRow& row) {
  if (row.seq != log_.size() + 1) throw Failure(Error{"damaged", "", {}, "not the next sequence"});
  if (row.counter != 0 && by_counter_.contains({row.source, row.counter})) throw Failure(Error{"constraint", "", {}, "a counter twice"});
  undo_.push_back([this] {
    const LogRow& last = log_.back();
    if (last.counter != 0) by_counter_.erase({last.source, last.counter});
    by_record_[last.rid].pop_back();
    log_.pop_back();
  });
  log_.push_back(row);
  by_record_[row.rid].push_back(row.seq);
  if (row.counter != 0) by_counter_[{row.source, row.counter}] = row.seq;
}

void MemoryServerStore::erase_content(std::uint64_t seq) {
  LogRow& row = log_.at(seq - 1);
  undo_.push_back([this, old = row] { log_[old.seq - 1] = old; });
  row.content.clear();
  row.result.clear();
  row.salt.clear();
}

ChangeSource MemoryServerStore::put_source(const ChangeSource& source) {
  ChangeSource stored = source;
  if (stored.no == 0) stored.no = static_cast<std::int64_t>(sources_.size()) + 1;
  set(sources_, stored.no, stored);
  return stored;
}

void MemoryServerStore::begin_epoch(const StoredEpoch& epoch, std::optional<std::uint64_t> ended) {
  undo_.push_back([this, old = epochs_] { epochs_ = old; });
  if (!epochs_.empty()) epochs_.back().ended = ended;
  epochs_.push_back(epoch);
}

void MemoryServerStore::unpark(std::uint64_t seq) {
  const auto it = parked_.find(seq);
  if (it == parked_.end()) return;
  undo_.push_back([this, old = *it] { parked_.insert(old); });
  parked_.erase(it);
}

void MemoryServerStore::restore_from(const MemoryServerStore& o) {
  records_ = o.records_, ids_ = o.ids_, refs_ = o.refs_, feed_ = o.feed_, walk_ = o.walk_, scopes_ = o.scopes_, log_ = o.log_;
  by_counter_ = o.by_counter_, by_record_ = o.by_record_, sources_ = o.sources_, devices_ = o.devices_, codes_ = o.codes_,
  epochs_ = o.epochs_;
  replayed_ = o.replayed_, parked_ = o.parked_, meta_ = o.meta_, next_ = o.next_;
  undo_.clear();
}

LogHead MemoryServerStore::head() { return log_.empty() ? LogHead{} : LogHead{log_.back().seq, log_.back().chain}; }

std::optional<Hash32> MemoryServerStore::chain_at(std::uint64_t seq) {
  if (seq == 0) return Hash32{};
  if (seq > log_.size()) return {};
  return log_[seq - 1].chain;
}

Rid MemoryServerStore::find(const Kind& kind, const Uuid& id) {
  const auto it = ids_.find({kind.no, id});
  return it == ids_.end() ? 0 : it->second;
}

bool MemoryServerStore::has(const Uuid& id) {
  return std::any_of(ids_.begin(), ids_.end(), [&](const auto& entry) { return entry.first.second == id; });
}

bool MemoryServerStore::load(Rid rid, StoredRecord& out) {
  const auto it = records_.find(rid);
  if (it == records_.end()) return false;
  out = it->second;
  return true;
}

std::vector<Rid> MemoryServerStore::referring(const Kind& kind, std::string_view field, std::string_view value) {
  std::vector<Rid> out;
  const auto it = refs_.find({kind.no, Path(field), Raw(value)});
  if (it != refs_.end())
    for (const auto& [rid, yes] : it->second) out.push_back(rid);
  return out;
}

std::vector<Rid> MemoryServerStore::all(const Kind& kind) {
  std::vector<Rid> out;
  for (const auto& [rid, record] : records_)
    if (record.kind->no == kind.no) out.push_back(rid);
  return out;
}

void MemoryServerStore::feed_of(Rid rid, std::vector<FeedEntry>& out) {
  out.clear();
  if (const auto it = feed_.find(rid); it != feed_.end())
    for (const auto& [key, entry] : it->second) out.push_back(entry);
}

void MemoryServerStore::walk(ScopeId scope, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) {
  for (auto it = walk_.lower_bound({scope, after + 1, 0, 0}); it != walk_.end() && std::get<0>(it->first) == scope; ++it) {
    const auto& [id, seq, rid, facet] = it->first;
    if (!visit({rid, facet, id, seq, it->second})) return;
  }
}

std::uint64_t MemoryServerStore::newest_in(ScopeId scope) {
  auto it = walk_.lower_bound({scope + 1, 0, 0, 0});
  if (it == walk_.begin()) return 0;
  --it;
  return std::get<0>(it->first) == scope ? std::get<1>(it->first) : 0;
}

std::optional<Scope> MemoryServerStore::scope(std::string_view name) {
  const auto it = scopes_.find(name);
  return it == scopes_.end() ? std::nullopt : std::optional(it->second);
}

std::optional<Scope> MemoryServerStore::scope(ScopeId id) {
  for (const auto& [name, scope] : scopes_)
    if (scope.id == id) return scope;
  return {};
}

std::vector<Scope> MemoryServerStore::scopes() {
  std::vector<Scope> out;
  for (const auto& [name, scope] : scopes_) out.push_back(scope);
  std::sort(out.begin(), out.end(), [](const Scope& a, const Scope& b) { return a.id < b.id; });
  return out;
}

std::optional<LogRow> MemoryServerStore::log_row(std::uint64_t seq) {
  if (seq == 0 || seq > log_.size()) return {};
  return log_[seq - 1];
}

std::optional<LogRow> MemoryServerStore::log_row(std::int64_t source, std::uint64_t counter) {
  const auto it = by_counter_.find({source, counter});
  return it == by_counter_.end() ? std::nullopt : std::optional(log_[it->second - 1]);
}

void MemoryServerStore::log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) {
  for (std::uint64_t seq = std::max<std::uint64_t>(from, 1); seq <= log_.size(); ++seq)
    if (!visit(log_[seq - 1])) return;
}

void MemoryServerStore::log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) {
  const auto it = by_record_.find(rid);
  if (it == by_record_.end()) return;
  for (auto seq = it->second.rbegin(); seq != it->second.rend(); ++seq)
    if (*seq <= upto && !visit(log_[*seq - 1])) return;
}

std::optional<ChangeSource> MemoryServerStore::source(std::int64_t no) {
  const auto it = sources_.find(no);
  return it == sources_.end() ? std::nullopt : std::optional(it->second);
}

std::optional<ChangeSource> MemoryServerStore::source(const Uuid& device, std::string_view incarnation, const Uuid& person) {
  for (const auto& [no, source] : sources_)
    if (source.device == device && source.incarnation == incarnation && source.person == person) return source;
  return {};
}

std::optional<StoredDevice> MemoryServerStore::device(const Uuid& id) {
  const auto it = devices_.find(id);
  return it == devices_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<StoredDevice> MemoryServerStore::devices() {
  std::vector<StoredDevice> out;
  for (const auto& [id, device] : devices_) out.push_back(device);
  return out;
}

std::optional<StoredCode> MemoryServerStore::code(std::string_view hash) {
  const auto it = codes_.find(hash);
  return it == codes_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<StoredCode> MemoryServerStore::codes() {
  std::vector<StoredCode> out;
  for (const auto& [hash, code] : codes_) out.push_back(code);
  return out;
}

std::optional<Replayed> MemoryServerStore::replayed(Rid rid, std::string_view path) {
  const auto it = replayed_.find({rid, Path(path)});
  return it == replayed_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::uint64_t> MemoryServerStore::parked() {
  std::vector<std::uint64_t> out;
  for (const auto& [seq, device] : parked_) out.push_back(seq);
  return out;
}

std::uint64_t MemoryServerStore::parked_of(const Uuid& device) {
  return static_cast<std::uint64_t>(std::count_if(parked_.begin(), parked_.end(), [&](const auto& p) { return p.second == device; }));
}

std::string MemoryServerStore::meta(std::string_view key) {
  const auto it = meta_.find(key);
  return it == meta_.end() ? "" : it->second;
}

}  // namespace dialogue
