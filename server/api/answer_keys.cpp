// SPDX-License-Identifier: Apache-2.0
#include "server/api/answer_keys.h"

#include <utility>

#include "sync/answer_proof.h"

namespace dialogue::api {

std::string AnswerKeys::of(const Uuid& device, std::string_view device_key) {
  const std::lock_guard lock(mutex_);
  std::pair of{device, std::string(device_key)};
  if (const auto known = keys_.find(of); known != keys_.end()) return known->second;
  std::string key = answer_key(*line_, device_key, device, bytes_of(line_->public_key()));
  if (keys_.size() >= most) keys_.clear();
  return keys_.emplace(std::move(of), std::move(key)).first->second;
}

}  // namespace dialogue::api
