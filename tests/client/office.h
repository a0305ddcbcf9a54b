// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/catch.h"
#include "tests/client/rig.h"

namespace dialogue::test {

/// Two colleagues of one authority, each with a device that has synced.
struct Office {
  Server server;
  Uuid org = server.organisation("Niger");
  Uuid amina = server.person("Amina", org, "FP"), boubacar = server.person("Boubacar", org, "OL");
  Device a{server, amina}, b{server, boubacar};

  Office() {
    a.sync();
    b.sync();
  }
  void put_back(const MemoryServerStore& copy) {
    server.service.reset();
    server.store.restore_from(copy);
    server.restart();
  }
  Uuid request(Device& device, const char* title) { return device.replica->create("support_request", {{"title", text(title)}}).take(); }
};

}  // namespace dialogue::test
