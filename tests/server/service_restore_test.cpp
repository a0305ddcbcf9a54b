// SPDX-License-Identifier: Apache-2.0
// The server is put back to an older state. It recognises that itself, and devices give back what it lost.
#include <filesystem>
#include <fstream>

#include "server/store/key_file.h"
#include "server/store/sqlite/sqlite_folders.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// What a device does when it hears "restored": past cursors, then its kept changes above the common point.
void recover(TestDevice& device) {
  auto answer = device.exchange(device.request());
  REQUIRE(answer.error);
  REQUIRE(answer.error->code == "restored");
  device.epoch = answer.epoch;
  auto request = device.request();
  request.batches.clear();
  request.cursor.clear();
  request.past = device.past;
  answer = device.exchange(request);
  REQUIRE_FALSE(answer.error);
  REQUIRE(answer.common);
  const std::uint64_t common = *answer.common;
  std::vector<std::pair<std::string, Uuid>> check;
  for (auto& [key, facet] : device.base) {
    if (facet.seq <= common) continue;
    if (key.second == 0) check.emplace_back(device.kinds.at(key.first), key.first);
    facet.seq = 0;  // of another life
  }
  device.take(answer);
  request = device.request();
  request.batches.clear();
  request.check = check;
  for (const auto& [receipt, run] : device.kept_receipts)
    for (std::uint64_t n = 0; n < receipt.count; ++n) {
      if (receipt.seq + n <= common) continue;
      for (const SealedChange& change : device.kept)
        if (change.counter == receipt.from + n) request.offers.push_back({change, receipt, run});
    }
  device.sums_agree = true;
  answer = device.exchange(request);
  REQUIRE_FALSE(answer.error);
  for (const auto& [kind, id] : answer.missing)
    for (int facet = 0; facet < 8; ++facet) device.base.erase({id, facet});
  device.sums_agree = true;
  device.take(answer);
  device.kept_receipts.clear();
  device.sync();
}

}  // namespace

TEST_CASE("A server put back by hand begins a new epoch by itself, and devices give back what it lost") {
  Trio t;
  const Uuid id = t.draft();
  t.c->sync();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  const Epoch before = t.service->epoch();

  t.a->edit_seen("request", id, {{"title", text("After the backup")}});
  t.a->sync();
  const Uuid lost = t.b->create("tag", {{"name", text("lost")}, {"colour", text("blue")}});
  t.b->sync();
  t.a->sync();
  t.a->edit_seen("tag", lost, {{"colour", text("green")}});
  t.a->sync();

  t.memory->restore_from(older);
  t.reopen();
  CHECK(t.service->epoch() != before);

  // Bob made the tag, and Ann changed it after him. The later sequence stands, in whatever order they are given back.
  recover(*t.b);
  recover(*t.a);
  t.b->sync();
  CHECK(t.b->cell(id, "title") == text("After the backup"));
  CHECK(t.a->cell(lost, "colour") == text("green"));
  CHECK(t.b->base.at({lost, 0}).cells == t.a->base.at({lost, 0}).cells);
  CHECK(t.service->admin().verify().take().findings.empty());
}

TEST_CASE("A database put back while the server runs is seen by the next cursor, also when it has passed it since") {
  Trio t;
  const Uuid id = t.draft();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  t.a->edit_seen("request", id, {{"title", text("Mine")}});
  t.a->sync();
  const Epoch before = t.service->epoch();
  t.memory->restore_from(older);
  for (int i = 0; i < 5; ++i) t.c->create("tag", {{"name", text("tag " + std::to_string(i))}});
  t.c->sync();
  recover(*t.a);
  CHECK(t.service->epoch() != before);
  CHECK(t.a->cell(id, "title") == text("Mine"));
}

TEST_CASE("What was written since the restore is not overwritten by what comes back: that is a proposal") {
  Trio t;
  const Uuid id = t.draft();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  t.a->edit_seen("request", id, {{"title", text("Before")}});
  t.a->sync();
  t.memory->restore_from(older);
  t.reopen();
  recover(*t.b);
  t.b->edit_seen("request", id, {{"title", text("Since")}});
  t.b->sync();
  REQUIRE(t.b->only().verdict == Verdict::applied);
  recover(*t.a);
  CHECK(t.a->cell(id, "title") == text("Since"));
  REQUIRE(t.a->open_proposals().size() == 1);
  CHECK(t.a->cell(t.a->open_proposals()[0], "proposed") == text("Before"));
}

