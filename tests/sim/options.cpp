// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/options.h"

#include "tests/sim/rng.h"

namespace dialogue::sim {

namespace {

constexpr Options::Class all[] = {
    {"lose_request", &Options::lose_request},
    {"lose_reply", &Options::lose_reply},
    {"duplicate", &Options::duplicate},
    {"cut", &Options::cut},
    {"corrupt", &Options::corrupt},
    {"portal", &Options::portal},
    {"late_reply", &Options::late_reply},
    {"late_request", &Options::late_request},
    {"overheard", &Options::overheard},
    {"forged", &Options::forged},
    {"server_crash", &Options::server_crash},
    {"device_crash", &Options::device_crash},
    {"server_disk", &Options::server_disk},
    {"disk_full", &Options::disk_full},
    {"io_error", &Options::io_error},
    {"damaged_sum", &Options::damaged_sum},
    {"clock_jumps", &Options::clock_jumps},
    {"long_pauses", &Options::long_pauses},
    {"away", &Options::away},
    {"grants", &Options::grants},
    {"swaps", &Options::swaps},
    {"revoke", &Options::revoke},
    {"server_restore", &Options::server_restore},
    {"device_restore", &Options::device_restore},
    {"device_clone", &Options::device_clone},
    {"cursor_key", &Options::cursor_key},
    {"quota", &Options::quota},
    {"stories", &Options::stories},
    {"long_words", &Options::long_words},
    {"versions", &Options::versions},
};

// Swarm testing: most runs do not have the fault at all, so that rare pairs of faults also meet alone.
unsigned maybe(Rng& rng, unsigned most, unsigned on = 400) { return rng.chance(on) ? 1 + static_cast<unsigned>(rng.below(most)) : 0; }

}  // namespace

std::span<const Options::Class> Options::classes() { return all; }

Options Options::draw(std::uint64_t seed) {
  Rng rng(seed ^ 0x0970696f6e73ull);
  Options o;
  o.seed = seed;
  o.replicas = 2 + static_cast<int>(rng.below(rng.chance(150) ? 11 : 4));
  o.organisations = 1 + static_cast<int>(rng.below(3));
  o.steps = 40 + static_cast<int>(rng.below(140));
  o.real_signer = rng.chance(10);
  o.slow_start = rng.chance(300);
  o.watch = rng.chance(250);
  o.lose_request = maybe(rng, 300);
  o.lose_reply = maybe(rng, 300);
  o.duplicate = maybe(rng, 500);
  o.cut = maybe(rng, 200);
  o.corrupt = maybe(rng, 200);
  o.portal = maybe(rng, 100);
  o.late_reply = maybe(rng, 200, 250);
  o.late_request = maybe(rng, 300, 250);
  o.server_crash = maybe(rng, 100);
  o.device_crash = maybe(rng, 100);
  o.server_disk = maybe(rng, 60, 200);
  o.disk_full = maybe(rng, 40, 250);
  o.io_error = maybe(rng, 40, 250);
  o.damaged_sum = maybe(rng, 20, 150);
  o.clock_jumps = maybe(rng, 100);
  o.long_pauses = maybe(rng, 60, 250);
  o.away = maybe(rng, 20, 200);
  o.grants = maybe(rng, 60, 500);
  o.swaps = maybe(rng, 20, 150);
  o.revoke = maybe(rng, 8, 100);
  o.server_restore = maybe(rng, 40, 400);
  o.device_restore = maybe(rng, 25, 300);
  o.device_clone = maybe(rng, 15, 250);
  o.cursor_key = maybe(rng, 10, 100);
  o.quota = maybe(rng, 40, 60);
  o.stories = maybe(rng, 40, 600);
  o.small_pages = rng.chance(300);
  o.long_words = maybe(rng, 400, 250);
  // Long words fill pages, and a full page ends anywhere.
  if (o.long_words > 0) o.small_pages = rng.chance(700);
  o.versions = maybe(rng, 60, 250);
  o.overheard = maybe(rng, 200, 300);
  o.forged = maybe(rng, 150, 300);
  return o;
}

std::string Options::text() const {
  std::string out = "seed " + std::to_string(seed) + ": " + std::to_string(replicas) + " replicas, " + std::to_string(organisations) +
                    " organisations, " + std::to_string(steps) + " steps";
  if (real_signer) out += ", real signer";
  if (slow_start) out += ", slow start";
  if (small_pages) out += ", small pages";
  if (watch) out += ", every answer watched";
  for (const auto& c : all)
    if (this->*c.value > 0) out += std::string(", ") + c.name + " " + std::to_string(this->*c.value);
  return out;
}

}  // namespace dialogue::sim
