// SPDX-License-Identifier: Apache-2.0
#include "tests/property/story.h"

#include <array>

namespace dialogue::test {

namespace {
// It is long enough that a story takes several pages.
const std::string prose = "One. " + std::string(2000, 'a') + "\n\nTwo. " + std::string(2000, 'b') + "\n\nThree.";
}  // namespace

void Story::step() {
  TestDevice& device = *std::array{world.a.get(), world.b.get(), world.c.get()}[rng_.below(3)];
  const auto word = [&] { return text("word " + std::to_string(rng_.below(6))); };
  if (records_.size() < 4 || rng_.chance(80)) {
    records_.push_back(device.create("request", {{"title", word()}, {"summary", text(prose)}, {"need_line[p]", text("m")}}));
    return device.sync(), void();
  }
  const Uuid id = records_[rng_.below(records_.size())];
  if (!device.holds(id)) return device.sync(), void();
  switch (rng_.below(9)) {
    case 0:
      return device.edit_seen("request", id, {{"title", word()}, {"urgency", std::to_string(rng_.below(5))}});
    case 1:
      return device.edit_seen("request", id, {{"areas[a" + std::to_string(rng_.below(3)) + "]", rng_.chance(500) ? "true" : ""}});
    case 2:
      return device.edit_seen("request", id, {{"need_line[p]", rng_.chance(700) ? text("z") : ""}, {"need_line[p].quantity", "3"}});
    case 3:
      return device.edit_seen("request", id, {{"internal_note", word()}});
    case 4:
      return device.act("request", id, "submit");
    case 5:
      return device.edit_seen("request", id, {{"_deleted", rng_.chance(600) ? "true" : ""}});
    case 6:
      if (const auto open = device.open_proposals(); !open.empty())
        device.act("proposal", open[rng_.below(open.size())], "settle", {{"take", text(rng_.chance(500) ? "proposed" : "current")}});
      return;
    case 7: {
      const auto state = world.service->admin().cells_of("request", id).take()["state"];
      // The Secretariat publishes it and takes it back: the record enters and leaves everybody's scope.
      const auto coordinator = world.service->admin().records_of("person").take().front();
      world.service->admin().act_as(coordinator, "request", id, state == "\"submitted\"" ? "publish" : "return", {}).ignore();
      return;
    }
    default:
      device.sync();
  }
}

void Story::play(int steps) {
  for (int i = 0; i < steps; ++i) {
    step();
    world.clock.now += 1000;
  }
  world.a->sync(), world.b->sync(), world.c->sync();
}

}  // namespace dialogue::test
