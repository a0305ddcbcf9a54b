// SPDX-License-Identifier: Apache-2.0
// What one seed plays: each class of faults is on or off, then has its intensity (per mille). Printed at the start of a run.
#pragma once

#include <cstdint>
#include <string>

namespace dialogue::sim {

struct Options {
  std::uint64_t seed = 0;
  int replicas = 3, organisations = 2, steps = 120;
  bool real_signer = false;  ///< Ed25519; else a cheap stand-in behind the same port
  bool slow_start = false;   ///< devices enrol during the run, not before it

  unsigned lose_request = 0, lose_reply = 0, duplicate = 0, cut = 0, corrupt = 0, portal = 0;
  unsigned server_crash = 0, device_crash = 0;                        ///< per request, per verb or request
  unsigned clock_jumps = 0;                                           ///< device clocks: off by years, jumping
  unsigned grants = 0;                                                ///< per step: a role is given or taken
  unsigned server_restore = 0, device_restore = 0, device_clone = 0;  ///< per step
  unsigned disk_full = 0;                                             ///< per step: a device's disk fills, and is freed again later
  unsigned damaged_sum = 0;                                           ///< per step: a device's stored sum is spoiled (it must refill)

  static Options draw(std::uint64_t seed);
  std::string text() const;
};

}  // namespace dialogue::sim
