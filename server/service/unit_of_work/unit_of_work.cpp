// SPDX-License-Identifier: Apache-2.0
#include "server/service/unit_of_work/unit_of_work.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "server/service/unit_of_work/log_chain.h"
#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/model/scopes.h"
#include "sync/checksum.h"

namespace dialogue {
namespace {

constexpr std::string_view guest_scope = "guest:";

}  // namespace

UnitOfWork::UnitOfWork(ServerStore& store, const Catalogue& catalogue, Random& random, std::int64_t now_ms)
    : store_(store), catalogue_(catalogue), random_(random), now_ms_(now_ms) {}

StoreView& UnitOfWork::flushed() {
  flush();
  return store_.view();
}

Uuid UnitOfWork::new_id() {
  std::array<std::uint8_t, 10> bytes;
  random_.fill(bytes);
  return Uuid::v7(now_ms_, bytes);
}

Held* UnitOfWork::find(const Kind& kind, const Uuid& id) {
  if (const auto it = rids_.find({kind.no, id}); it != rids_.end()) return get(it->second);
  const Rid rid = store_.view().find(kind, id);
  if (rid == 0) return nullptr;
  rids_[{kind.no, id}] = rid;
  return get(rid);
}

bool UnitOfWork::named(const Uuid& id) {
  const auto& kinds = catalogue_.domain().kinds();
  return std::any_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return rids_.contains({kind.no, id}); }) || store_.view().has(id);
}

Held* UnitOfWork::get(Rid rid) {
  auto& slot = held_[rid];
  if (slot) return slot.get();
  auto held = std::make_unique<Held>();
  if (!store_.view().load(rid, held->record)) {
    held_.erase(rid);
    return nullptr;
  }
  std::vector<FeedEntry> entries;
  store_.view().feed_of(rid, entries);
  for (const FeedEntry& entry : entries) held->feed.push_back({entry, false});
  rids_[{held->record.kind->no, held->record.id}] = rid;
  slot = std::move(held);
  return slot.get();
}

Held& UnitOfWork::make(const Kind& kind, const Uuid& id) {
  auto held = std::make_unique<Held>();
  held->fresh = true;
  held->record.rid = store_.next_rid(kind);
  held->record.id = id;
  held->record.kind = &kind;
  held->record.versions.facets.resize(kind.facets.size());
  const Rid rid = held->record.rid;
  rids_[{kind.no, id}] = rid;
  return *(held_[rid] = std::move(held));
}

std::vector<Rid> UnitOfWork::referring(const Kind& kind, std::string_view field, std::string_view raw) {
  flush();
  return store_.view().referring(kind, field, raw);
}

Held* UnitOfWork::parent_of(const StoredRecord& record) {
  if (record.kind->parent_field.empty()) return nullptr;
  const auto id = ref_value(record.get(record.kind->parent_field));
  if (!id) return nullptr;
  const Field* field = record.kind->field(record.kind->parent_field);
  if (field && !field->ref_kind.empty()) {
    const Kind* kind = catalogue_.domain().kind(field->ref_kind);
    return kind ? find(*kind, *id) : nullptr;
  }
  if (record.kind == catalogue_.domain().serving(Purpose::proposal)) {
    const Kind* kind = catalogue_.domain().kind(inside_quotes(record.get("kind")));
    return kind ? find(*kind, *id) : nullptr;
  }
  for (const Kind& kind : catalogue_.domain().kinds())
    if (Held* found = find(kind, *id)) return found;
  return nullptr;
}

void UnitOfWork::views(const StoredRecord& record, Views& out, const Cells* cells) {
  out.at[0] = {record.kind, record.id, cells ? cells : &record.cells, nullptr};
  const StoredRecord* child = &record;
  for (std::size_t i = 1; i < Views::deepest; ++i) {
    const Held* parent = parent_of(*child);
    if (!parent) return;
    child = &parent->record;
    out.at[i] = {child->kind, child->id, &child->cells, nullptr};
    out.at[i - 1].parent = &out.at[i];
  }
}

std::set<std::string> UnitOfWork::scopes_holding(const Held& held, int facet) {
  std::set<std::string> out;
  for (const FeedSlot& slot : held.feed)
    if (slot.entry.facet == facet && !slot.entry.gone()) out.insert(scope_name(slot.entry.scope));
  return out;
}

