// SPDX-License-Identifier: Apache-2.0
// The same story on both stores: the same log to the last bit, the same rows on every device.
#include <array>
#include <filesystem>
#include <thread>

#include "server/service/unit_of_work/group_writer.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// Three people work at random on a few requests, meeting now and then.
struct Story {
  Trio t;
  std::vector<Uuid> records;
  std::uint64_t state;

  Story(std::unique_ptr<ServerStore> store, std::uint64_t seed) : t(std::move(store)), state(seed) {}
  std::uint64_t pick(std::uint64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % n;
  }

  void step() {
    TestDevice& d = *std::array{t.a.get(), t.b.get(), t.c.get()}[pick(3)];
    const auto word = [&] { return text("w" + std::to_string(pick(4))); };
    const auto what = pick(14);
    if (records.size() < 3 || what == 0) {
      records.push_back(d.create("request", {{"title", word()}, {"summary", text("One.\n\nTwo.\n\nThree.")}, {"need_line[p]", text("m")}}));
      return;
    }
    const Uuid id = records[pick(records.size())];
    if (what < 4) {
      d.sync();
      return;
    }
    if (!d.holds(id)) return;
    switch (what) {
      case 4:
        return d.edit_seen("request", id, {{"title", word()}});
      case 5:
        return d.edit_seen("request", id, {{"areas[a" + std::to_string(pick(3)) + "]", pick(2) ? "true" : ""}});
      case 6:
        return d.edit_seen("request", id, {{"need_line[p].quantity", std::to_string(pick(5))}});
      case 7:
        return d.edit_seen("request", id, {{"need_line[p]", pick(3) ? text("z") : ""}});
      case 8:
        return d.edit_seen("request", id,
                           {{"summary", text("One " + std::to_string(pick(3)) + ".\n\nTwo.\n\nThree " + std::to_string(pick(3)) + ".")}});
      case 9:
        return d.edit_seen("request", id, {{"internal_note", word()}});
      case 10:
        return d.act("request", id, "submit");
      case 11:
        return d.edit_seen("request", id, {{"_deleted", pick(2) ? "true" : ""}});
      case 12:
        if (const auto open = d.open_proposals(); !open.empty())
          d.act("proposal", open[pick(open.size())], "settle", {{"take", text(pick(2) ? "proposed" : "current")}});
        return;
      default:
        return d.edit("request", id, {{"urgency", std::to_string(pick(4)), pick(2) ? static_cast<Saw>(d.seq(id)) : 0}});
    }
  }

  void play(int steps) {
    for (int i = 0; i < steps; ++i) step();
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync(), t.c->sync();
  }
};

}  // namespace

TEST_CASE("Both stores tell the same story, and every device ends with the server's rows") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    SqliteStoreOptions options;
    options.memory = true;
    Story one(nullptr, seed), two(std::make_unique<SqliteStore>("", small_domain(), options), seed);
    one.play(300);
    two.play(300);
    CHECK(one.t.store->snapshot()->head() == two.t.store->snapshot()->head());
    CHECK(one.t.service->admin().verify().take().findings == std::vector<std::string>{});
    CHECK(two.t.service->admin().verify().take().findings == std::vector<std::string>{});
    for (const auto& [x, y] : {std::pair{one.t.a.get(), two.t.a.get()}, {one.t.b.get(), two.t.b.get()}, {one.t.c.get(), two.t.c.get()}}) {
      REQUIRE(x->base.size() == y->base.size());
      for (const auto& [key, facet] : x->base) {
        CHECK(facet.cells == y->base.at(key).cells);
        CHECK(facet.seq == y->base.at(key).seq);
      }
    }
    for (const auto& [key, facet] : one.t.a->base)
      if (one.t.b->base.contains(key)) CHECK(facet.cells == one.t.b->base.at(key).cells);
  }
}

TEST_CASE("Many threads push through one writer in groups; every change has one verdict and the chain is whole") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_service_group";
  fs::remove_all(directory);
  fs::create_directory(directory);
  {
    Trio t(std::make_unique<SqliteStore>(directory.string(), small_domain()));
    t.service.reset();
    t.writer = std::make_unique<GroupWriter>(*t.store, [](const Error&) {});
    t.reopen();
    std::vector<TestDevice*> devices{t.a.get(), t.b.get(), t.c.get()};
    for (std::size_t d = 0; d < devices.size(); ++d)
      for (int i = 0; i < 40; ++i) devices[d]->create("tag", {{"name", text("t" + std::to_string(d) + " " + std::to_string(i))}});
    std::vector<SyncRequest> requests;
    for (TestDevice* device : devices) requests.push_back(device->request());
    std::vector<SyncResponse> answers(devices.size());
    std::vector<std::thread> threads;
    for (std::size_t d = 0; d < devices.size(); ++d)
      threads.emplace_back([&, d] { answers[d] = t.service->sync(devices[d]->id, requests[d]); });
    for (auto& thread : threads) thread.join();
    for (std::size_t d = 0; d < devices.size(); ++d) devices[d]->take(answers[d]);
    for (TestDevice* device : devices) device->sync();
    for (TestDevice* device : devices) device->sync();
    CHECK(t.a->base.size() >= 120);
    CHECK(t.service->admin().verify().take().findings.empty());
    t.service.reset();
    t.writer.reset();
  }
  fs::remove_all(directory);
}
