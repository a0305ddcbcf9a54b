// SPDX-License-Identifier: Apache-2.0
// The platform over a store in memory, with people who may be told by mail.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/service/service.h"
#include "shared/domain/platform.h"
#include "shared/model/quoted.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_server_store.h"
#include "tests/fakes/random.h"

namespace dialogue::test {

struct Office {
  Office() {
    const auto made = admin().init("Secretariat").take();
    secretariat = made.organisation;
    coordinator = made.coordinator;
    say(coordinator, {{"email", "\"coordinator@example.org\""}, {"ui_lang", "\"fr\""}});
  }
  Administration& admin() { return service->admin(); }
  Digests& digests() { return service->digests(); }

  void say(const Uuid& person, const std::vector<CellValue>& cells) { admin().edit_as_server("person", person, cells).take(); }
  Uuid org(const std::string& name) { return admin().add_org(name, "asylum_authority", "FR").take(); }
  Uuid person(const std::string& name, const Uuid& of, const std::string& role) {
    const Uuid id = admin().add_person(name, of, name + "@example.org").take();
    if (!role.empty()) admin().grant(id, role, "all", "").take();
    return id;
  }
  /// The person has joined with a device.
  void join(const Uuid& person, bool revoked = false) {
    StoredDevice device;
    device.id = person;
    device.person = person;
    device.key = std::string(32, 'k');
    device.revoked = revoked;
    writer.run([&] { store.put_device(device); }).take();
  }
  /// Roles of a new person of that organisation that wait to be confirmed, once a coordinator has joined.
  void pending(const Uuid& of, int count) {
    const Uuid id = admin().add_person("newcomer", of, "newcomer@example.org").take();
    for (const char* role : {"FP", "CT", "OB"}) {
      if (count-- == 0) break;
      bool waits = false;
      admin().grant(id, role, "all", "", &waits).take();
      REQUIRE(waits);
    }
  }

  std::vector<std::string> addresses() {
    std::vector<std::string> out;
    for (const auto& each : digests().readers().take()) out.push_back(each.address);
    return out;
  }
  /// "role_grant 2", for each kind of which something waits.
  std::string waits_for(const Uuid& person) {
    const auto found = digests().waiting({{person, "", "en", ""}}, {}).take();
    std::string out;
    if (const auto it = found.find(person); it != found.end())
      for (const Waiting& each : it->second)
        out += (out.empty() ? "" : ", ") + each.kind->name + (each.what == Waiting::For::step ? " " : " (words) ") +
               std::to_string(each.count);
    return out;
  }

  FakeClock clock;
  FakeRandom random;
  const Keys keys = Keys::fresh(random, clock.unix_ms());
  MemoryServerStore store{platform()};
  InlineWriter writer{store};
  std::unique_ptr<Service> service = Service::open({store, platform(), keys, clock, random, ed25519_verifier(), writer}).take();
  Uuid secretariat, coordinator;
};

}  // namespace dialogue::test
