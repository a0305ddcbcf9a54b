// SPDX-License-Identifier: Apache-2.0
#include "sync/lease.h"

#include <algorithm>
#include <vector>

#include "shared/base/planted.h"
#include "shared/model/scopes.h"
#include "sync/identity_map.h"
#include "sync/meta.h"
#include "sync/tuning.h"

namespace dialogue {

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t lease_ms = std::int64_t{tuning::lease_days} * 24 * 60 * minute_ms;
// A look so soon after the last is not worth a write.
constexpr std::int64_t step_ms = 10 * minute_ms;

// A record that was made here and that no scope holds yet stays open.
Lock lock_of(const RecordHead& head, const std::set<ScopeId>& restricted) {
  bool open = head.own, shut = false;
  for (const auto& facet : head.facets) {
    if (facet.scopes.empty()) continue;
    const bool all = std::all_of(facet.scopes.begin(), facet.scopes.end(), [&](ScopeId id) { return restricted.contains(id); });
    (all ? shut : open) = true;
  }
  return !shut ? Lock::none : open ? Lock::some : Lock::whole;
}

std::int64_t number(ReplicaStore& store, std::string_view key) { return static_cast<std::int64_t>(get_number(store, key)); }

}  // namespace

// Movement ahead is counted, movement back is not. So what passed before the clock was put back stays passed.
std::int64_t Lease::used(std::int64_t now) {
  std::int64_t at = number(ports_.store, meta::lease_at);
  if (at == 0) at = number(ports_.store, meta::last_sync);
  return at == 0 ? 0 : number(ports_.store, meta::lease_used) + std::max<std::int64_t>(now - at, 0);
}

void Lease::heed() {
  const std::int64_t now = ports_.clock.unix_ms();
  const std::int64_t at = number(ports_.store, meta::lease_at);
  const std::int64_t passed = used(now);
  const bool due = passed >= lease_ms && !locked() && !planted(Plant::lease_never_locks);
  if (!due && now >= at && now - at < step_ms) return;
  if (at == 0 && number(ports_.store, meta::last_sync) == 0) return;
  StoreTransaction transaction(ports_.store);
  set_number(ports_.store, meta::lease_used, static_cast<std::uint64_t>(passed));
  set_number(ports_.store, meta::lease_at, static_cast<std::uint64_t>(std::max<std::int64_t>(now, 1)));
  if (due) mark(true);
  transaction.commit();
}

void Lease::contact() {
  set_number(ports_.store, meta::lease_used, 0);
  set_number(ports_.store, meta::lease_at, static_cast<std::uint64_t>(std::max<std::int64_t>(ports_.clock.unix_ms(), 1)));
  if (locked()) mark(false);
}

bool Lease::locked() { return get_flag(ports_.store, meta::locked); }

std::int64_t Lease::left_ms() {
  if (locked() || number(ports_.store, meta::last_sync) == 0) return 0;
  return std::max<std::int64_t>(lease_ms - used(ports_.clock.unix_ms()), 0);
}

bool Lease::locks(std::string_view scope) {
  return is_restricted(scope, get_uuid(ports_.store, meta::person), get_uuid(ports_.store, meta::organisation));
}

bool Lease::is_open(const FacetHead& facet) {
  for (const auto& scope : ports_.store.scopes())
    if (std::binary_search(facet.scopes.begin(), facet.scopes.end(), scope.id) && !locks(scope.name)) return true;
  return facet.scopes.empty();
}

std::set<ScopeId> Lease::restricted() {
  std::set<ScopeId> out;
  for (const auto& scope : ports_.store.scopes())
    if (locks(scope.name)) out.insert(scope.id);
  return out;
}

void Lease::mark(bool lock) {
  set_flag(ports_.store, meta::locked, lock);
  const auto shut = lock ? restricted() : std::set<ScopeId>{};
  std::vector<std::pair<Uuid, Lock>> changes;
  ports_.store.scan([&](const RecordHead& head) {
    if (const Lock now = lock_of(head, shut); now != head.lock) changes.emplace_back(head.id, now);
  });
  IdentityMap records(ports_);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (WorkingCopy* record = records.find(changes[i].first)) record->set_lock(changes[i].second);
    if (i % tuning::records_per_slice == tuning::records_per_slice - 1) records.flush();
  }
  records.flush();
}

}  // namespace dialogue
