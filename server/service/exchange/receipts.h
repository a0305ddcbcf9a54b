// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "server/service/apply/outcome.h"
#include "sync/messages.h"

namespace dialogue {

/// 16 bytes over the receipt and its run's hashes, by a key that outlives a restore.
std::string receipt_mac(std::string_view key, const Uuid& device, const Receipt& receipt, const std::vector<Hash32>& run);

/// Collects words into receipts. Plain applied changes with consecutive counters and sequences share one.
class Receipts {
 public:
  Receipts(const Uuid& device, std::string_view key) : device_(device), key_(key) {}
  void add(const std::string& incarnation, std::uint64_t counter, const Hash32& hash, const Outcome& outcome);
  std::vector<Receipt> take();

 private:
  void close();

  const Uuid device_;
  std::string key_;
  std::vector<Receipt> done_;
  Receipt open_;
  std::vector<Hash32> run_;
};

}  // namespace dialogue
