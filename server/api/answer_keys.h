// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/base/signer.h"

namespace dialogue::api {

/// The keys that prove answers to devices (sync/answer_proof.h), each computed once. Any thread.
class AnswerKeys {
 public:
  /// `line` holds the secret half of the line's key.
  explicit AnswerKeys(std::unique_ptr<Signer> line) : line_(std::move(line)) {}

  std::string of(const Uuid& device, std::string_view device_key);

 private:
  static constexpr std::size_t most = 4096;
  std::mutex mutex_;
  std::unique_ptr<Signer> line_;
  std::map<std::pair<Uuid, std::string>, std::string> keys_;
};

}  // namespace dialogue::api
