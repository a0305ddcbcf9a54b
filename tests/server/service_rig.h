// SPDX-License-Identifier: Apache-2.0
// A service over a store in memory, for tests of what stands on it.
#pragma once

#include "server/service/service.h"
#include "shared/base/clock.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/fakes/memory_server_store.h"

namespace dialogue::test {

struct ServiceRig {
  ServiceRig()
      : writer(store),
        service(Service::open({store, platform(), keys, system_clock(), system_random(), ed25519_verifier(), writer}).take()) {}
  Administration& admin() { return service->admin(); }

  const Keys keys = Keys::fresh(system_random(), system_clock().unix_ms());
  MemoryServerStore store{platform()};
  InlineWriter writer;
  std::unique_ptr<Service> service;
};

}  // namespace dialogue::test
