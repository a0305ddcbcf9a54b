// SPDX-License-Identifier: Apache-2.0
// What befalls the machines and people of a simulated world between two pieces of work.
#include <algorithm>

#include "client/core/replica/replica_impl.h"
#include "shared/base/days.h"
#include "tests/sim/stories.h"
#include "tests/sim/visibility.h"
#include "tests/sim/workload.h"
#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {
constexpr std::size_t most_devices = 14;
}  // namespace

void World::restore_device(std::size_t index) {
  auto& device = devices_[index];
  if (device.image.empty() || device.clone) return;
  count("device restored");
  disks_.stop_after(device.name, 0);
  device.replica.reset();
  disks_.heal(device.name);
  disks_.restore(device.name, device.image);
  // What was only on the device and came after the image is gone with the disk. Nobody can promise it any more.
  std::erase_if(ledger_, [&](const Promise& p) { return p.device == index; });
  ledger_.insert(ledger_.end(), device.image_promises.begin(), device.image_promises.end());
  device.held.clear();
  trace_.add(device.name + " restored from an older image");
  open(device);
}

void World::clone_device(std::size_t index) {
  if (devices_[index].image.empty() || devices_.size() > most_devices) return;
  count("device cloned");
  Device clone;
  clone.name = "d" + std::to_string(devices_.size());
  clone.person = devices_[index].person;
  clone.id = devices_[index].id;
  clone.clock = std::make_unique<test::FakeClock>(&now_);
  clone.random = std::make_unique<Rng>(Rng(options_.seed).split(clone.name));
  clone.enrolled = clone.clone = true;
  clone.revoked = devices_[index].revoked;
  clone.age = devices_[index].age;
  disks_.restore(clone.name, devices_[index].image);
  trace_.add(clone.name + " is a clone of " + devices_[index].name);
  open(clone);
  devices_.push_back(std::move(clone));
}

/// What their devices held is purged with it, also what no server has any more. It does not come back with another grant.
void World::access_ended(const Person& person) {
  for (auto& device : devices_)
    if (people_[device.person].id == person.id) device.held.clear();
}

/// Nor does what somebody may not see as things stand now, even if they may again later.
void World::forget_what_nobody_may_hold() {
  auto view = server_->store().snapshot();
  Visibility visibility(*view, server_->domain(), now_);
  for (auto& device : devices_) {
    const auto& in = visibility.circles(people_[device.person].id);
    std::erase_if(device.held, [&](const HeldBefore& held) {
      return std::none_of(held.audience.begin(), held.audience.end(), [&](const auto& circle) { return in.count(circle) > 0; });
    });
  }
}

void World::change_grants() {
  auto& person = people_[1 + rng_.below(people_.size() - 1)];
  auto& admin = server_->admin();
  const bool back_at_once = rng_.chance(300);
  std::string role;
  if (!person.grants.empty() && rng_.chance(500)) {
    const auto at = rng_.below(person.grants.size());
    admin.revoke_grant(person.grants[at]).ignore();
    person.grants.erase(person.grants.begin() + static_cast<std::ptrdiff_t>(at));
    access_ended(person);
    count("grant ended");
    trace_.add("a grant of " + person.id.text() + " ended");
    if (!back_at_once) return;
    role = person.roles.front();
    count("grant given back at once");
  }
  static const char* const roles[] = {"FP", "OL", "CT", "FP", "OL", "CT", "UF", "OB", "TR", "WL"};
  if (role.empty()) role = roles[rng_.below(10)];
  // Some end by themselves.
  const std::string until = rng_.chance(150) ? date_text(now_ + static_cast<std::int64_t>(1 + rng_.below(40)) * day_ms) : "";
  forget_what_nobody_may_hold();
  auto grant = admin.grant(person.id, role, "all", until);
  if (!grant) return;
  // Once the coordinator has a device, a grant waits for their word.
  admin.act_as(people_[0].id, "role_grant", *grant, "confirm", {}).ignore();
  person.grants.push_back(*grant);
  count("grant given");
  trace_.add("a grant for " + person.id.text());
}

/// Somebody else tries to enrol where a person is at home already. It must be refused, and change nothing.
void World::swap_user(std::size_t index) {
  auto& device = devices_[index];
  const auto other = rng_.below(people_.size());
  if (!device.enrolled || device.revoked || device.disk_ill > 0 || other == device.person) return;
  auto code = server_->admin().enrol_code(people_[other].id);
  auto request = code ? device.replica->session().enrol(*code, device.name) : Result<WireRequest>(code.error());
  if (!request) return;
  count("another person at a device");
  const auto taken = device.replica->session().take_enrolled("http://simulated", server_->handle(*request));
  trace_.add(device.name + " another person tried to enrol");
  if (taken) failure_ = device.name + " is somebody's and enrolled another person";
}

void World::revoke_device(std::size_t index) {
  auto& device = devices_[index];
  if (!device.enrolled || device.revoked || device.person == 0) return;
  const auto id = device.replica->status().device;
  if (!server_->admin().revoke_device(id)) return;
  count("device revoked");
  trace_.add(device.name + " revoked");
  // Its clones carry the same key.
  for (auto& other : devices_)
    if (other.replica->status().device == id) other.revoked = true;
}

void World::damage_sum(Device& device) {
  count("stored sum spoiled");
  auto& db = static_cast<ReplicaImpl&>(*device.replica).store().db();
  try {
    db.exec("UPDATE scope SET sum = sum + 1 WHERE id = (SELECT min(id) FROM scope)");
  } catch (const Failure&) {
    return;
  }
}

