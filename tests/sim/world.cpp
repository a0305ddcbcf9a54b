// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.h"

#include <algorithm>

#include "client/core/replica_schema.h"
#include "client/core/store.h"
#include "shared/wire/json.h"
#include "tests/sim/line.h"
#include "tests/sim/oracles.h"
#include "tests/sim/workload.h"

namespace dialogue::sim {

namespace {
constexpr std::int64_t year_ms = 365LL * 24 * 3600 * 1000;
constexpr int heal_rounds = 12;

/// A replica with its tables and nothing else.
const DiskImage& empty_replica(Disks& disks) {
  static const DiskImage image = [&] {
    disks.format("template", "replica.db");
    {
      Database::Options options;
      options.vfs = Disks::vfs_name();
      options.application_id = replica_application_id;
      options.newest_version = replica_version;
      SqliteReplicaStore store("/template/replica.db", options, platform());
    }
    auto made = disks.image("template");
    disks.erase("template");
    return made;
  }();
  return image;
}
}  // namespace

World::World(const Options& options)
    : options_(options),
      rng_(Rng(options.seed).split("world")),
      line_rng_(Rng(options.seed).split("line")),
      work_rng_(Rng(options.seed).split("work")) {
  trace_.add(options.text());
  server_ = std::make_unique<ServerNode>(disks_, now_, Rng(options.seed).split("server"), options);
}

World::~World() {
  for (auto& device : devices_) device.replica.reset();
  if (server_) server_->stop();
}

void World::found() {
  server_->start().take();
  auto& admin = server_->admin();
  const auto first = admin.init("Simulated platform").take();
  people_.push_back({first.coordinator, first.organisation, {"SC"}, {}});
  for (int i = 0; i < options_.organisations; ++i) {
    const auto org = admin.add_org("Authority " + std::to_string(i), "asylum_authority", i == 0 ? "TD" : i == 1 ? "NE" : "KE").take();
    organisations_.push_back(org);
    for (int k = 0; k < 2; ++k) {
      Person person{admin.add_person("Person " + std::to_string(i) + std::to_string(k), org, "p@example.org").take(), org, {"FP"}, {}};
      person.grants.push_back(admin.grant(person.id, "FP", "all", "").take());
      if (k == 0) person.grants.push_back(admin.grant(person.id, "OL", "all", "").take());
      people_.push_back(std::move(person));
    }
  }
}

void World::add_device(std::size_t person) {
  Device device;
  device.name = "d" + std::to_string(devices_.size());
  device.person = person;
  device.clock = std::make_unique<DeviceClock>(now_);
  device.random = std::make_unique<Rng>(Rng(options_.seed).split(device.name));
  if (options_.clock_jumps > 0 && rng_.chance(500)) device.clock->offset = rng_.between(-10 * year_ms, 10 * year_ms), count("wrong clock");
  disks_.restore(device.name, empty_replica(disks_));
  open(device);
  if (failure_.empty()) enrol(device);
  devices_.push_back(std::move(device));
}

void World::open(Device& device) {
  auto opened = Replica::open("/" + device.name, {nullptr, device.clock.get(), device.random.get(), Disks::vfs_name(),
                                                  signer_factory(options_.real_signer), false});
  if (!opened) {
    failure_ = device.name + " does not open: " + opened.error().code + " " + opened.error().detail;
    return;
  }
  device.replica = std::move(*opened);
}

void World::enrol(Device& device) {
  auto code = server_->admin().enrol_code(people_[device.person].id);
  if (!code) return;
  auto request = device.replica->session().enrol(*code, device.name);
  if (!request) return;
  const auto reply = server_->handle(*request);
  const auto taken = device.replica->session().take_enrolled("http://simulated", reply);
  if (!taken) failure_ = device.name + " does not enrol: " + taken.error().code + " " + taken.error().detail;
  device.enrolled = taken.ok();
  trace_.add(device.name + " enrolled");
}

void World::crash(Device& device) {
  count("device crash");
  disks_.stop_after(device.name, 0);
  device.replica.reset();
  disks_.crash(device.name, static_cast<CrashKind>(rng_.below(3)), rng_.next());
  trace_.add(device.name + " crashed");
  open(device);
}

void World::sync(std::size_t index, bool faulty) {
  auto& device = devices_[index];
  if (!device.enrolled) return;
  ++counters_.syncs;
  Line line(*this, index, faulty);
  const bool dies = faulty && rng_.chance(options_.device_crash);
  if (dies) disks_.stop_after(device.name, rng_.below(20));
  auto done = reconcile(device.replica->session(), line);
  std::string said = device.name + " sync ";
  if (done)
    said += (done->complete ? "complete" : "incomplete") + std::string(" pushed ") + std::to_string(done->pushed) + " pulled " +
            std::to_string(done->pulled) + " proposed " + std::to_string(done->proposed) + " rejected " + std::to_string(done->rejected);
  else
    said += done.error().code + (done.error().field.empty() ? "" : " " + done.error().field);
  trace_.add(said);
  if (done && done->complete) ++counters_.complete;
  if (dies) crash(device);
}

void World::restore_device(std::size_t index) {
  auto& device = devices_[index];
  if (device.image.empty() || device.clone) return;
  count("device restored");
  disks_.stop_after(device.name, 0);
  device.replica.reset();
  disks_.heal(device.name);
  disks_.restore(device.name, device.image);
  // What was only on the device and came after the image is gone with the disk: nobody can promise it any more.
  std::erase_if(ledger_, [&](const Promise& p) { return p.device == index; });
  trace_.add(device.name + " restored from an older image");
  open(device);
}

void World::clone_device(std::size_t index) {
  if (devices_[index].image.empty() || devices_.size() > 14) return;
  count("device cloned");
  Device clone;
  clone.name = "d" + std::to_string(devices_.size());
  clone.person = devices_[index].person;
  clone.clock = std::make_unique<DeviceClock>(now_);
  clone.random = std::make_unique<Rng>(Rng(options_.seed).split(clone.name));
  clone.enrolled = true;
  clone.clone = true;
  disks_.restore(clone.name, devices_[index].image);
  trace_.add(clone.name + " is a clone of " + devices_[index].name);
  open(clone);
  devices_.push_back(std::move(clone));
}

void World::change_grants() {
  auto& person = people_[1 + rng_.below(people_.size() - 1)];
  auto& admin = server_->admin();
  if (!person.grants.empty() && rng_.chance(500)) {
    const auto at = rng_.below(person.grants.size());
    admin.revoke_grant(person.grants[at]).ignore();
    person.grants.erase(person.grants.begin() + static_cast<std::ptrdiff_t>(at));
    count("grant ended");
    trace_.add("a grant of " + person.id.text() + " ended");
  } else if (auto grant = admin.grant(person.id, rng_.chance(500) ? "FP" : "OL", "all", "")) {
    // Once the coordinator has a device, a grant waits for their word.
    admin.act_as(people_[0].id, "role_grant", *grant, "confirm", {}).ignore();
    person.grants.push_back(*grant);
    count("grant given");
    trace_.add("a grant for " + person.id.text());
  }
}

void World::step() {
  now_ += static_cast<std::int64_t>(rng_.below(600'000));
  auto happens = [&](unsigned per_mille) { return rng_.chance(per_mille); };
  const auto index = rng_.below(devices_.size());
  auto& device = devices_[index];
  if (happens(options_.clock_jumps)) device.clock->offset += rng_.between(-year_ms, year_ms), count("clock jump");
  if (happens(options_.grants)) change_grants();
  if (happens(options_.device_restore)) return restore_device(index);
  if (happens(options_.device_clone)) return clone_device(index);
  if (happens(options_.server_restore)) {
    if (server_->has_backup()) {
      count("server restored");
      trace_.add("server restored from an older copy");
      server_->restore_backup();
      if (auto started = server_->start(); !started) failure_ = "the restored server does not start: " + started.error().code;
      return;
    }
  }
  if (rng_.chance(40)) server_->keep_backup();
  if (rng_.chance(40) && !device.clone) {
    // A clean copy of a running node's files, as a disk image tool would take it.
    device.image = disks_.image(device.name);
  }
  if (options_.slow_start && !device.enrolled && rng_.chance(300)) enrol(device);
  if (rng_.chance(650))
    Workload(*this).act(index);
  else
    sync(index, true);
  if (happens(options_.device_crash / 4)) crash(devices_[index]);
}

void World::heal() {
  for (int round = 0; round < heal_rounds; ++round) {
    bool quiet = true;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
      now_ += 60'000;
      if (!devices_[i].enrolled) enrol(devices_[i]);
      auto& session = devices_[i].replica->session();
      sync(i, false);
      const auto& totals = session.totals();
      if (!totals.complete || totals.pushed > 0 || totals.pulled > 0) quiet = false;
    }
    if (quiet) return;
  }
  std::string waiting;
  for (auto& device : devices_) {
    const auto status = device.replica->status();
    if (status.pending + status.sent > 0)
      waiting += " " + device.name + " has " + std::to_string(status.pending) + "+" + std::to_string(status.sent) + " waiting;";
  }
  failure_ = "no rest after " + std::to_string(heal_rounds) + " rounds:" + waiting + " " + Oracles(*this).judge();
}

std::string World::run() {
  try {
    found();
    for (int i = 0; i < options_.replicas && failure_.empty(); ++i) add_device(static_cast<std::size_t>(i) % people_.size());
    for (int i = 0; i < options_.steps && failure_.empty(); ++i) step();
    if (failure_.empty()) heal();
    if (failure_.empty()) failure_ = Oracles(*this).judge();
  } catch (const std::exception& e) {
    failure_ = std::string("exception: ") + e.what();
  }
  trace_.add(failure_.empty() ? "held" : failure_);
  return failure_;
}

}  // namespace dialogue::sim
