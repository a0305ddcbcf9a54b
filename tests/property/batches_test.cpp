// SPDX-License-Identifier: Apache-2.0
// The same changes in any split into batches and requests, sent any number of times, give the same server, to the last row of its log.
#include <algorithm>
#include <map>

#include "server/store/sqlite/sqlite_store.h"
#include "shared/model/declaration.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/property/device.h"
#include "tests/sim/rng.h"

using namespace dialogue;
using namespace dialogue::test;
using sim::Rng;

namespace {

/// A morning's work of one person without a line: everything one might type, also what will be refused or kept as a proposal.
void work(Trio& t, const Uuid& shared) {
  TestDevice& d = *t.b;
  const Uuid own = d.create("request", {{"title", text("Mine")}, {"need_line[p]", text("m")}});
  d.edit("request", own, {{"title", text("Mine, better"), -static_cast<Saw>(d.counter)}});
  d.edit("request", own, {{"need_line[p].quantity", "3", 0}, {"areas[a]", "true", 0}});
  d.edit("request", shared, {{"title", text("Bob's title"), 0}});
  d.edit("request", shared, {{"title", text("Bob's second title"), -static_cast<Saw>(d.counter)}});
  d.edit("request", shared, {{"summary", text("One.\n\nTwo, Bob.\n\nThree."), static_cast<Saw>(d.seq(shared))}});
  d.edit("request", shared, {{"urgency", "\"not a number\"", 0}});
  d.edit("request", shared, {{"nothing", "1", 0}});
  d.edit("nothing", shared, {{"title", "1", 0}});
  d.edit("request", own, {{"_deleted", "true", 0}});
  d.edit("request", own, {{"title", text("After all"), 0}});
  d.edit("request", own, {{"_deleted", "", 0}});
  d.act("request", shared, "submit");
  d.edit("request", shared, {{"internal_note", text("Ours, of Bob"), 0}});
  for (int i = 0; i < 6; ++i) d.create("tag", {{"name", text("tag " + std::to_string(i % 4))}, {"colour", text("c" + std::to_string(i))}});
}

struct Server {
  Server(bool sqlite) : t(sqlite ? in_memory() : nullptr) {
    shared = t.draft();
    t.a->edit_seen("request", shared, {{"title", text("Ann's title")}});
    t.a->sync();
    work(t, shared);
  }
  static std::unique_ptr<ServerStore> in_memory() {
    SqliteStoreOptions options;
    options.memory = true;
    return std::make_unique<SqliteStore>("", small_domain(), options);
  }
  Trio t;
  Uuid shared;
};

/// Leaves out ids that the server draws at random (proposals, moderation items), and sums, which hold them; `verify` judges those. They are
/// named by the order in which they were made.
std::string without_chance(World& world) {
  std::map<std::string, std::string> names;
  for (const char* kind : {"proposal", "moderation_item"})
    for (const Rid rid : world.store->snapshot()->all(*world.domain.kind(kind))) {
      StoredRecord record;
      world.store->snapshot()->load(rid, record);
      names[record.id.text()] = kind + std::to_string(rid);
    }
  std::string out = dump(world, false);
  for (const auto& [id, name] : names)
    for (auto at = out.find(id); at != std::string::npos; at = out.find(id, at)) out.replace(at, id.size(), name);
  return out;
}

/// Sends what is sealed in batches and requests as the seed says, some of them again.
void send(TestDevice& device, Rng& rng) {
  const auto all = device.outbox;
  std::vector<Batch> batches;
  for (std::size_t at = 0; at < all.size();) {
    const auto n = std::min(1 + rng.below(5), all.size() - at);
    batches.push_back(device.batch_of({all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(at + n)}));
    at += n;
  }
  for (std::size_t at = 0; at < batches.size();) {
    const auto n = std::min(1 + rng.below(3), batches.size() - at);
    SyncRequest request;
    request.epoch = device.epoch;
    request.cursor = device.cursor;
    const auto again = at > 0 && rng.chance(300) ? rng.below(at) : at;
    request.batches.assign(batches.begin() + static_cast<std::ptrdiff_t>(again), batches.begin() + static_cast<std::ptrdiff_t>(at + n));
    for (auto times = 1 + rng.below(2); times > 0; --times) REQUIRE_FALSE(device.exchange(request).error);
    at += n;
  }
}

}  // namespace

TEST_CASE("any split of the same changes into batches and requests makes the same server") {
  Server whole(false);
  whole.t.b->sync();
  const auto wanted = without_chance(whole.t);
  REQUIRE(whole.t.service->admin().verify().take().findings.empty());
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    Rng rng(seed);
    Server split(seed % 2 == 0);
    send(*split.t.b, rng);
    INFO("seed " << seed);
    REQUIRE(difference(without_chance(split.t), wanted) == "");
    CHECK(split.t.service->admin().verify().take().findings.empty());
    // The device that missed all of those answers ends with the same verdicts and the server's rows.
    split.t.b->sync();
    CHECK(split.t.b->outbox.empty());
    CHECK(split.t.b->differences().empty());
  }
}
