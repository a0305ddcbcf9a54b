// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

/// A server that was restored from an older copy, and what the device does about it (docs/PROTOCOL.md §5).
class Recovery {
 public:
  explicit Recovery(const DevicePorts& ports) : ports_(ports) {}

  /// Past cursors, newest first, to find the common point.
  std::vector<std::string> past();
  /// The common point is known: rows above it become ghosts, and kept changes above it are to be offered. Inside the caller's transaction.
  void found_common(std::uint64_t common, const SyncResponse& answer);
  std::vector<Offer> offers();
  std::vector<std::pair<std::string, Uuid>> checks();
  /// The answer to a request with these was taken.
  void offered(const std::vector<Offer>& offers);
  /// The server cannot read our cursor. Everything comes again from nothing; the outbox is untouched.
  void begin_from_nothing();

 private:
  struct Run {
    Receipt receipt;
    std::vector<Hash32> hashes;
  };
  void make_anew(StoredChange& change);
  void forget_past_above(std::uint64_t common);
  void forget_late_verdicts();
  Run run_of(std::int64_t receipt);

  const DevicePorts& ports_;
};

}  // namespace dialogue
