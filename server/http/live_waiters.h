// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dialogue::http {

/// Who waits for news of which scopes, and when each is to be woken. The front's thread only; no socket, no clock.
class LiveWaiters {
 public:
  using Id = std::uint64_t;

  /// `deadline_ms`: woken then at the latest.
  void add(Id id, std::vector<std::string> scopes, std::int64_t deadline_ms);
  void remove(Id id);
  /// There is news for these scopes. Each of their waiters is woken at `delay(id)` milliseconds from now, unless it is due earlier anyway.
  template <class Delay>
  void news(const std::set<std::string>& scopes, std::int64_t now_ms, Delay delay) {
    for (const auto& scope : scopes) {
      const auto found = by_scope_.find(scope);
      if (found == by_scope_.end()) continue;
      for (Id id : found->second) wake_at(id, now_ms + delay());
    }
  }
  /// Takes out those that are due.
  std::vector<Id> due(std::int64_t now_ms);
  std::vector<Id> take_all();
  std::size_t size() const { return waiters_.size(); }

 private:
  struct Waiter {
    std::vector<std::string> scopes;
    std::int64_t at_ms;
    bool woken = false;  ///< news came already; later news neither hastens nor delays it
  };
  void wake_at(Id id, std::int64_t at_ms);

  std::unordered_map<Id, Waiter> waiters_;
  std::map<std::string, std::set<Id>, std::less<>> by_scope_;
  std::set<std::pair<std::int64_t, Id>> order_;
};

}  // namespace dialogue::http
