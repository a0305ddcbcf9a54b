// SPDX-License-Identifier: Apache-2.0
// Answers come in any order, repeated, lost or cut, and the replica ends the same.
#include <algorithm>
#include <array>

#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "sync/tuning.h"
#include "tests/catch.h"
#include "tests/fakes/proven.h"
#include "tests/property/device.h"
#include "tests/property/story.h"
#include "tests/sim/rng.h"

using namespace dialogue;
using namespace dialogue::test;
using sim::Rng;

namespace {

/// What a device with this page size is sent from nothing to the head.
std::vector<SyncResponse> pages_from_nothing(EngineDevice& device, std::uint32_t page) {
  std::vector<SyncResponse> out;
  device.page(page);
  device.session.begin();
  while (const auto answer = device.round()) out.push_back(*answer);
  return out;
}

/// New devices of one person, on either store by turns. They are enrolled before the story, so that all are to hold the same.
std::vector<std::unique_ptr<EngineDevice>> enrolled(Story& story, std::size_t count) {
  std::vector<std::unique_ptr<EngineDevice>> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(std::make_unique<EngineDevice>(story.world, story.world.bob, i % 2 == 0 ? On::sqlite : On::memory));
  return out;
}

}  // namespace

TEST_CASE("pages of any size, with answers lost on the way, give the same replica on both stores") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Story story(seed);
    const auto devices = enrolled(story, 7);
    story.play(120);
    auto& whole = devices[0];
    whole->page(1u << 20);
    whole->sync();
    const auto wanted = whole->dump();
    CHECK(whole->wrong_sums().empty());
    for (std::uint64_t cut = 1; cut <= 6; ++cut) {
      Rng rng(seed * 100 + cut);
      auto& device = devices[cut];
      device->session.begin();
      for (;;) {
        device->page(static_cast<std::uint32_t>(rng.between(16, 40) * 1024));
        if (!device->round(rng.chance(300))) break;
      }
      INFO("seed " << seed << " cut " << cut);
      REQUIRE(difference(device->dump(), wanted) == "");
      CHECK(device->wrong_sums().empty());
    }
  }
}

TEST_CASE("each page taken several times over changes nothing") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Story story(seed);
    const auto devices = enrolled(story, 2);
    story.play(120);
    Rng rng(seed);
    auto &plain = devices[seed % 2], &device = devices[1 - seed % 2];
    const auto pages = pages_from_nothing(*plain, tuning::smallest_page);
    REQUIRE(pages.size() > 1);
    for (const auto& page : pages)
      for (auto times = 1 + rng.below(3); times > 0; --times) CHECK(device->take(page).empty());
    INFO("seed " << seed);
    REQUIRE(difference(device->dump(), plain->dump()) == "");
  }
}

namespace {

void old_answers(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    Story story(seed);
    const auto devices = enrolled(story, 9);
    auto& plain = devices[0];
    std::vector<SyncResponse> pages;
    // Pages of several moments, so that rows enter, change and leave between them.
    for (int moment = 0; moment < 4; ++moment) {
      story.play(50);
      for (auto& page : pages_from_nothing(*plain, tuning::smallest_page)) pages.push_back(std::move(page));
    }
    for (std::uint64_t order = 1; order <= 8; ++order) {
      Rng rng(seed * 100 + order);
      auto& device = devices[order];
      // Answers are repeated, cut (some never come), reordered. Scopes are named once, because a sum can show that rows are missing, and
      // not that a name is.
      std::vector<SyncResponse> sent;
      for (const auto& page : pages)
        for (auto times = std::max<std::size_t>(rng.below(3), page.scopes.empty() ? 0 : 1); times > 0; --times) sent.push_back(page);
      for (std::size_t i = sent.size(); i > 1; --i) std::swap(sent[i - 1], sent[rng.below(i)]);
      std::string codes;
      for (const auto& page : sent)
        if (const auto code = device->take(page); !code.empty()) codes += " " + code;
      // A sum that could not be right then is asked about anew. A second one is an error for the person, and the next sync goes on.
      for (int again = 0; again < 8; ++again) {
        device->session.begin();
        for (bool more = true; more;) {
          const auto request = device->session.next().take();
          if (!request) break;
          const auto wanted = decode_sync_request(unpack(request->body, 64u << 20).take()).take();
          more = device->session.take(proven_reply(*request, {200, "application/json", encode(device->ask(wanted))})).ok();
        }
      }
      INFO("seed " << seed << " order " << order << codes);
      REQUIRE(difference(device->dump(), plain->dump()) == "");
      CHECK(device->wrong_sums().empty());
    }
  }
}

}  // namespace

TEST_CASE("old answers in any order, then a sync: the replica is as if they had come in order") { old_answers(1, 12); }

TEST_CASE("an answer cut at any byte is refused and changes nothing") {
  Story story(3);
  const auto devices = enrolled(story, 2);
  story.play(40);
  auto &device = devices[0], &plain = devices[1];
  const auto pages = pages_from_nothing(*plain, tuning::smallest_page);
  const auto before = device->dump();
  const auto json = encode(pages.front());
  const auto packed = pack(json);
  for (std::size_t cut = 0; cut < json.size(); cut += 1 + json.size() / 400) {
    REQUIRE_FALSE(device->take_bytes(json.substr(0, cut)).empty());
    REQUIRE(difference(device->dump(), before) == "");
  }
  for (std::size_t cut = 0; cut < packed.size(); cut += 1 + packed.size() / 400) {
    REQUIRE_FALSE(device->take_bytes(packed.substr(0, cut), std::string(packed_media_type)).empty());
    REQUIRE(difference(device->dump(), before) == "");
  }
  CHECK(device->take_bytes(packed, std::string(packed_media_type)).empty());
}
