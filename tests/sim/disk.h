// SPDX-License-Identifier: Apache-2.0
// A simulated disk for SQLite. Every file is what was synced, and the ordered list of what was not. A crash keeps of the latter what the
// seed says. One disk for each node. All disks live in one registered VFS, told apart by the first component of the path
// ("/n3/replica.db").
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dialogue::sim {

/// How much of the unsynced writes survives a crash.
enum class CrashKind {
  lose_all,     ///< nothing that was not synced is left
  keep_prefix,  ///< a random number of the oldest unsynced writes is left
  keep_some,    ///< any subset is left, one of them torn at a sector
};

struct DiskCounters {
  std::uint64_t writes = 0, syncs = 0, crashes = 0, lost_writes = 0, torn_writes = 0, failed_calls = 0;
};

/// Names and contents of a node's files at one moment, as synced: for backups, device images, clones.
using DiskImage = std::map<std::string, std::string>;

class Disks {
 public:
  /// Registers the VFS under `vfs_name()` (once a process) and empties it.
  Disks();
  ~Disks();
  static const char* vfs_name();

  /// All files of the node go back to what a crash leaves. No connection of the node may be open any more.
  void crash(const std::string& node, CrashKind kind, std::uint64_t seed);
  /// The node's files as the operating system sees them now (a clean copy of a closed node).
  DiskImage image(const std::string& node) const;
  void restore(const std::string& node, const DiskImage& image);
  void copy(const std::string& from_node, const std::string& to_node);
  void erase(const std::string& node);
  /// After `after` more writes or syncs of the node every such call fails with "disk full" until `heal`.
  void fill(const std::string& node, std::uint64_t after);
  /// The call after `after` more writes or syncs of the node fails with an I/O error: that one only, or all from then on until `heal`.
  void fail(const std::string& node, std::uint64_t after, bool once);
  void heal(const std::string& node);
  /// The node's machine stops. After `after` more writes or syncs nothing of it reaches the disk any more, and every call fails. `crash` or
  /// `restore` ends that.
  void stop_after(const std::string& node, std::uint64_t after);
  const DiskCounters& counters() const;
};

}  // namespace dialogue::sim
