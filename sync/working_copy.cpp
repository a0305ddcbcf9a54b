// SPDX-License-Identifier: Apache-2.0
#include "sync/working_copy.h"

#include <algorithm>
#include <iterator>

#include "shared/base/planted.h"
#include "sync/checksum.h"
#include "sync/places.h"
#include "sync/scope_book.h"

namespace dialogue {

namespace {

Raw value_in(const Cells& cells, std::string_view path) {
  const auto it = cells.find(path);
  return it == cells.end() ? Raw() : it->second;
}

}  // namespace

WorkingCopy::WorkingCopy(ReplicaStore& store, ScopeBook& scopes, RecordHead head, bool may_wait, std::vector<StoredChange> settling)
    : store_(store), scopes_(scopes), head_(std::move(head)) {
  head_.facets.resize(std::max(head_.facets.size(), head_.kind->facets.size()));
  before_ = head_;
  if (may_wait) waiting_ = store_.waiting_of(head_.id);
  waiting_.insert(waiting_.end(), std::make_move_iterator(settling.begin()), std::make_move_iterator(settling.end()));
  std::sort(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  if (!stored()) {
    for (const auto& change : waiting_)
      for (const auto& cell : change.change.cells) cover(cell.path, cell.value);
    return;
  }
  view_ = store_.read(head_);
  if (head_.own) return;
  for (const auto& change : waiting_) under_.insert(change.under.begin(), change.under.end());
}

Raw WorkingCopy::shown(std::string_view path) const { return value_in(view_, path); }

Raw WorkingCopy::base(std::string_view path) const {
  if (head_.own) return {};
  const auto it = under_.find(path);
  return it == under_.end() ? value_in(view_, path) : it->second;
}

std::vector<Path> WorkingCopy::base_paths(int facet) const {
  std::vector<Path> out;
  if (head_.own) return out;
  for (const auto& [path, value] : under_)
    if (!value.empty() && place_of(*head_.kind, path).facet == facet) out.push_back(path);
  for (const auto& [path, value] : view_)
    if (!under_.contains(path) && place_of(*head_.kind, path).facet == facet) out.push_back(path);
  return out;
}

void WorkingCopy::set_view(const Path& path, const Raw& value) {
  const auto it = view_.find(path);
  if (it == view_.end() ? value.empty() : it->second == value) return;
  // A new record is written whole.
  if (stored()) changed_.try_emplace(path, it == view_.end() ? Raw() : it->second);
  if (value.empty())
    view_.erase(it);
  else
    view_.insert_or_assign(path, value);
}

void WorkingCopy::set_under(const Path& path, const Raw& value) {
  under_[path] = value;
  under_moved_ = true;
}

void WorkingCopy::clear_under(const Path& path) {
  if (under_.erase(path) > 0) under_moved_ = true;
}

void WorkingCopy::set_base(int facet, const Path& path, const Raw& value) {
  if (head_.own) adopt();
  const Path stored = stored_path(*head_.kind, facet, path);
  auto& f = head_.facets[static_cast<std::size_t>(facet)];
  f.sum += cell_sum(head_.id, path, value) - cell_sum(head_.id, path, base(stored));
  if (under_.contains(stored))
    set_under(stored, value);
  else
    set_view(stored, value);
}

void WorkingCopy::make_room(int facet) {
  const auto wanted = static_cast<std::size_t>(facet) + 1;
  if (head_.facets.size() >= wanted) return;
  head_.facets.resize(wanted);
  before_.facets.resize(wanted);
}

void WorkingCopy::set_seq(int facet, std::uint64_t seq) {
  auto& f = head_.facets[static_cast<std::size_t>(facet)];
  if (f.seq == seq) return;
  if (f.seq != 0) f.sum -= facet_seq_sum(head_.id, facet, f.seq);
  f.sum += facet_seq_sum(head_.id, facet, seq);
  f.seq = seq;
}

void WorkingCopy::sum_again(int facet) {
  auto& f = head_.facets[static_cast<std::size_t>(facet)];
  f.sum = f.seq == 0 ? 0 : facet_seq_sum(head_.id, facet, f.seq);
  for (const auto& path : base_paths(facet)) f.sum += cell_sum(head_.id, place_of(*head_.kind, path).path, base(path));
}

void WorkingCopy::hold(int facet, const std::vector<ScopeId>& in, const std::vector<ScopeId>& gone) {
  auto& scopes = head_.facets[static_cast<std::size_t>(facet)].scopes;
  for (const ScopeId id : in)
    if (const auto at = std::lower_bound(scopes.begin(), scopes.end(), id); at == scopes.end() || *at != id) scopes.insert(at, id);
  for (const ScopeId id : gone) std::erase(scopes, id);
}

void WorkingCopy::clear(int facet) {
  for (const auto& path : base_paths(facet)) set_base(facet, std::string(place_of(*head_.kind, path).path), {});
  auto& f = head_.facets[static_cast<std::size_t>(facet)];
  f.seq = f.sum = 0;
}

void WorkingCopy::purge(int facet) {
  clear(facet);
  head_.facets[static_cast<std::size_t>(facet)].scopes.clear();
}

void WorkingCopy::adopt() {
  if (!head_.own) return;
  head_.own = false;
  const Cells assumed = view_;
  for (const auto& [path, value] : assumed)
    if (!top(path)) set_view(path, {});
  for (const auto& change : waiting_)
    for (const auto& cell : change.change.cells)
      if (!under_.contains(cell.path)) set_under(cell.path, {});
}

const Raw* WorkingCopy::top(std::string_view path) const {
  for (auto change = waiting_.rbegin(); change != waiting_.rend(); ++change)
    for (const auto& cell : change->change.cells)
      if (cell.path == path) return &cell.value;
  return nullptr;
}

void WorkingCopy::cover(const Path& path, const Raw& value) {
  if (!head_.own && !under_.contains(path)) set_under(path, planted(Plant::lose_base_text) ? Raw() : shown(path));
  set_view(path, value);
}

void WorkingCopy::relay(const Path& path) {
  if (const Raw* value = top(path)) return cover(path, Raw(*value));
  if (head_.own) return;
  const auto it = under_.find(path);
  if (it == under_.end()) return;
  set_view(path, it->second);
  clear_under(path);
}

void WorkingCopy::note_under(StoredChange& change) const {
  if (head_.own) return;
  for (const auto& cell : change.change.cells)
    if (!under_.contains(cell.path)) change.under.emplace(cell.path, planted(Plant::lose_base_text) ? Raw() : shown(cell.path));
}

void WorkingCopy::add_waiting(const StoredChange& change) {
  waiting_.push_back(change);
  for (const auto& cell : change.change.cells) cover(cell.path, cell.value);
}

void WorkingCopy::replace_waiting(const StoredChange& change) {
  const auto it = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& c) { return c.id == change.id; });
  if (it == waiting_.end()) return add_waiting(change);
  const auto old = std::move(it->change.cells);
  *it = change;
  under_moved_ = true;
  for (const auto& cell : change.change.cells) relay(cell.path);
  for (const auto& cell : old) {
    relay(cell.path);
    // What its author took back of a record that has no base yet lies nowhere else.
    if (head_.own && !top(cell.path)) set_view(cell.path, {});
  }
}

