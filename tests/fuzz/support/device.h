// SPDX-License-Identifier: Apache-2.0
// A device on a store in memory: it knows a request of the server, edits it (sent), and edits it again (waiting).
#pragma once

#include <string>

#include "shared/domain/platform.h"
#include "sync/device_session.h"
#include "tests/fakes/memory_replica_store.h"
#include "tests/fuzz/support/server.h"

namespace dialogue::fuzz {

struct Device {
  explicit Device(bool with_record = true);

  /// Everything that is stored, as text.
  std::string dump();
  /// Whether a change with this value is still stored.
  bool still_says(const Raw& value);
  static Result<SyncRequest> request_of(const WireRequest& request);

  static Uuid person();
  static Uuid record();

  test::FakeClock clock{1'806'400'000'000};
  test::FakeRandom random;
  MemoryReplicaStore store{platform()};
  DevicePorts ports;
  DeviceSession session;
};

}  // namespace dialogue::fuzz