TEST_CASE("A text comes back by paragraph, whoever comes back first: what was clean stands, what was at odds is a proposal") {
  for (const bool a_first : {true, false}) {
    Trio t;
    const Uuid id = t.draft();
    const auto summary = [&] { return json::unquote(t.a->cell(id, "summary")).value_or(""); };
    t.a->edit_seen("request", id, {{"summary", text("One.\n\nTwo.\n\nThree.\n\nFour.")}});
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
    MemoryServerStore older(small_domain());
    older.restore_from(*t.memory);
    t.a->edit_seen("request", id, {{"summary", text("One A.\n\nTwo.\n\nThree A.\n\nFour.")}});
    t.b->edit_seen("request", id, {{"summary", text("One B.\n\nTwo B.\n\nThree.\n\nFour.")}});
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
    REQUIRE(summary() == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
    t.memory->restore_from(older);
    t.reopen();
    recover(a_first ? *t.a : *t.b);
    recover(a_first ? *t.b : *t.a);
    t.a->sync();
    CHECK(summary() == (a_first ? "One A.\n\nTwo B.\n\nThree A.\n\nFour." : "One B.\n\nTwo B.\n\nThree A.\n\nFour."));
    REQUIRE(t.a->open_proposals().size() == 1);
    CHECK(t.a->cell(t.a->open_proposals()[0], "proposed") == text(a_first ? "One B." : "One A."));
    CHECK(t.a->cell(t.a->open_proposals()[0], "paragraph") == "1");
  }
}

TEST_CASE("A text of which one had seen the other's paragraphs comes back as the later one left it") {
  for (const bool a_first : {true, false}) {
    Trio t;
    const Uuid id = t.draft();
    t.a->edit_seen("request", id, {{"summary", text("One.\n\nTwo.\n\nThree.")}});
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
    MemoryServerStore older(small_domain());
    older.restore_from(*t.memory);
    t.a->edit_seen("request", id, {{"summary", text("One A.\n\nTwo.\n\nThree A.")}});
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
    t.b->edit_seen("request", id, {{"summary", text("One.\n\nTwo B.\n\nThree A.")}});
    for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
    t.memory->restore_from(older);
    t.reopen();
    recover(a_first ? *t.a : *t.b);
    recover(a_first ? *t.b : *t.a);
    t.a->sync();
    CHECK(t.a->cell(id, "summary") == text("One.\n\nTwo B.\n\nThree A."));
    CHECK(t.a->open_proposals().empty());
  }
}

TEST_CASE("Paragraphs written since the restore stand beside those that come back") {
  Trio t;
  const Uuid id = t.draft();
  t.a->edit_seen("request", id, {{"summary", text("One.\n\nTwo.\n\nThree.")}});
  for (int i = 0; i < 2; ++i) t.a->sync(), t.b->sync();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  t.a->edit_seen("request", id, {{"summary", text("One A.\n\nTwo A.\n\nThree.")}});
  t.a->sync();
  t.memory->restore_from(older);
  t.reopen();
  recover(*t.b);
  t.b->edit_seen("request", id, {{"summary", text("One since.\n\nTwo.\n\nThree since.")}});
  t.b->sync();
  recover(*t.a);
  CHECK(t.a->cell(id, "summary") == text("One since.\n\nTwo A.\n\nThree since."));
  REQUIRE(t.a->open_proposals().size() == 1);
  CHECK(t.a->cell(t.a->open_proposals()[0], "current") == text("One since."));
  CHECK(t.a->cell(t.a->open_proposals()[0], "proposed") == text("One A."));
}

TEST_CASE("What comes back before the record that it is about waits for that record, and bothers nobody meanwhile") {
  Trio t;
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  const Uuid lost = t.a->create("tag", {{"name", text("lost")}, {"colour", text("blue")}});
  t.a->sync(), t.b->sync();
  t.b->edit_seen("tag", lost, {{"colour", text("green")}});
  t.b->sync();
  t.memory->restore_from(older);
  t.reopen();
  recover(*t.b);
  CHECK(t.service->admin().stats().take().parked == 1);
  CHECK(t.service->admin().records_of("moderation_item").take().empty());
  recover(*t.a);
  CHECK(t.service->admin().stats().take().parked == 0);
  CHECK(t.a->cell(lost, "colour") == text("green"));
}

namespace {

/// Bob was made focal point after the backup was taken, and edited what is published. The restored server knows neither.
struct RoleLost : World {
  RoleLost() : World(platform()) {
    const Uuid office = org("Office", "asylum_authority", "TD"), secretariat = org("Secretariat", "unhcr", "");
    bob = person("Bob", office, "CT");
    sol = person("Sol", secretariat, "SC");
    a = device(person("Ann", office, "OL")), b = device(bob), s = device(sol);
    id = a->create("support_request", {{"title", text("Interviews")}});
    a->sync();
    service->admin().edit_as_server("support_request", id, {{"state", text("published")}}).take();
    b->sync(), s->sync();
    MemoryServerStore older(platform());
    older.restore_from(*memory);
    give_role();
    b->sync();
    b->edit_seen("support_request", id, {{"title", text("Interviews in the north")}});
    b->sync();
    REQUIRE(b->only().verdict == Verdict::applied);
    memory->restore_from(older);
    reopen();
    recover(*b);
  }
  void give_role() {
    const Uuid grant = service->admin().grant(bob, "FP", "all", "").take();
    service->admin().act_as(sol, "role_grant", grant, "confirm", {}).take();
  }
  Cells item() {
    const auto items = service->admin().records_of("moderation_item").take();
    REQUIRE(items.size() == 1);
    which = items.front();
    return service->admin().cells_of("moderation_item", which).take();
  }
  Raw title() { return service->admin().cells_of("support_request", id).take()["title"]; }

  Uuid bob, sol, id, which;
  std::unique_ptr<TestDevice> a, b, s;
};

}  // namespace

TEST_CASE("Words that a restored server would refuse their author are adopted by a person all the same") {
  RoleLost t;
  CHECK(t.item().at("reason") == text("quarantine"));
  CHECK(t.title() == text("Interviews"));
  t.s->past.insert(t.s->past.begin(), t.s->cursor);
  recover(*t.s);
  t.s->act("moderation_item", t.which, "adopt");
  t.s->sync();
  REQUIRE(t.s->only().verdict == Verdict::applied);
  CHECK(t.title() == text("Interviews in the north"));
  CHECK(t.service->admin().stats().take().parked == 0);
}

TEST_CASE("Words that a restored server refused their author are taken when the role comes back, and no person is asked any more") {
  RoleLost t;
  CHECK(t.item().at("state") == text("open"));
  t.give_role();
  CHECK(t.title() == text("Interviews in the north"));
  CHECK(t.item().at("state") == text("adopted"));
  CHECK(t.service->admin().stats().take().parked == 0);
}

TEST_CASE("A server restored twice: sequences of one life of the log say nothing about those of another") {
  Trio t;
  const Uuid id = t.draft();
  MemoryServerStore first(small_domain()), second(small_domain());
  first.restore_from(*t.memory);
  for (int i = 0; i < 30; ++i) t.c->create("tag", {{"name", text("tag " + std::to_string(i))}});
  t.c->sync();
  t.a->edit_seen("request", id, {{"title", text("Of the first life")}});
  t.a->sync();
  t.memory->restore_from(first);
  t.reopen();
  recover(*t.a);
  second.restore_from(*t.memory);
  recover(*t.b);
  REQUIRE(t.b->cell(id, "title") == text("Of the first life"));
  t.b->edit_seen("request", id, {{"title", text("Of the second life")}});
  t.b->sync();
  REQUIRE(t.b->only().verdict == Verdict::applied);
  t.memory->restore_from(second);
  t.reopen();
  recover(*t.b);
  CHECK(t.b->cell(id, "title") == text("Of the second life"));
  CHECK(t.b->open_proposals().empty());
}

TEST_CASE("What comes back after a restore is turned away by no quota") {
  Trio t;
  t.quotas.open_proposals = 3;
  t.reopen();
  const Uuid id = t.draft();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  t.a->edit_seen("request", id, {{"title", text("0")}});
  for (int i = 1; i < 9; ++i) t.a->edit("request", id, {{"title", text(std::to_string(i)), -static_cast<Saw>(t.a->counter)}});
  t.a->sync();
  REQUIRE(t.a->cell(id, "title") == text("8"));
  t.memory->restore_from(older);
  t.reopen();
  recover(*t.a);
  CHECK(t.a->cell(id, "title") == text("8"));
}

TEST_CASE("An offer whose receipt is not ours is left out") {
  Trio t;
  const Uuid id = t.draft();
  auto request = t.a->request();
  Change change;
  change.counter = 99;
  change.author = t.ann;
  change.kind = "request";
  change.record = id;
  change.cells = {{"title", text("Forged"), 1000}};
  Offer offer;
  offer.change = seal(change);
  offer.receipt = {t.a->incarnation, 99, 1, 50, Verdict::applied, {}, {}, {}, std::string(16, 'x'), {}};
  offer.run = {offer.change.hash};
  request.offers = {offer};
  const auto answer = t.a->exchange(request);
  REQUIRE_FALSE(answer.error);
  CHECK(answer.receipts.empty());
  t.b->sync();
  CHECK(t.b->cell(id, "title") == text("Title"));
}

TEST_CASE("Backup, restore and start over on disk: a new epoch, the devices heal it, nothing is lost") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_service_restore";
  fs::remove_all(directory);
  fs::create_directory(directory);
  const std::string data = directory.string(), backup = data + "/backup.db";
  {
    FakeRandom random;
    FakeClock clock;
    const Keys made = load_keys(data + "/keys", clock, random, true);
    CHECK(load_keys(data + "/keys", clock, random, false).audit_seed == made.audit_seed);
    CHECK((fs::status(data + "/keys").permissions() & fs::perms::others_all) == fs::perms::none);
  }
  Trio t(std::make_unique<SqliteStore>(data, small_domain()));
  const Uuid id = t.draft();
  const auto head = t.store->snapshot()->head();
  REQUIRE(t.service->admin().copy_database(backup).ok());
  t.a->sync();
  CHECK(t.service->admin().stats().take().backup_seq == 0);
  REQUIRE(t.service->admin().note_backup(head, 1).ok());
  t.a->sync();
  CHECK(t.service->admin().stats().take().backup_seq == head.seq);
  t.a->edit_seen("request", id, {{"title", text("After the backup")}});
  t.a->sync();

  t.service.reset();
  t.writer.reset();
  t.store.reset();
  REQUIRE(SqliteFolders(small_domain()).restore(data, backup).ok());
  t.store = std::make_unique<SqliteStore>(data, small_domain());
  t.writer = std::make_unique<InlineWriter>(*t.store);
  t.reopen();
  recover(*t.a);
  t.b->past.insert(t.b->past.begin(), t.b->cursor);
  recover(*t.b);
  CHECK(t.b->cell(id, "title") == text("After the backup"));
  const auto report = t.service->admin().verify().take();
  CHECK(report.findings.empty());
  CHECK(report.records > 5);
  t.service.reset();
  fs::remove_all(directory);
}

