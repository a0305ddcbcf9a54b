// SPDX-License-Identifier: Apache-2.0
// What whoever looks after a store asks of it, beside what the service asks (server/service/ports/store.h). Implementations:
// server/store/sqlite/sqlite_upkeep.h and, in memory, tests/fakes/memory_server_store.h; one contract suite for both
// (tests/contract/store_upkeep_contract.cpp). All functions throw Failure for what the caller cannot answer (disk_full, damaged).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/service/ports/store.h"

namespace dialogue {

/// The mark outside the database that tells a database which was put back.
struct HighWater {
  Epoch epoch;
  LogHead head;
  bool operator==(const HighWater&) const = default;
};

/// Bytes on the disk.
struct Compacted {
  std::uint64_t before = 0, after = 0;
};

/// Asked now and then in long work: whether to give it up, with code "stopping".
using GiveUp = std::function<bool()>;

class StoreUpkeep {
 public:
  virtual ~StoreUpkeep() = default;

  /// The mark as it was when the store was opened; nothing when there is none (yet).
  virtual std::optional<HighWater> high_water() = 0;
  /// Writes the mark now: at shutdown, after a new epoch. Writer's thread.
  virtual void mark() = 0;

  /// Makes a copy of the committed state in a new file, durable and checked. Any thread, while others write. Returns its size. Throws
  /// Failure "file_exists" when there is something of that name, which stays.
  virtual std::uint64_t copy_to(const std::string& path, const GiveUp& give_up = {}) = 0;
  /// Gives space that nothing uses back to the disk. What is stored stays as it is. Writer's thread, no transaction open; others may read.
  /// Throws Failure "no_room_to_compact" when there is no place for the copy that it takes.
  virtual Compacted compact() = 0;
  /// Gives a small part of it back, in a time that does not grow with the store. False: nothing is left to give. Writer's thread, no
  /// transaction open. Throws Failure "compact_stopped" for a store of an earlier version, which compact() has to make anew first.
  virtual bool compact_some() = 0;
  /// Bytes on the disk. Any thread.
  virtual std::uint64_t size() = 0;
  /// Findings of the storage's own check; empty = sound. Any thread.
  virtual std::vector<std::string> check() = 0;
};

}  // namespace dialogue
