// SPDX-License-Identifier: Apache-2.0
// What folds into what, and that nobody clashes with oneself.
#include <map>

#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/property/device.h"
#include "tests/sim/rng.h"

using namespace dialogue;
using namespace dialogue::test;
using sim::Rng;

namespace {

/// What the outbox holds, by local number: the bytes, and whether folding must stay behind it.
struct Held {
  std::string bytes;
  bool barrier = false;
};

std::map<std::int64_t, Held> held(EngineDevice& device) {
  std::map<std::int64_t, Held> out;
  for (const auto& change : device.store->waiting())
    out[change.id] = {encode_change(change.change), change.sealed() || change.change.is_act() || change.change.group.has_value()};
  return out;
}

std::int64_t newest_barrier(const std::map<std::int64_t, Held>& all) {
  std::int64_t out = 0;
  for (const auto& [id, change] : all)
    if (change.barrier) out = id;
  return out;
}

/// An edit leaves everything up to the newest act, member of a group or sealed change as it was, byte for byte.
void nothing_before_the_barrier_changed(const std::map<std::int64_t, Held>& before, const std::map<std::int64_t, Held>& after) {
  const auto barrier = newest_barrier(before);
  for (const auto& [id, change] : before) {
    if (id > barrier) break;
    const auto it = after.find(id);
    REQUIRE(it != after.end());
    REQUIRE(it->second.bytes == change.bytes);
  }
}

}  // namespace

TEST_CASE("an edit never folds across an act or a sealed change, whatever went before") {
  std::size_t folds = 0, acts = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Rng rng(seed);
    Trio t;
    const std::vector<Uuid> records{t.draft(), t.draft()};
    EngineDevice device(t, t.bob, seed % 2 == 0 ? On::sqlite : On::memory);
    device.sync();
    for (int step = 0; step < 60; ++step) {
      INFO("seed " << seed << " step " << step);
      const auto before = held(device);
      const Uuid record = records[rng.below(2)];
      switch (rng.below(8)) {
        case 0:
          if (device.act("submit", record).empty()) ++acts;
          break;
        case 1:
          device.session.begin();
          device.session.next().take();
          break;
        case 2:
          if (rng.chance(300)) device.sync();
          break;
        case 3: {
          const auto size = device.store->waiting().size();
          if (device.recall()) REQUIRE(device.store->waiting().size() == size - 1);
          break;
        }
        default: {
          const char* const paths[] = {"title", "summary", "urgency", "areas[a]", "internal_note"};
          const std::string path = paths[rng.below(5)];
          const Raw value = path == "urgency" ? std::to_string(rng.below(5))
                            : path[0] == 'a'  ? Raw(rng.chance(500) ? "true" : "")
                                              : text("w" + std::to_string(rng.below(4)));
          if (!device.edit(record, {{path, value}}).empty()) break;
          const auto after = held(device);
          nothing_before_the_barrier_changed(before, after);
          folds += after.size() <= before.size();
          REQUIRE(device.cell(record, path) == value);
        }
      }
      REQUIRE(device.wrong_sums().empty());
    }
  }
  CHECK(folds > 200);
  CHECK(acts > 30);
}

TEST_CASE("one person on one device never clashes with oneself, whatever answers are lost") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Rng rng(seed);
    Trio t;
    const Uuid record = t.draft();
    EngineDevice device(t, t.ann, seed % 2 == 0 ? On::sqlite : On::memory);
    device.sync();
    std::map<Path, Raw> last;
    for (int step = 0; step < 40; ++step) {
      if (rng.chance(600)) {
        const Path path = std::array<const char*, 4>{"title", "urgency", "internal_note", "need_line[p].quantity"}[rng.below(4)];
        const Raw value = path == "urgency" || path.ends_with("quantity") ? std::to_string(rng.below(9)) : text(std::to_string(step));
        REQUIRE(device.edit(record, {{path, value}}).empty());
        last[path] = value;
      } else {
        device.session.begin();
        for (int rounds = 0; rounds < 3 && device.round(rng.chance(500)); ++rounds) {
        }
      }
    }
    device.sync();
    INFO("seed " << seed);
    REQUIRE(device.proposed == 0);
    REQUIRE(device.rejected == 0);
    REQUIRE(device.open_proposals().empty());
    const auto cells = t.service->admin().cells_of("request", record).take();
    for (const auto& [path, value] : last) REQUIRE(cells.at(path) == value);
    REQUIRE(device.wrong_sums().empty());
    REQUIRE(t.service->admin().verify().take().findings.empty());
  }
}