TEST_CASE("A restore that was interrupted is ended by the next start, at whatever point it was; what was replaced stays together") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_restore_interrupted";
  for (const int moved : {0, 1, 2}) {
    fs::remove_all(directory);
    fs::create_directory(directory);
    const std::string data = directory.string(), file = SqliteStore::database_file(data);
    {
      SqliteStore store(data, small_domain());
      store.upkeep().copy_to(data + "/backup");
    }
    // A killed server leaves it so: a database with its WAL; the restore has passed the point of no return.
    std::ofstream(file + "-wal") << "frames";
    fs::create_directory(data + "/replaced-1");
    fs::copy_file(data + "/backup", file + ".next");
    if (moved > 0) fs::rename(file, data + "/replaced-1/server.db");
    if (moved > 1) fs::rename(file + "-wal", data + "/replaced-1/server.db-wal");
    SqliteFolders folders(small_domain());
    CHECK(folders.holds_store(data));
    REQUIRE(folders.finish_restore(data).ok());
    CHECK_FALSE(fs::exists(file + ".next"));
    CHECK(fs::exists(data + "/replaced-1/server.db"));
    CHECK(fs::exists(data + "/replaced-1/server.db-wal"));
    CHECK_FALSE(fs::exists(file + "-wal"));
    CHECK(SqliteStore(data, small_domain()).upkeep().check().empty());
    REQUIRE(folders.finish_restore(data).ok());
    CHECK(fs::exists(file));
  }
  fs::remove_all(directory);
}
