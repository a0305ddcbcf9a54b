// SPDX-License-Identifier: Apache-2.0
// Programs of a simulated world are brought up to date one by one, and now and then an older one is tried on what a newer one stored.
#include "tests/sim/world.h"

namespace dialogue::sim {

namespace {
constexpr std::uint64_t calls_of_an_upgrade = 40;
}  // namespace

void World::other_program(std::size_t index) {
  switch (rng_.below(4)) {
    case 0:
      return upgrade_server();
    case 1:
      return rng_.chance(500) ? try_older_program(index) : try_older_server();
    default:
      return upgrade_device(index);
  }
}

void World::upgrade_device(std::size_t index) {
  auto& device = devices_[index];
  if (device.age == newest_program || device.disk_ill > 0) return;
  ++device.age;
  count("device brought up to date");
  trace_.add(device.name + " has program " + std::to_string(device.age));
  device.replica.reset();
  if (rng_.chance(300)) {
    count("device's first opening cut short");
    disks_.stop_after(device.name, rng_.below(calls_of_an_upgrade));
    opened(device, device.age).ok();
    disks_.crash(device.name, static_cast<CrashKind>(rng_.below(3)), rng_.next());
  }
  open(device);
}

void World::upgrade_server() {
  if (server_->age() == newest_program) return;
  server_->bring_up_to_date();
  count("server brought up to date");
  trace_.add("the server has program " + std::to_string(server_->age()));
  if (rng_.chance(300)) {
    count("server's first start cut short");
    server_->start_and_die(rng_.below(calls_of_an_upgrade), rng_.next());
  }
  start_server("with a newer program");
}

/// It must say so and leave every byte as it was.
void World::try_older_program(std::size_t index) {
  auto& device = devices_[index];
  if (device.age == oldest_program || device.disk_ill > 0) return;
  count("older program at a device");
  device.replica.reset();
  const auto before = disks_.image(device.name);
  const auto older = opened(device, device.age - 1);
  if (older || older.error().code != "too_new")
    failure_ = device.name + ": an older program opens what a newer one stored";
  else if (disks_.image(device.name) != before)
    failure_ = device.name + ": an older program has changed what a newer one stored";
  if (failure_.empty()) open(device);
}

void World::try_older_server() {
  if (server_->age() == oldest_program) return;
  count("older program at the server");
  server_->stop();
  const auto before = server_->copy_now();
  if (server_->opened_by(server_->age() - 1) != "too_new")
    failure_ = "the server: an older program opens what a newer one stored";
  else if (server_->copy_now() != before)
    failure_ = "the server: an older program has changed what a newer one stored";
  if (failure_.empty()) start_server("after an older program");
}

void World::all_up_to_date() {
  while (server_->age() < newest_program && failure_.empty()) upgrade_server();
  for (std::size_t i = 0; i < devices_.size(); ++i)
    while (devices_[i].age < newest_program && failure_.empty()) upgrade_device(i);
}

}  // namespace dialogue::sim
