// SPDX-License-Identifier: Apache-2.0
// One server and some replicas in one thread: the real engine, stores and permission code over simulated disk, network, clock and
// randomness. Everything that happens follows from the seed.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"
#include "sync/session.h"
#include "sync/tuning.h"
#include "tests/fakes/clock.h"
#include "tests/sim/about.h"
#include "tests/sim/coverage.h"
#include "tests/sim/disk.h"
#include "tests/sim/options.h"
#include "tests/sim/pages.h"
#include "tests/sim/reference.h"
#include "tests/sim/rng.h"
#include "tests/sim/server_node.h"
#include "tests/sim/trace.h"

namespace dialogue::sim {

inline constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms, year_ms = 365 * day_ms;

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

/// A record that a device held before the server was put back, and whom it was for.
struct HeldBefore {
  std::string kind;
  Uuid record;
  std::set<std::string> audience;
};

struct Device {
  std::string name;
  Uuid id;  ///< nil until enrolled
  std::size_t person = 0;
  std::unique_ptr<test::FakeClock> clock;
  std::unique_ptr<Rng> random;
  std::unique_ptr<Replica> replica;
  int age = oldest_program;  ///< of its program
  bool enrolled = false;
  bool clone = false;    ///< made from another device's image: the same key, running beside it
  bool revoked = false;  ///< an administrator has closed it
  std::int64_t away_until = 0;
  int disk_ill = 0;  ///< steps until its disk works again
  DiskImage image;   ///< an older state of its disk, for a restore
  std::vector<Promise> image_promises;
  std::optional<Record> page;     ///< opened some time ago and still open
  std::vector<HeldBefore> held;   ///< when the server was last put back
  std::deque<WireReply> answers;  ///< what it was sent before: may come once more, late
};

struct Counters {
  Counts faults;    ///< by kind, how often each fired
  Counts branches;  ///< of recovery, as seen on the wire
  Counts verbs;     ///< of the people
  std::uint64_t syncs = 0, complete = 0;
};

class World {
 public:
  /// `steps`: which of the options' steps are played. Each draws its own numbers, so that leaving one out does not move the others.
  World(const Options& options, std::vector<int> steps);
  explicit World(const Options& options);
  ~World();

  /// The chaos, then healing, then every oracle. Empty = all held; else what failed.
  std::string run();
  const Trace& trace() const { return trace_; }
  const Counters& counters() const { return counters_; }

 private:
  friend class About;
  friend class Line;
  friend class Workload;
  friend class DeclaredWork;
  friend class Oracles;
  friend class Stories;

  void found();  ///< organisations, people, roles
  void found_people(const Uuid& secretariat);
  void add_person(const char* role, const Uuid& organisation);
  void add_device(std::size_t person);
  void open(Device& device);
  std::uint32_t page() const { return options_.small_pages ? tuning::smallest_page : tuning::first_page; }
  Result<std::unique_ptr<Replica>> opened(Device& device, int age);
  void enrol(Device& device);
  void step(int number);
  void trouble(std::size_t device);   ///< of disks, clocks, people
  bool upheaval(std::size_t device);  ///< restores, clones: true when there was one
  void copies(std::size_t device);
  void put_back(const DiskImage& copy, bool told);
  void note_held();
  void sync(std::size_t device, bool faulty);
  void crash(Device& device);
  void restore_device(std::size_t device);
  void take_image(std::size_t device);
  void clone_device(std::size_t device);
  void change_grants();
  void access_ended(const Person& person);
  void forget_what_nobody_may_hold();
  void swap_user(std::size_t device);
  void revoke_device(std::size_t device);
  void damage_sum(Device& device);
  void other_program(std::size_t device);
  void upgrade_device(std::size_t device);
  void upgrade_server();
  void try_older_program(std::size_t device);
  void try_older_server();
  void all_up_to_date();
  void end_troubles();
  void heal();
  std::string who_waits();
  void start_server(const char* when);
  void count(const std::string& fault) { ++counters_.faults[fault]; }

  Options options_;
  std::vector<int> steps_;
  Rng rng_, line_rng_, work_rng_;
  std::uint64_t first_life_ = ~0ull;  ///< the log up to here was never put back
  std::int64_t now_ = 1'806'400'000'000;
  Trace trace_;
  Counters counters_;
  Disks disks_;
  std::unique_ptr<ServerNode> server_;
  std::vector<Person> people_;
  std::vector<Uuid> organisations_;
  std::vector<Device> devices_;
  std::vector<Promise> ledger_;
  Pages pages_;
  About about_{*this};
  std::vector<Promise> unsure_;  ///< a commit whose flush failed may still be on the disk: words in place of those promised
  std::vector<std::pair<std::string, Uuid>> known_;  ///< kind and id of what was made
  std::deque<WireRequest> late_;                     ///< requests still on their way
  std::deque<WireRequest> overheard_;                ///< requests that were answered, and that somebody recorded
  std::string failure_, last_error_, last_scope_;
};

}  // namespace dialogue::sim