std::uint64_t UnitOfWork::append(LogRow& row) {
  const LogHead head = store_.view().head();
  row.seq = head.seq + 1;
  row.received_ms = now_ms_;
  row.salt = fresh_salt();
  row.digest = digest_of(row);
  row.chain = link(head.chain, row, source(row.source));
  store_.append(row);
  return row.seq;
}

void UnitOfWork::mark_dirty(Held& held) {
  if (held.dirty) return;
  held.dirty = true;
  dirty_.push_back(&held);
}

bool UnitOfWork::set_cell(Held& held, const Assigned& cell, int facet, std::uint64_t seq) {
  StoredRecord& record = held.record;
  const auto it = record.cells.find(cell.path);
  const bool had = it != record.cells.end();
  if (had ? it->second == cell.value : cell.value.empty()) return false;
  auto& sum = record.versions.facets[static_cast<std::size_t>(facet)].sum;
  if (had) sum -= cell_sum(record.id, cell.path, it->second);
  sum += cell_sum(record.id, cell.path, cell.value);
  if (cell.value.empty())
    record.cells.erase(it);
  else if (had)
    it->second = cell.value;
  else
    record.cells.emplace(cell.path, cell.value);
  if (seq != record.versions.created || cell.value.empty()) record.versions.later[cell.path] = seq;
  if (!held.fresh) held.changed.push_back(cell.path);
  return true;
}

void UnitOfWork::assign(Held& held, const std::vector<Assigned>& cells, std::uint64_t seq) {
  StoredRecord& record = held.record;
  const bool first = record.versions.created == 0;
  if (first) record.versions.created = seq;
  const std::vector<FacetVersion> before = record.versions.facets;
  unsigned touched = 0;
  bool moves = first;
  for (const Assigned& cell : cells) {
    const int facet = describe_cell(*record.kind, cell.path).facet;
    if (!set_cell(held, cell, facet, seq)) continue;
    touched |= 1u << facet;
    moves = moves || catalogue_.moves_audience(*record.kind, cell.path);
  }
  if (touched == 0) return;
  mark_dirty(held);
  if (catalogue_.about_access(*record.kind)) ++access_changes_;

  bool main_moved = false, any_moved = false;
  for (std::size_t f = 0; f < before.size(); ++f) {
    FacetVersion& facet = record.versions.facets[f];
    const bool changed = touched >> f & 1;
    if (changed) {
      if (facet.seq != 0) facet.sum -= facet_seq_sum(record.id, static_cast<int>(f), facet.seq);
      facet.seq = seq;
      facet.sum += facet_seq_sum(record.id, static_cast<int>(f), seq);
    }
    if (facet.seq == 0) continue;
    if (changed && before[f].seq != 0) refresh(held, static_cast<int>(f), before[f].sum, seq);
    if (!moves && before[f].seq != 0) continue;
    const bool moved = move(held, static_cast<int>(f), facet.sum, seq);
    any_moved = any_moved || moved;
    main_moved = main_moved || (moved && f == 0);
  }
  if (first && !record.kind->parent_field.empty() && !record.get(record.kind->parent_field).empty() && !parent_of(record) && !orphans()) {
    store_.set_meta("orphans", "1");
    orphans_ = true;
  }
  if (any_moved && (!first || orphans())) follow_children(held, main_moved, seq);
}

void UnitOfWork::refresh(Held& held, int facet, std::uint64_t sum_before, std::uint64_t seq) {
  const std::uint64_t sum = held.record.versions.facets[static_cast<std::size_t>(facet)].sum;
  for (FeedSlot& slot : held.feed) {
    if (slot.entry.facet != facet || slot.entry.gone()) continue;
    slot.entry.seq = seq;
    slot.changed = true;
    sums_[slot.entry.scope] += sum - sum_before;
  }
}