void World::trouble(std::size_t index) {
  auto& device = devices_[index];
  const auto happens = [&](unsigned per_mille) { return rng_.chance(per_mille); };
  for (auto& each : devices_)
    if (each.disk_ill > 0 && --each.disk_ill == 0) disks_.heal(each.name);
  if (happens(options_.clock_jumps)) device.clock->offset += rng_.between(-year_ms, year_ms), count("clock jump");
  if (happens(options_.long_pauses)) {
    const bool hour = rng_.chance(500);
    now_ += hour ? hour_ms : 31 * day_ms;
    count(hour ? "an hour passes" : "a month passes");
  }
  if (happens(options_.away)) device.away_until = now_ + 400 * day_ms, count("device away for 400 days");
  // Nobody waits for 400 days in a run of a few hours: the world catches up with the device that is away.
  if (device.away_until > now_ && rng_.chance(200)) now_ = device.away_until;
  if (happens(options_.grants)) change_grants();
  if (happens(options_.swaps)) swap_user(index);
  if (happens(options_.revoke)) revoke_device(index);
  if (happens(options_.disk_full)) {
    disks_.fill(device.name, rng_.below(20));
    device.disk_ill = 2 + static_cast<int>(rng_.below(20));
    count("device's disk full");
  }
  if (happens(options_.io_error)) {
    const bool once = rng_.chance(600);
    disks_.fail(device.name, rng_.below(20), once);
    device.disk_ill = 2 + static_cast<int>(rng_.below(20));
    count(once ? "device's disk failing once" : "device's disk failing");
  }
  if (happens(options_.versions)) other_program(index);
  if (happens(options_.damaged_sum) && device.enrolled && device.disk_ill == 0) damage_sum(device);
}

bool World::upheaval(std::size_t index) {
  if (rng_.chance(options_.device_restore)) return restore_device(index), true;
  if (rng_.chance(options_.device_clone)) return clone_device(index), true;
  if (rng_.chance(options_.cursor_key)) {
    count("cursor key lost");
    trace_.add("the server's cursor key is another one");
    server_->lose_cursor_key();
    start_server("with another cursor key");
    return true;
  }
  if (!rng_.chance(options_.server_restore) || !server_->has_copy()) return false;
  const bool told = rng_.chance(400);
  const auto which = rng_.below(server_->copies());
  count(told ? "server restored by the command" : "server restored by hand");
  trace_.add("server restored from copy " + std::to_string(which));
  put_back(server_->copy(which), told);
  return true;
}

void World::put_back(const DiskImage& copy, bool told) {
  note_held();
  server_->restore(copy, told);
  start_server("after a restore");
  if (failure_.empty()) forget_what_nobody_may_hold();
  if (failure_.empty()) first_life_ = std::min(first_life_, server_->service().head() - (told ? 1 : 0));
}

/// What the devices hold now they must still hold afterwards, whatever the server has lost.
void World::note_held() {
  auto view = server_->store().snapshot();
  Visibility visibility(*view, server_->domain(), now_);
  for (auto& device : devices_) {
    auto before = std::move(device.held);
    device.held.clear();
    if (!device.enrolled || device.revoked) continue;
    static_cast<ReplicaImpl&>(*device.replica).store().scan([&](const RecordHead& head) {
      // Nobody is shown what an older program holds without knowing its kind.
      const Kind* kind = server_->domain().kind(head.kind->name);
      if (head.own || kind == nullptr) return;
      const auto old = std::find_if(before.begin(), before.end(), [&](const auto& h) { return h.record == head.id; });
      auto audience = visibility.audience(*kind, head.id);
      if (audience.empty() && old != before.end()) audience = std::move(old->audience);
      device.held.push_back({kind->name, head.id, std::move(audience)});
    });
  }
}

void World::copies(std::size_t index) {
  auto& device = devices_[index];
  if (rng_.chance(50)) server_->keep_copy();
  if (rng_.chance(8)) server_->back_up(), count("backup");
  if (rng_.chance(40) && !device.clone && device.enrolled && device.disk_ill == 0) take_image(index);
}

/// A clean copy of a running node's files, as a disk image tool would take it.
void World::take_image(std::size_t index) {
  auto& device = devices_[index];
  device.image = disks_.image(device.name);
  device.image_promises.clear();
  for (const auto& promise : ledger_)
    if (promise.device == index) device.image_promises.push_back(promise);
}

void World::step(int number) {
  const std::string name = std::to_string(number);
  rng_ = Rng(options_.seed).split("world " + name);
  line_rng_ = Rng(options_.seed).split("line " + name);
  work_rng_ = Rng(options_.seed).split("work " + name);
  about_.look();
  trace_.add("step " + name);
  now_ += static_cast<std::int64_t>(rng_.below(600'000));
  const auto index = rng_.below(devices_.size());
  trouble(index);
  if (!failure_.empty() || upheaval(index)) return;
  copies(index);
  if (rng_.chance(options_.stories)) return Stories(*this, Rng(options_.seed).split("story " + name)).play();
  if (options_.slow_start && !devices_[index].enrolled && rng_.chance(300)) enrol(devices_[index]);
  if (rng_.chance(650))
    Workload(*this).act(index);
  else
    sync(index, true);
  if (failure_.empty() && rng_.chance(options_.device_crash / 4)) crash(devices_[index]);
}

}  // namespace dialogue::sim
