// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/pull.h"
#include "shared/base/planted.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"

#include <algorithm>

namespace dialogue {
namespace {

/// What somebody misses first comes first: own things, today's meeting, the organisation. What everybody has comes last.
int priority(std::string_view name) {
  constexpr std::string_view order[] = {"person:",     "member:", "meeting:",    "guest:",       "org:",          "country:",
                                        "workstream:", "lead:",   "secretariat", "coordinators", "administrators"};
  for (std::size_t i = 0; i < std::size(order); ++i)
    if (name.starts_with(order[i])) return static_cast<int>(i);
  return static_cast<int>(std::size(order));
}

/// What a row and a cell weigh in the answer beside their words.
constexpr std::uint64_t row_bytes = 80, cell_bytes = 8;

}  // namespace

const Puller::Mine* Puller::mine(ScopeId id) const {
  for (const Mine& m : mine_)
    if (m.scope.id == id) return &m;
  return nullptr;
}

void Puller::find_scopes(const PullAsked& asked, SyncResponse& out) {
  mine_.clear();
  for (const std::string& name : scopes_of(actor_)) {
    auto scope = view_.scope(name);
    if (!scope) continue;
    Mine m;
    m.scope = std::move(*scope);
    const auto at = asked.from.scopes.find(m.scope.id);
    const bool again = std::find(asked.refill.begin(), asked.refill.end(), m.scope.id) != asked.refill.end();
    if (at == asked.from.scopes.end() || again) {
      m.began = view_.head().seq;
      m.together = asked.from.scopes.empty();
      m.refilling = again;
      // A device that refills may have missed the answer that named the scope.
      out.scopes.emplace_back(m.scope.id, m.scope.name);
    } else {
      m.after = at->second.seq;
      m.full = at->second.full;
      m.refilling = at->second.refilling;
      m.began = at->second.began;
      m.together = at->second.together;
    }
    if (again) out.refilling.push_back(m.scope.id);
    m.reached = m.after;
    mine_.push_back(std::move(m));
  }
  std::stable_sort(mine_.begin(), mine_.end(),
                   [](const Mine& a, const Mine& b) { return priority(a.scope.name) < priority(b.scope.name); });
  for (const auto& [id, at] : asked.from.scopes)
    if (!mine(id)) out.left.push_back(id);
  // Only the device knows this scope, since its cursor went back to one from before it. The two would never agree on it.
  for (const ScopeId id : asked.refill)
    if (!mine(id) && !asked.from.scopes.contains(id)) out.left.push_back(id);
}

bool Puller::open(Rid rid) {
  if (rid != 0 && record_.rid == rid) return true;
  record_.rid = 0;
  if (!view_.load(rid, record_)) return false;
  view_.feed_of(rid, entries_);
  return true;
}

void Puller::add_cells(Row& row, std::uint64_t base, const SentCells* sent) {
  const auto wanted = [&](const Path& path, const Raw& value, std::uint64_t seq) {
    if (!row.whole && seq <= base && !(sent && sent->named.contains(path))) return false;
    if (sent)
      if (const auto it = sent->last.find(path); it != sent->last.end() && it->second == value) return false;
    return describe_cell(*record_.kind, path).facet == row.facet;
  };
  const auto add = [&](const Path& path, const Raw& value) {
    bytes_ += path.size() + value.size() + cell_bytes;
    row.cells.emplace_back(path, value);
  };
  for (const auto& [path, value] : record_.cells)
    if (wanted(path, value, record_.versions.of(path, true))) add(path, value);
  // A value that was sent and is not there, nor ever was (a label of a second create). The device has taken it for applied.
  if (sent)
    for (const auto& [path, value] : sent->last) {
      const bool told = !row.whole && record_.versions.later.contains(path);
      if (!value.empty() && !told && !record_.cells.contains(path) && describe_cell(*record_.kind, path).facet == row.facet)
        add(path, Raw{});
    }
  if (row.whole) return;
  for (const auto& [path, seq] : record_.versions.later)
    if (!record_.cells.contains(path) && wanted(path, Raw{}, seq)) add(path, Raw{});
}

void Puller::send(Rid rid, int facet, Want want, const SentCells* sent, SyncResponse& out) {
  // This comes before it is read: a walk comes by all that has just been said of the device's own changes.
  if (emitted_.contains({rid, facet})) return;
  if (!open(rid)) return;
  if (static_cast<std::size_t>(facet) >= record_.versions.facets.size())
    throw Failure(Error{"damaged", "", {}, "news of a facet that its record has not"});
  emitted_.insert({rid, facet});
  Row row;
  row.kind = record_.kind->name;
  row.id = record_.id;
  row.facet = facet;
  row.seq = record_.versions.facets[static_cast<std::size_t>(facet)].seq;
  bool live = false, held = false, refilled = false;
  std::uint64_t base = 0, left_at = 0;
  for (const FeedEntry& entry : entries_) {
    const Mine* m = entry.facet == facet ? mine(entry.scope) : nullptr;
    if (!m) continue;
    if (entry.gone()) {
      // The device never had from here what was gone when the walk began. If it went later, another scope's row may have told the device of
      // this one.
      if (entry.seq > m->after && entry.seq > m->began) row.gone.push_back(entry.scope), left_at = entry.seq;
      if (planted(Plant::gone_row_not_sent)) row.gone.clear();
      continue;
    }
    live = true;
    // A feed row stands at its last news only. What the walk has passed by now may have been above it when it began.
    const bool known = entry.entered <= m->full && !m->refilling;
    if (known) held = true, base = std::max(base, m->full);
    // A scope that begins again is given back everything, so that what went wrong is put right.
    refilled = refilled || (m->refilling && entry.seq > m->after);
    if (!known || want == Want::whole) row.in.push_back(entry.scope);
  }
  if (!live) {
    if (row.gone.empty()) return;
    row.seq = std::max(row.seq, left_at);
  } else {
    row.whole = want == Want::whole || (want == Want::news && (!held || refilled));
    if (want == Want::own && !held) base = 0;
    add_cells(row, base, want == Want::own ? sent : nullptr);
  }
  const auto named = [&](const Path& path) { return describe_cell(*record_.kind, path).facet == facet; };
  if (want == Want::own && row.cells.empty() && row.in.empty() && row.gone.empty() &&
      std::none_of(sent->named.begin(), sent->named.end(), named))
    return;
  bytes_ += row_bytes;
  out.rows.push_back(std::move(row));
}

void Puller::send_touched(const Sent& sent, SyncResponse& out) {
  for (const auto& [rid, cells] : sent)
    if (open(rid))
      for (int facet = 0; facet < static_cast<int>(record_.versions.facets.size()); ++facet) send(rid, facet, Want::own, &cells, out);
}

void Puller::send_checked(const std::vector<std::pair<std::string, Uuid>>& check, SyncResponse& out) {
  for (const auto& [name, id] : check) {
    const Kind* kind = catalogue_.domain().kind(name);
    const Rid rid = kind ? view_.find(*kind, id) : 0;
    const bool seen = rid != 0 && open(rid) && std::any_of(entries_.begin(), entries_.end(), [&](const FeedEntry& entry) {
                        return !entry.gone() && mine(entry.scope);
                      });
    if (!seen) {
      out.missing.emplace_back(name, id);
      continue;
    }
    for (int facet = 0; facet < static_cast<int>(record_.versions.facets.size()); ++facet) send(rid, facet, Want::whole, nullptr, out);
  }
}

/// In the first walk: another scope's row has said already that this one holds the record, with all its cells (docs/PROTOCOL.md §4).
bool Puller::told_by_another(const Mine& m, const FeedEntry& entry) {
  if (!m.together || m.refilling || entry.gone()) return false;
  if (record_.rid != entry.rid) view_.feed_of(entry.rid, others_);
  const auto& entries = record_.rid == entry.rid ? entries_ : others_;
  return std::any_of(entries.begin(), entries.end(), [&](const FeedEntry& other) {
    if (other.facet != entry.facet || other.scope == entry.scope || other.gone()) return false;
    if (entry.seq > std::max(other.seq, m.began)) return false;
    const Mine* passed = mine(other.scope);
    return passed && !passed->refilling && other.seq <= passed->after;
  });
}

void Puller::walk(Mine& m, std::uint32_t page, SyncResponse& out) {
  bool stopped = false;
  view_.walk(m.scope.id, m.after, [&](const FeedEntry& entry) {
    // The rows of one decision stay in one page.
    if (bytes_ >= page && entry.seq != m.reached) return !(stopped = true);
    m.reached = entry.seq;
    const bool never_had = entry.gone() && entry.seq <= m.began;
    const bool said = emitted_.contains({entry.rid, entry.facet});
    if (!never_had && !said && !told_by_another(m, entry)) send(entry.rid, entry.facet, Want::news, nullptr, out);
    return true;
  });
  m.at_head = !stopped;
}

void Puller::add_sums(const PullAsked& asked, SyncResponse& out) {
  const bool news =
      !out.rows.empty() || !out.left.empty() || !out.scopes.empty() || !out.refilling.empty() || !out.missing.empty() || asked.receipts;
  if (!news && !out.more) {
    std::uint64_t sum = 0;
    for (const Mine& m : mine_) sum += m.scope.sum;
    out.sum = sum;
    return;
  }
  for (const Mine& m : mine_)
    if (m.at_head) out.sums[m.scope.id] = m.scope.sum;
}

Cursor Puller::fill(PullAsked asked, SyncResponse& out) {
  find_scopes(asked, out);
  // This comes first: what the device asks about must come whole, also when it has just changed it.
  send_checked(asked.check, out);
  const auto checked = bytes_;
  send_touched(asked.sent, out);
  // These bytes do not count to the page. A walk that stops below them would send whole, next time, what the device itself has just sent.
  bytes_ = checked;
  const LogHead head = view_.head();
  for (Mine& m : mine_) {
    if (bytes_ < asked.page || m.after == head.seq)
      walk(m, asked.page, out);
    else
      m.at_head = view_.newest_in(m.scope.id) <= m.after;
    out.more = out.more || !m.at_head;
  }
  add_sums(asked, out);
  Cursor cursor;
  cursor.seq = head.seq;
  cursor.chain = raw(head.chain).substr(0, 8);
  for (const Mine& m : mine_)
    cursor.scopes[m.scope.id] =
        m.at_head ? Cursor::At{head.seq, head.seq, false, 0, false}
                  : Cursor::At{m.reached + (planted(Plant::cursor_too_far) ? 1 : 0), m.full, m.refilling, m.began, m.together};
  return cursor;
}

bool Puller::news(const Cursor& from) {
  SyncResponse nothing;
  PullAsked asked;
  asked.from = from;
  find_scopes(asked, nothing);
  if (!nothing.left.empty() || !nothing.scopes.empty()) return true;
  return std::any_of(mine_.begin(), mine_.end(), [&](const Mine& m) { return view_.newest_in(m.scope.id) > m.after; });
}

}  // namespace dialogue
