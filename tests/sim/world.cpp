// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/world.h"
#include "tests/fakes/reconcile.h"

#include <algorithm>

#include "client/core/store/replica_schema.h"
#include "client/core/store/store.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"
#include "tests/sim/line.h"
#include "tests/sim/oracles.h"
#include "tests/sim/workload.h"

namespace dialogue::sim {

namespace {
constexpr int heal_rounds = 12;

/// A replica with its tables and nothing else.
const DiskImage& empty_replica(Disks& disks) {
  static const DiskImage image = [&] {
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

World::World(const Options& options) : World(options, {}) {
  for (int i = 0; i < options.steps; ++i) steps_.push_back(i);
}

World::World(const Options& options, std::vector<int> steps)
    : options_(options),
      steps_(std::move(steps)),
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

void World::add_person(const char* role, const Uuid& organisation) {
  auto& admin = server_->admin();
  const auto name = "Person " + std::to_string(people_.size());
  Person person{admin.add_person(name, organisation, "p@example.org").take(), organisation, {role}, {}};
  person.grants.push_back(admin.grant(person.id, role, "all", "").take());
  known_.emplace_back("person", person.id);
  people_.push_back(std::move(person));
}

void World::found_people(const Uuid& secretariat) {
  for (const auto& org : organisations_) {
    add_person("FP", org);
    people_.back().grants.push_back(server_->admin().grant(people_.back().id, "OL", "all", "").take());
    people_.back().roles.emplace_back("OL");
    add_person("FP", org);
  }
  static const char* const others[] = {"CT", "OB", "UF", "TR", "WL", "PM"};
  for (int i = 0; i < 2; ++i) add_person(others[rng_.below(6)], organisations_[rng_.below(organisations_.size())]);
  add_person("SO", secretariat);
}

void World::found() {
  if (options_.versions > 0 && rng_.chance(500)) server_->bring_up_to_date();
  server_->start().take();
  auto& admin = server_->admin();
  const auto first = admin.init("Simulated platform").take();
  people_.push_back({first.coordinator, first.organisation, {"SC"}, {}});
  for (int i = 0; i < options_.organisations; ++i)
    organisations_.push_back(admin.add_org("Authority " + std::to_string(i), "asylum_authority",
                                           i == 0   ? "TD"
                                           : i == 1 ? "NE"
                                                    : "KE")
                                 .take());
  found_people(first.organisation);
}

void World::add_device(std::size_t person) {
  Device device;
  device.name = "d" + std::to_string(devices_.size());
  device.person = person;
  device.clock = std::make_unique<test::FakeClock>(&now_);
  device.random = std::make_unique<Rng>(Rng(options_.seed).split(device.name));
  if (options_.clock_jumps > 0 && rng_.chance(500)) device.clock->offset = rng_.between(-10 * year_ms, 10 * year_ms), count("wrong clock");
  if (options_.versions > 0) device.age = oldest_program + static_cast<int>(rng_.below(newest_program));
  disks_.restore(device.name, empty_replica(disks_));
  open(device);
  const bool later = options_.slow_start && person != 0 && rng_.chance(500);
  if (failure_.empty() && !later) enrol(device);
  devices_.push_back(std::move(device));
}

Result<std::unique_ptr<Replica>> World::opened(Device& device, int age) {
  return Replica::open("/" + device.name, {&program(age), device.clock.get(), device.random.get(), Disks::vfs_name(),
                                           signer_factory(options_.real_signer), false});
}

void World::open(Device& device) {
  auto replica = opened(device, device.age);
  if (!replica) {
    failure_ = device.name + " does not open: " + replica.error().code + " " + replica.error().detail;
    return;
  }
  device.replica = std::move(*replica);
  device.page.reset();
}

void World::start_server(const char* when) {
  if (auto started = server_->start(); !started && failure_.empty())
    failure_ = std::string("the server does not start ") + when + ": " + started.error().code;
}

void World::enrol(Device& device) {
  auto code = server_->admin().enrol_code(people_[device.person].id);
  if (!code) return;
  auto request = device.replica->session().enrol(*code, device.name);
  if (!request) return;
  const auto reply = server_->handle(*request);
  const auto taken = device.replica->session().take_enrolled("http://simulated", reply);
  // A server that was put back twice knows it once more, and that it was closed.
  const auto known = taken ? std::nullopt : server_->store().snapshot()->device(device.replica->status().device);
  if (known && known->revoked) return void(device.revoked = true);
  if (!taken && device.disk_ill == 0) failure_ = device.name + " does not enrol: " + taken.error().code + " " + taken.error().detail;
  device.enrolled = taken.ok();
  if (taken) device.id = device.replica->status().device;
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
  if (!device.enrolled || device.away_until > now_) return;
  ++counters_.syncs;
  Line line(*this, index, faulty);
  last_error_.clear();
  const bool dies = faulty && rng_.chance(options_.device_crash);
  if (dies) disks_.stop_after(device.name, rng_.below(20));
  const auto sent = [&] {
    const auto pending = device.replica->pending();
    return std::count_if(pending.begin(), pending.end(), [](const PendingChange& change) { return change.sent(); });
  };
  const auto before = sent();
  auto done = reconcile(device.replica->session(), line, page());
  // Only what an exchange before had sealed counts as sent when it could not leave.
  if (!line.stood() && !line.called() && sent() > before) failure_ = device.name + " sealed changes without a line";
  if (auto fooled = line.fooled(done ? "" : done.error().code); !fooled.empty()) failure_ = fooled;
  std::string said = device.name + " sync ";
  if (done)
    said += (done->complete ? "complete" : "incomplete") + std::string(" pushed ") + std::to_string(done->pushed) + " pulled " +
            std::to_string(done->pulled) + " proposed " + std::to_string(done->proposed) + " rejected " + std::to_string(done->rejected);
  else
    last_error_ = done.error().code, last_scope_ = done.error().args.empty() ? "" : done.error().args.front();
  if (!done) said += done.error().code + (done.error().field.empty() ? "" : " " + done.error().field);
  trace_.add(said);
  if (done && done->complete) ++counters_.complete;
  if (!done) ++counters_.branches["sync ended: " + done.error().code];
  // The server was put back to before this device was known, so its person enrols once more.
  if (last_error_ == "unknown_device") device.enrolled = false;
  if (last_error_ == "checksum" && options_.damaged_sum + options_.late_reply == 0)
    failure_ = device.name + ": checksums disagree twice: " + done.error().args.front() +
               Oracles(*this).sums_story(index, done.error().args.front());
  if (dies) crash(device);
  about_.look();
}

std::string World::who_waits() {
  std::string out;
  for (auto& device : devices_) {
    const auto status = device.replica->status();
    if (status.pending + status.sent > 0)
      out += " " + device.name + " has " + std::to_string(status.pending) + "+" + std::to_string(status.sent) + " waiting;";
  }
  return out;
}

void World::end_troubles() {
  disks_.heal("server");
  late_.clear();
  for (auto& device : devices_) {
    disks_.heal(device.name);
    device.away_until = 0;
    device.disk_ill = 0;
    device.answers.clear();
  }
  // What ends at midnight has ended, or has not, for all of the rest.
  now_ = (now_ / day_ms + 1) * day_ms + day_ms / 4;
  if (!server_->running()) return;
  if (const auto done = server_->service().pass_time(); done && *done > 0) counters_.branches["acts by time"] += *done;
}

void World::heal() {
  end_troubles();
  if (options_.versions > 0) all_up_to_date();
  std::string last;
  for (int round = 0; round < heal_rounds; ++round) {
    bool quiet = true;
    for (std::size_t i = 0; i < devices_.size() && failure_.empty(); ++i) {
      now_ += 61'000;
      if (devices_[i].revoked) continue;
      if (!devices_[i].enrolled) enrol(devices_[i]);
      sync(i, false);
      const auto& totals = devices_[i].replica->session().totals();
      if (!totals.complete || totals.pushed > 0 || totals.pulled > 0) {
        quiet = false;
        last = devices_[i].name + " was the last with news, pushed " + std::to_string(totals.pushed) + " pulled " +
               std::to_string(totals.pulled) + (totals.complete ? "" : ", not complete: " + last_error_);
      }
    }
    if (quiet || !failure_.empty()) return;
  }
  failure_ = "no rest after " + std::to_string(heal_rounds) + " rounds: " + last + ";" + who_waits();
  for (std::size_t i = 0; i < devices_.size() && last_error_ == "checksum"; ++i)
    if (devices_[i].name == last.substr(0, last.find(' '))) failure_ += Oracles(*this).sums_story(i, last_scope_);
}

std::string World::run() {
  try {
    found();
    // The coordinator first, then the others in an order of the seed.
    std::vector<std::size_t> order(people_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::size_t i = order.size() - 1; i > 1; --i) std::swap(order[i], order[1 + rng_.below(i)]);
    // Mostly two colleagues have the first devices: people clash inside an organisation.
    if (rng_.chance(700)) {
      std::erase_if(order, [](std::size_t person) { return person == 1 || person == 2; });
      order.insert(order.begin(), {1, 2});
    }
    for (int i = 0; i < options_.replicas && failure_.empty(); ++i) add_device(order[static_cast<std::size_t>(i) % order.size()]);
    for (const int number : steps_)
      if (failure_.empty()) step(number);
    if (failure_.empty()) heal();
    if (failure_.empty()) failure_ = Oracles(*this).judge();
  } catch (const std::exception& e) {
    failure_ = std::string("exception: ") + e.what();
  }
  trace_.add(failure_.empty() ? "held" : failure_);
  return failure_;
}

}  // namespace dialogue::sim
