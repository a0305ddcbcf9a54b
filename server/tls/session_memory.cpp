// SPDX-License-Identifier: Apache-2.0
#include "server/tls/session_memory.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

namespace dialogue::tls {

SessionMemory::~SessionMemory() {
  while (!order_.empty()) forget_oldest();
}

std::optional<SessionMemory::Id> SessionMemory::id_of(std::string_view bytes) {
  Id id;
  if (bytes.size() != id.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), id.begin());
  return id;
}

void SessionMemory::forget_oldest() {
  const auto found = kept_.find(order_.front());
  OPENSSL_cleanse(found->second.state.data(), found->second.state.size());
  kept_.erase(found);
  order_.pop_front();
}

void SessionMemory::keep(std::string_view id, std::string state) {
  const auto key = id_of(id);
  if (!key || kept_.contains(*key)) return;
  while (order_.size() >= limit_) forget_oldest();
  kept_.emplace(*key, Kept{std::move(state), clock_.monotonic_ms()});
  order_.push_back(*key);
}

std::optional<SessionMemory::Found> SessionMemory::find(std::string_view id) {
  const auto now = clock_.monotonic_ms();
  while (!order_.empty() && now - kept_.at(order_.front()).made_ms >= kept_ms) forget_oldest();
  const auto key = id_of(id);
  const auto found = key ? kept_.find(*key) : kept_.end();
  if (found == kept_.end()) return std::nullopt;
  return Found{found->second.state, now - found->second.made_ms < fresh_ms};
}

}  // namespace dialogue::tls