/// Works the audience out anew: enters and leaves scopes. True when it did either.
bool UnitOfWork::move(Held& held, int facet, std::uint64_t sum, std::uint64_t seq) {
  const std::set<std::string> wanted = audience(held, facet);
  bool moved = false;
  std::set<ScopeId> ids;
  for (const std::string& name : wanted) ids.insert(scope_id(name));
  for (FeedSlot& slot : held.feed) {
    if (slot.entry.facet != facet) continue;
    const bool in = ids.erase(slot.entry.scope) != 0;
    if (in != slot.entry.gone()) continue;
    slot.entry.entered = in ? seq : 0;
    slot.entry.seq = seq;
    slot.changed = moved = true;
    sums_[slot.entry.scope] += in ? sum : planted(Plant::sum_keeps_left) ? 0 : -sum;
  }
  for (const ScopeId id : ids) {
    held.feed.push_back({{held.record.rid, facet, id, seq, seq}, true});
    moved = true;
    sums_[id] += sum;
  }
  if (moved) mark_dirty(held);
  return moved;
}

std::set<std::string> UnitOfWork::audience(const Held& held, int facet) {
  const Held* parent = parent_of(held.record);
  Views all;
  views(held.record, all);
  auto out = audience_of(all.record(), facet, parent ? scopes_above(all.record(), *parent) : std::set<std::string>{});
  leave_out_strangers(out);
  return out;
}

/// Most records never have a guest. Their guest scope is made with the first one.
void UnitOfWork::leave_out_strangers(std::set<std::string>& scopes) {
  const bool any = guests();
  for (auto it = scopes.lower_bound(std::string(guest_scope)); it != scopes.end() && it->starts_with(guest_scope);)
    it = any && (scope_ids_.contains(*it) || store_.view().scope(*it)) ? std::next(it) : scopes.erase(it);
}

bool UnitOfWork::open_to_guests(const Uuid& id) {
  const std::string name = std::string(guest_scope) + id.text();
  if (id.is_nil() || store_.view().scope(name)) return false;
  scope_id(name);
  store_.set_meta("guests", "1");
  guests_ = true;
  return true;
}

/// The scopes of the parent's main facet, or of the facet of the cell that the child is about.
std::set<std::string> UnitOfWork::scopes_above(const RecordView& child, const Held& parent) {
  const std::string& cell = child.kind->parent_cell;
  const int facet = cell.empty() || planted(Plant::proposal_too_wide) ? 0 : describe_cell(*parent.record.kind, child.text(cell)).facet;
  if (facet <= 0 || parent.record.versions.facets[static_cast<std::size_t>(facet)].seq != 0)
    return scopes_holding(parent, std::max(facet, 0));
  return audience(parent, facet);
}

/// Each record has one parent, so one visit is enough for what hangs on it. A record that came round in a ring is not taken up again.
void UnitOfWork::follow_children(Held& held, bool main_moved, std::uint64_t seq) {
  std::set<Rid> known{held.record.rid};
  std::vector<Moved> moved{{&held, main_moved}};
  while (!moved.empty()) {
    const Moved from = moved.back();
    moved.pop_back();
    for (const Rid rid : children_to_ask(from)) {
      Held* child = known.insert(rid).second ? get(rid) : nullptr;
      bool main = false;
      if (child && reaudience(*child, seq, main)) moved.push_back({child, main});
    }
  }
}

std::vector<Rid> UnitOfWork::children_to_ask(const Moved& from) {
  std::vector<Rid> out;
  const StoredRecord& record = from.held->record;
  const Raw raw = quoted(record.id);
  for (const Kind* child : catalogue_.children_of(*record.kind)) {
    // Only a child that is about a cell can be about another facet than the main one.
    if (child == catalogue_.domain().serving(Purpose::proposal) ? !record.versions.proposals : !from.main && child->parent_cell.empty())
      continue;
    for (const Rid rid : referring(*child, child->parent_field, raw)) out.push_back(rid);
  }
  return out;
}

bool UnitOfWork::reaudience(Held& held, std::uint64_t seq, bool& main_moved) {
  bool any_moved = main_moved = false;
  for (std::size_t f = 0; f < held.record.versions.facets.size(); ++f) {
    const FacetVersion facet = held.record.versions.facets[f];
    if (facet.seq == 0) continue;
    const bool moved = move(held, static_cast<int>(f), facet.sum, seq);
    any_moved = any_moved || moved;
    main_moved = main_moved || (moved && f == 0);
  }
  return any_moved;
}

