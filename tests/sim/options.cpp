// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/options.h"

#include "tests/sim/rng.h"

namespace dialogue::sim {

namespace {
// Swarm: half of the runs do not have the fault at all, so that rare pairs of faults also meet alone.
unsigned maybe(Rng& rng, unsigned most, unsigned on = 500) { return rng.chance(on) ? 1 + static_cast<unsigned>(rng.below(most)) : 0; }
}  // namespace

Options Options::draw(std::uint64_t seed) {
  Rng rng(seed ^ 0x0970696f6e73ull);
  Options o;
  o.seed = seed;
  o.replicas = 2 + static_cast<int>(rng.below(rng.chance(200) ? 11 : 4));
  o.organisations = 1 + static_cast<int>(rng.below(3));
  o.steps = 40 + static_cast<int>(rng.below(160));
  o.real_signer = rng.chance(10);
  o.slow_start = rng.chance(300);
  o.lose_request = maybe(rng, 300);
  o.lose_reply = maybe(rng, 300);
  o.duplicate = maybe(rng, 500);
  o.cut = maybe(rng, 200);
  o.corrupt = maybe(rng, 200);
  o.portal = maybe(rng, 100);
  o.server_crash = maybe(rng, 100);
  o.device_crash = maybe(rng, 100);
  o.clock_jumps = maybe(rng, 100);
  o.grants = maybe(rng, 60);
  o.server_restore = maybe(rng, 25, 350);
  o.device_restore = maybe(rng, 25, 350);
  o.device_clone = maybe(rng, 15, 250);
  o.disk_full = maybe(rng, 30, 350);
  o.damaged_sum = maybe(rng, 20, 200);
  return o;
}

std::string Options::text() const {
  std::string out = "seed " + std::to_string(seed) + ": " + std::to_string(replicas) + " replicas, " + std::to_string(organisations) +
                    " organisations, " + std::to_string(steps) + " steps";
  auto add = [&](const char* name, unsigned value) {
    if (value > 0) out += std::string(", ") + name + " " + std::to_string(value);
  };
  if (real_signer) out += ", real signer";
  if (slow_start) out += ", slow start";
  add("lose_request", lose_request), add("lose_reply", lose_reply), add("duplicate", duplicate), add("cut", cut), add("corrupt", corrupt);
  add("portal", portal), add("server_crash", server_crash), add("device_crash", device_crash), add("clock_jumps", clock_jumps);
  add("grants", grants), add("server_restore", server_restore), add("device_restore", device_restore), add("device_clone", device_clone);
  add("disk_full", disk_full), add("damaged_sum", damaged_sum);
  return out;
}

}  // namespace dialogue::sim
