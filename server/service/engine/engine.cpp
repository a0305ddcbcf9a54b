// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine/engine.h"

#include <algorithm>
#include <array>

#include "server/service/apply/verdicts.h"
#include "server/service/decide/access.h"
#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/base/planted.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "sync/answer_proof.h"
#include "sync/epoch.h"
#include "sync/wipe.h"
#include "sync/witness.h"

namespace dialogue {

Engine::Engine(ServicePorts given)
    : ports(std::move(given)), catalogue(ports.domain), quotas_(ports.quotas), audit_(ports.keys.audit_seed) {
  line_keys_ = {bytes_of(ports.keys.line_key()), bytes_of(ports.keys.next_line_key()), {}};
  line_keys_.signature = raw(audit_.sign(line_keys_signing_bytes(line_keys_)));
  line_keys_.number = ports.keys.old_lines.size();
  line_keys_.number_signature = raw(audit_.sign(line_keys_signing_bytes(line_keys_)));
}

Status Engine::write(const std::function<void(UnitOfWork&)>& job) {
  return ports.writer.run([&] {
    UnitOfWork work(ports.store, catalogue, ports.random, now_ms());
    job(work);
    if (work.access_changes() != 0) reconsider_waiting(work, true);
    work.flush();
  });
}

Quotas Engine::quotas() {
  const std::lock_guard lock(quota_mutex_);
  return quotas_;
}

void Engine::set_quotas(const Quotas& quotas) {
  const std::lock_guard lock(quota_mutex_);
  quotas_ = quotas;
}

bool Engine::over_quota(const Uuid& device, std::uint64_t changes, std::uint64_t& retry_ms) {
  constexpr std::int64_t minute_ms = 60'000;
  const std::lock_guard lock(quota_mutex_);
  const std::uint64_t most = quotas_.changes_a_minute;
  if (most == 0 || changes == 0) return false;
  Window& window = windows_[device];
  const std::int64_t now = ports.clock.monotonic_ms();
  if (now - window.since_ms >= minute_ms) window = {now, 0};
  if (window.changes + changes <= most || window.changes == 0) {
    window.changes += changes;
    return false;
  }
  retry_ms = static_cast<std::uint64_t>(window.since_ms + minute_ms - now);
  return true;
}

bool Engine::first_today(const Uuid& device, const std::string& day) {
  const std::lock_guard lock(seen_mutex_);
  std::string& last = seen_[device];
  const bool first = last != day;
  last = day;
  return first;
}

bool Engine::first_let_go(const Uuid& device, std::uint64_t cursor) {
  const std::lock_guard lock(seen_mutex_);
  const auto [last, fresh] = let_go_.try_emplace(device, cursor);
  if (!fresh && last->second >= cursor) return false;
  last->second = cursor;
  return true;
}

std::vector<NextKey> Engine::audit_keys() const {
  std::vector<NextKey> out;
  for (const auto& next : ports.keys.next_audits) out.push_back({next.key, next.signature});
  return out;
}

Signature Engine::sign_head(const Epoch& epoch, const LogHead& head) {
  const std::lock_guard lock(signing_);
  return audit_.sign(head_signing_bytes(epoch, head.seq, raw(head.chain)));
}

std::optional<WipeOrder> Engine::wipe_order(StoreView& view, const Uuid& device) {
  const Kind* kind = catalogue.domain().serving(Purpose::device);
  StoredRecord record;
  if (!kind || !view.load(view.find(*kind, device), record)) return {};
  const auto at = inside_quotes(record.get("wipe_ordered_at"));
  if (at.empty()) return {};
  const std::lock_guard lock(signing_);
  return WipeOrder{std::string(at), std::string(raw(audit_.sign(wipe_signing_bytes(device, at))))};
}

std::optional<Actor> actor_of(Engine& engine, StoreView& view, const Uuid& device) {
  const auto stored = view.device(device);
  if (!stored || stored->revoked) return {};
  return access_of(view, engine.catalogue, stored->person, device, engine.now_ms()).now;
}

}  // namespace dialogue
