// SPDX-License-Identifier: Apache-2.0
// A file of a released version is brought to the form of today while the machine stops at every single write. Afterwards it is whole, in
// the old form or the new one, with all that waited in it.
#include "server/store/sqlite/sqlite_store.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/released/stage.h"
#include "tests/sim/disk.h"

namespace dialogue::released {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t stride = 7;  // every write is played by the ordinary build; each takes several times as long here
#else
constexpr std::uint64_t stride = 1;
#endif

std::string database(const std::string& name) { return grow(read_bytes(std::string(DIALOGUE_TEST_DATA) + "/released/1/" + name)); }

/// A declaration that has grown since: every stored table gets a column, and there is a kind more.
const Domain& grown() {
  static const Domain made = [] {
    auto kinds = platform().kinds();
    for (Kind& kind : kinds) {
      Field field;
      field.name = "grown";
      field.type = Type::text;
      kind.fields.push_back(field);
    }
    Kind fresh;
    fresh.no = 121;
    fresh.name = "fresh";
    Field title;
    title.name = "title";
    fresh.fields = {title};
    kinds.push_back(fresh);
    return Domain(platform().schema() + 1, std::move(kinds), platform());
  }();
  return made;
}

struct Opened {
  Status status;
  std::unique_ptr<Replica> replica;
};

Opened open(test::FakeClock& clock, test::FakeRandom& random) {
  Replica::Options options;
  options.clock = &clock;
  options.random = &random;
  options.domain = &grown();
  options.vfs = sim::Disks::vfs_name();
  auto made = Replica::open("/device", options);
  if (!made) return {made.error(), nullptr};
  return {{}, std::move(*made)};
}

/// Writes that opening the file takes, counted once without a fault.
template <class Open>
std::uint64_t writes_of(sim::Disks& disks, Open open_it) {
  const auto before = disks.counters();
  open_it();
  const auto after = disks.counters();
  return after.writes + after.syncs - before.writes - before.syncs;
}

}  // namespace

TEST_CASE("a replica that is migrated is whole wherever the machine stopped") {
  sim::Disks disks;
  test::FakeClock clock{test::FakeClock::start, 1000};
  test::FakeRandom random(3);
  const std::string stored = database("replica.db.zst");
  disks.restore("device", {{"replica.db", stored}});
  const auto writes = writes_of(disks, [&] { REQUIRE(open(clock, random).status.ok()); });
  REQUIRE(writes > 10);
  std::uint64_t stopped = 0;
  for (std::uint64_t n = 0; n < writes; n += stride) {
    disks.restore("device", {{"replica.db", stored}});
    disks.stop_after("device", n);
    if (!open(clock, random).status.ok()) ++stopped;
    disks.crash("device", static_cast<sim::CrashKind>(n % 3), n);
    disks.heal("device");
    const auto again = open(clock, random);
    INFO("stopped after " << n << " of " << writes << " writes");
    REQUIRE(again.status.ok());
    CHECK(again.replica->status().pending == 5);
    CHECK(again.replica->status().rejected == 1);
    CHECK(again.replica->proposals().size() == 1);
    const auto report = again.replica->verify().take();
    INFO((report.findings.empty() ? std::string() : report.findings.front()));
    REQUIRE(report.ok);
  }
  CHECK(stopped > 10);
}

TEST_CASE("a server's database that is migrated is whole wherever the machine stopped") {
  sim::Disks disks;
  test::FakeClock clock{test::FakeClock::start, 1000};
  test::FakeRandom random(4);
  const std::string stored = database("server.db.zst");
  SqliteStoreOptions options;
  options.vfs = sim::Disks::vfs_name();
  options.mark = false;
  options.page_cache_kb = 4096;
  const Keys keys = Keys::fresh(random, test::FakeClock::start);
  const auto open_server = [&](StoreReport* report) -> Status {
    try {
      SqliteStore store("/place", grown(), options);
      InlineWriter writer(store);
      auto service = Service::open({store, grown(), keys, clock, random, ed25519_verifier(), writer});
      if (!service) return service.error();
      if (report) *report = (*service)->admin().verify().take();
      return {};
    } catch (const Failure& failure) {
      return failure.error();
    }
  };
  disks.restore("place", {{"server.db", stored}});
  const auto writes = writes_of(disks, [&] { REQUIRE(open_server(nullptr).ok()); });
  REQUIRE(writes > 10);
  for (std::uint64_t n = 0; n < writes; n += stride) {
    disks.restore("place", {{"server.db", stored}});
    disks.stop_after("place", n);
    open_server(nullptr).ignore();
    disks.crash("place", static_cast<sim::CrashKind>(n % 3), n);
    disks.heal("place");
    StoreReport report;
    INFO("stopped after " << n << " of " << writes << " writes");
    REQUIRE(open_server(&report).ok());
    INFO((report.findings.empty() ? std::string() : report.findings.front()));
    REQUIRE(report.ok);
    CHECK(report.records > 5);
  }
}

}  // namespace dialogue::released
