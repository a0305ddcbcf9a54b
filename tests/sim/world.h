// SPDX-License-Identifier: Apache-2.0
// One server and some replicas in one thread: the real engine, stores and permission code over simulated disk, network, clock and
// randomness. Everything that happens follows from the seed.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "client/core/replica.h"
#include "sync/session.h"
#include "tests/sim/disk.h"
#include "tests/sim/options.h"
#include "tests/sim/reference.h"
#include "tests/sim/rng.h"
#include "tests/sim/server_node.h"
#include "tests/sim/trace.h"

namespace dialogue::sim {

/// A device's clock: the world's time, off by what the seed says.
class DeviceClock final : public Clock {
 public:
  explicit DeviceClock(const std::int64_t& now) : now_(now) {}
  std::int64_t unix_ms() override { return now_ + offset; }
  std::int64_t monotonic_ms() override { return now_; }
  std::int64_t offset = 0;

 private:
  const std::int64_t& now_;
};

struct Person {
  Uuid id, organisation;
  std::vector<std::string> roles;
  std::vector<Uuid> grants;
};

/// What a user was told is saved: these words in this cell, typed on this device.
struct Promise {
  std::size_t device = 0;
  Uuid record;
  Path path;
  Raw value;
};

struct Device {
  std::string name;
  std::size_t person = 0;
  std::unique_ptr<DeviceClock> clock;
  std::unique_ptr<Rng> random;
  std::unique_ptr<Replica> replica;
  bool enrolled = false;
  bool clone = false;  ///< made from another device's image: the same key, running beside it
  std::int64_t disk_full_until = 0;
  DiskImage image;  ///< an older state of its disk, for a restore
  std::size_t image_promises = 0;
};

struct Counters {
  std::map<std::string, std::uint64_t> faults;  ///< by kind, how often each fired
  std::uint64_t verbs = 0, syncs = 0, complete = 0;
};

class World {
 public:
  explicit World(const Options& options);
  ~World();

  /// The chaos, then healing, then every oracle. Empty = all held; else what failed.
  std::string run();
  const Trace& trace() const { return trace_; }
  const Counters& counters() const { return counters_; }

 private:
  friend class Line;
  friend class Workload;
  friend class Oracles;

  void found();  ///< organisations, people, roles
  void add_device(std::size_t person);
  void open(Device& device);
  void enrol(Device& device);
  void step();
  void sync(std::size_t device, bool faulty);
  void crash(Device& device);
  void restore_device(std::size_t device);
  void clone_device(std::size_t device);
  void change_grants();
  void heal();
  void count(const std::string& fault) { ++counters_.faults[fault]; }

  Options options_;
  Rng rng_, line_rng_, work_rng_;
  std::int64_t now_ = 1'806'400'000'000;
  Trace trace_;
  Counters counters_;
  Disks disks_;
  std::unique_ptr<ServerNode> server_;
  std::vector<Person> people_;
  std::vector<Uuid> organisations_;
  std::vector<Device> devices_;
  std::vector<Promise> ledger_;
  std::vector<std::pair<std::string, Uuid>> known_;  ///< kind and id of what was made
  std::string failure_;
};

}  // namespace dialogue::sim