/// Whoever holds a facet whose cells differ from before gets all of it.
void UnitOfWork::regroup(Held& held, std::uint64_t seq) {
  StoredRecord& record = held.record;
  std::vector<std::uint64_t> cells(record.versions.facets.size(), 0);
  for (const auto& [path, value] : record.cells)
    cells[static_cast<std::size_t>(describe_cell(*record.kind, path).facet)] += cell_sum(record.id, path, value);
  for (std::size_t f = 0; f < cells.size(); ++f) {
    FacetVersion& facet = record.versions.facets[f];
    const int at = static_cast<int>(f);
    if (facet.sum == (facet.seq == 0 ? 0 : facet_seq_sum(record.id, at, facet.seq)) + cells[f]) continue;
    const std::uint64_t before = facet.sum;
    facet = {seq, facet_seq_sum(record.id, at, seq) + cells[f]};
    refresh(held, at, before, seq);
    for (FeedSlot& slot : held.feed)
      if (slot.entry.facet == at && !slot.entry.gone()) slot.entry.entered = seq;
    held.rewrite = true;
    mark_dirty(held);
  }
}

void UnitOfWork::place_again(Held& held, std::uint64_t seq) {
  regroup(held, seq);
  bool main_moved = false;
  if (reaudience(held, seq, main_moved)) follow_children(held, main_moved, seq);
}

void UnitOfWork::expect_proposals(Held& held) {
  if (held.record.versions.proposals) return;
  held.record.versions.proposals = held.rewrite = true;
  mark_dirty(held);
}

void UnitOfWork::flush() {
  for (Held* held : dirty_) {
    const bool fresh = held->fresh;
    if (fresh || held->rewrite || !held->changed.empty()) store_.put(held->record, fresh ? nullptr : &held->changed);
    for (FeedSlot& slot : held->feed)
      if (slot.changed) store_.put_feed(slot.entry), slot.changed = false;
    held->fresh = held->dirty = held->rewrite = false;
    held->changed.clear();
  }
  dirty_.clear();
  for (const auto& [scope, delta] : sums_)
    if (delta != 0) store_.add_sum(scope, delta);
  sums_.clear();
  for (const auto no : sources_moved_) store_.put_source(sources_.at(no));
  sources_moved_.clear();
}

void UnitOfWork::forget() {
  held_.clear();
  rids_.clear();
  dirty_.clear();
  sums_.clear();
  sources_.clear();
  sources_moved_.clear();
  scope_ids_.clear();
  scope_names_.clear();
  orphans_.reset();
  guests_.reset();
}

ChangeSource& UnitOfWork::source(const Uuid& device, const std::string& incarnation, const Uuid& person) {
  for (auto& [no, source] : sources_)
    if (source.device == device && source.incarnation == incarnation && source.person == person) return source;
  auto found = store_.view().source(device, incarnation, person);
  if (!found) found = store_.put_source({0, device, incarnation, person, 1});
  return sources_[found->no] = *found;
}

ChangeSource& UnitOfWork::source(std::int64_t no) {
  if (const auto it = sources_.find(no); it != sources_.end()) return it->second;
  const auto found = store_.view().source(no);
  if (!found) throw Failure(Error{"damaged", "", {}, "a log row without its line"});
  return sources_[no] = *found;
}

ScopeId UnitOfWork::scope_id(const std::string& name) {
  const auto [it, fresh] = scope_ids_.try_emplace(name, 0);
  if (fresh) {
    if (!store_.view().scope(name)) ++access_changes_;
    it->second = store_.scope_named(name);
    scope_names_[it->second] = name;
  }
  return it->second;
}

const std::string& UnitOfWork::scope_name(ScopeId id) {
  const auto [it, fresh] = scope_names_.try_emplace(id);
  if (fresh) {
    const auto scope = store_.view().scope(id);
    if (scope) it->second = scope->name;
    scope_ids_[it->second] = id;
  }
  return it->second;
}

std::string UnitOfWork::fresh_salt() {
  constexpr std::size_t salt_size = 16, together = 64;
  if (salts_.empty()) {
    salts_.resize(salt_size * together);
    random_.fill({reinterpret_cast<std::uint8_t*>(salts_.data()), salts_.size()});
  }
  std::string out = salts_.substr(salts_.size() - salt_size);
  salts_.resize(salts_.size() - salt_size);
  return out;
}

bool UnitOfWork::guests() {
  if (!guests_) guests_ = !store_.view().meta("guests").empty();
  return *guests_;
}

bool UnitOfWork::orphans() {
  if (!orphans_) orphans_ = !store_.view().meta("orphans").empty();
  return *orphans_;
}

}  // namespace dialogue