void WorkingCopy::remove_waiting(std::int64_t id) {
  const auto it = std::find_if(waiting_.begin(), waiting_.end(), [&](const auto& c) { return c.id == id; });
  if (it == waiting_.end()) return;
  const auto cells = std::move(it->change.cells);
  waiting_.erase(it);
  under_moved_ = true;
  for (const auto& cell : cells) relay(cell.path);
}

bool WorkingCopy::held() const {
  return std::any_of(head_.facets.begin(), head_.facets.end(), [](const auto& f) { return !f.scopes.empty(); });
}

void WorkingCopy::erase() { erased_ = true; }

SyncState WorkingCopy::state(bool attention) const {
  if (waiting_.empty()) return attention ? SyncState::attention : SyncState::confirmed;
  const bool sent = std::all_of(waiting_.begin(), waiting_.end(), [](const auto& c) { return c.sealed(); });
  return sent ? SyncState::sent : SyncState::local;
}

void WorkingCopy::settle_scopes() {
  for (std::size_t i = 0; i < head_.facets.size(); ++i) {
    const auto &was = before_.facets[i], &is = head_.facets[i];
    const bool counted = before_.ghost == Ghost::no, counts = !erased_ && head_.ghost == Ghost::no;
    if (counted == counts && was.sum == is.sum && was.scopes == is.scopes) continue;
    if (counted)
      for (const ScopeId id : was.scopes) scopes_.take(id, was.sum);
    if (counts)
      for (const ScopeId id : is.scopes) scopes_.add(id, is.sum);
  }
}

// The server's value of a cell is kept with the oldest change that covers it.
void WorkingCopy::store_under() {
  Cells left = erased_ ? Cells() : under_;
  for (auto& change : waiting_) {
    Cells with;
    for (const auto& cell : change.change.cells)
      if (auto node = left.extract(cell.path)) with.insert(std::move(node));
    if (with == change.under) continue;
    store_.set_under(change.id, with);
    change.under = std::move(with);
  }
  under_moved_ = false;
}

bool WorkingCopy::shows_otherwise() const {
  if (erased_ || before_.lock != head_.lock) return true;
  for (std::size_t i = 0; i < head_.facets.size(); ++i)
    if (before_.facets[i].seq != 0 && head_.facets[i].seq == 0) return true;
  return false;
}

void WorkingCopy::flush(bool attention) {
  settle_scopes();
  if (stored() && shows_otherwise()) store_.sight_changes(before_, head_, erased_);
  if (erased_) {
    if (stored()) store_.erase(head_);
    store_under();
    head_.key = 0;
    return;
  }
  head_.sync = state(attention);
  const bool fresh = !stored();
  std::vector<Path> changed;
  for (const auto& [path, value] : changed_)
    if (value_in(view_, path) != value) changed.push_back(path);
  if (fresh || !changed.empty() || !(head_ == before_)) store_.write(head_, view_, changed);
  if (under_moved_) store_under();
  changed_.clear();
  before_ = head_;
}

}  // namespace dialogue
