// SPDX-License-Identifier: Apache-2.0
// What the service is made of, and how much it takes from one device.
#pragma once

#include <cstdint>

#include "server/service/ports/keys.h"
#include "server/service/ports/store.h"
#include "server/service/ports/writer.h"
#include "shared/base/clock.h"
#include "shared/base/signer.h"

namespace dialogue {

/// Bytes that a device may store; 0 = unbounded.
struct ByteQuota {
  std::uint64_t a_day = 0, in_all = 0;
};

/// Bounds a device's appetite; 0 = unbounded.
struct Quotas {
  std::uint64_t open_proposals = 2000;
  std::uint64_t parked = 2000;
  std::uint64_t changes_a_minute = 60000;
  /// A person writes some 100 kB a day. An import of tens of thousands of records fits.
  ByteQuota changes{64u << 20, 1u << 30};
  /// Some sixteen of the largest documents a day.
  ByteQuota files{1u << 30, 16ull << 30};
};

struct ServicePorts {
  ServerStore& store;
  const Domain& domain;
  Keys keys;
  Clock& clock;
  Random& random;
  Verifier& verifier;
  Writer& writer;
  Quotas quotas{};
};

}  // namespace dialogue
