// SPDX-License-Identifier: Apache-2.0
#include "server/http/live_waiters.h"

namespace dialogue::http {

void LiveWaiters::add(Id id, std::int64_t deadline_ms) {
  remove(id);
  order_.emplace(deadline_ms, id);
  waiters_.emplace(id, Waiter{deadline_ms});
}

void LiveWaiters::remove(Id id) {
  const auto found = waiters_.find(id);
  if (found == waiters_.end()) return;
  order_.erase({found->second.at_ms, id});
  waiters_.erase(found);
}

void LiveWaiters::wake_at(Id id, Waiter& waiter, std::int64_t at_ms) {
  if (waiter.woken || at_ms >= waiter.at_ms) return;
  order_.erase({waiter.at_ms, id});
  waiter.at_ms = at_ms;
  waiter.woken = true;
  order_.emplace(at_ms, id);
}

std::vector<LiveWaiters::Id> LiveWaiters::due(std::int64_t now_ms) {
  std::vector<Id> out;
  while (!order_.empty() && order_.begin()->first <= now_ms) {
    out.push_back(order_.begin()->second);
    remove(out.back());
  }
  return out;
}

std::vector<LiveWaiters::Id> LiveWaiters::take_all() {
  std::vector<Id> out;
  for (const auto& entry : order_) out.push_back(entry.second);
  for (Id id : out) remove(id);
  return out;
}

}  // namespace dialogue::http
