// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dialogue::http {

/// Who waits for news, and when each is to be woken. The front's thread only; no socket, no clock.
class LiveWaiters {
 public:
  using Id = std::uint64_t;

  /// `deadline_ms`: woken then at the latest.
  void add(Id id, std::int64_t deadline_ms);
  void remove(Id id);
  /// There is news. Each is woken at `delay()` milliseconds from now, unless it is due earlier anyway.
  template <class Delay>
  void news(std::int64_t now_ms, Delay delay) {
    for (auto& [id, waiter] : waiters_) wake_at(id, waiter, now_ms + delay());
  }
  /// Takes out those that are due.
  std::vector<Id> due(std::int64_t now_ms);
  std::vector<Id> take_all();
  std::size_t size() const { return waiters_.size(); }

 private:
  struct Waiter {
    std::int64_t at_ms;
    bool woken = false;  ///< news came already; later news neither hastens nor delays it
  };
  void wake_at(Id id, Waiter& waiter, std::int64_t at_ms);

  std::unordered_map<Id, Waiter> waiters_;
  std::set<std::pair<std::int64_t, Id>> order_;
};

}  // namespace dialogue::http
