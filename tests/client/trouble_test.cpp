// SPDX-License-Identifier: Apache-2.0
// What a device does when a grant ends, the server comes back from an old copy, or the device itself does.
#include <fstream>
#include <iterator>

#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/client/office.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

constexpr const char* canary = "zyxwcanary";

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds(const Device& device, std::string_view word) {
  for (const char* name : {"/replica.db", "/replica.db-wal"})
    if (bytes_of(device.folder.path() + name).find(word) != std::string::npos) return true;
  return false;
}

Uuid grant_of(Device& device, const Uuid& person) {
  ListQuery query;
  query.where.push_back({"person", Condition::Op::eq, person.text()});
  const auto keys = device.replica->keys("role_grant", query).take();
  return device.replica->rows("role_grant", keys, {}).take().at(0).id;
}

}  // namespace

TEST_CASE("after a grant ended one sync takes the rows, their search words and their bytes off the device") {
  Office office;
  const Uuid id = office.request(office.a, canary);
  office.a.replica->edit(id, {{"summary", text(std::string("secret ") + canary + "two")}}, nullptr).take();
  office.a.sync();
  office.b.sync();
  REQUIRE(office.b.replica->search(canary, "", 10).take().size() == 1);
  REQUIRE(holds(office.b, canary));
  const Uuid grant = grant_of(office.b, office.boubacar);
  office.server.service->admin().revoke_grant(grant).take();
  office.b.sync();
  CHECK(office.b.replica->get(id).error().code == "not_found");
  CHECK(office.b.replica->search(canary, "", 10).take().empty());
  CHECK_FALSE(holds(office.b, canary));
  check_whole(office.b);
}

TEST_CASE("words that were not sent when access ended stay with their author") {
  Office office;
  const Uuid id = office.request(office.a, "Shared");
  office.a.sync();
  office.b.sync();
  office.b.replica->edit(id, {{"summary", text("my own words")}}, nullptr).take();
  office.server.service->admin().revoke_grant(grant_of(office.b, office.boubacar)).take();
  const auto totals = office.b.sync();
  CHECK(totals.applied == 0);
  CHECK(office.b.replica->get(id).error().code == "not_found");
  const auto refusals = office.b.replica->refusals();
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].cells == std::vector<std::pair<Path, Raw>>{{"summary", text("my own words")}});
}

TEST_CASE("a server that came back from an old copy gets back what its devices had") {
  Office office;
  const Uuid before = office.request(office.a, "Before the copy");
  office.a.sync();
  office.b.sync();
  const MemoryServerStore copy = office.server.store;
  const Uuid after = office.request(office.a, "After the copy");
  office.a.replica->edit(before, {{"title", text("Edited after the copy")}}, nullptr).take();
  office.a.sync();
  office.b.sync();
  REQUIRE(office.b.cell(after, "title") == text("After the copy"));
  office.server.service.reset();
  office.server.store.restore_from(copy);
  office.server.restart();

  SECTION("the author comes first") {
    office.a.sync();
    CHECK(office.a.cell(after, "title") == text("After the copy"));
    CHECK_FALSE(office.a.get(after).ghost);
    office.b.sync();
    CHECK(office.b.cell(after, "title") == text("After the copy"));
    CHECK_FALSE(office.b.get(after).ghost);
  }
  SECTION("a reader comes first and keeps the row aside") {
    office.b.sync();
    CHECK(office.b.cell(after, "title") == text("After the copy"));
    CHECK(office.b.get(after).ghost);
    office.a.sync();
    office.b.sync();
    CHECK_FALSE(office.b.get(after).ghost);
  }
  CHECK(office.b.cell(before, "title") == text("Edited after the copy"));
  CHECK(office.a.cell(before, "title") == text("Edited after the copy"));
  office.a.sync();
  check_whole(office.a);
  check_whole(office.b);
  // Work goes on under the counters of before.
  office.a.replica->edit(after, {{"title", text("Later still")}}, nullptr).take();
  CHECK(office.a.sync().applied == 1);
  office.b.sync();
  CHECK(office.b.cell(after, "title") == text("Later still"));
}

TEST_CASE("words written since the restore are not run over by what devices give back") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.b.sync();
  const MemoryServerStore copy = office.server.store;
  office.a.replica->edit(id, {{"title", text("Lost and found")}}, nullptr).take();
  office.a.sync();
  office.server.service.reset();
  office.server.store.restore_from(copy);
  office.server.restart();
  office.b.sync();
  office.b.replica->edit(id, {{"title", text("Written since")}}, nullptr).take();
  CHECK(office.b.sync().applied == 1);
  office.a.sync();
  office.b.sync();
  CHECK(office.a.cell(id, "title") == text("Written since"));
  CHECK(office.b.cell(id, "title") == text("Written since"));
  const auto kept = office.b.replica->proposals();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].proposed == text("Lost and found"));
  check_whole(office.a);
}

TEST_CASE("a replica put back from a copy of itself takes a new incarnation and loses nothing") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.a.replica.reset();
  const Folder elsewhere;
  const std::string db = office.a.folder.path() + "/replica.db", kept = elsewhere.path() + "/copy";
  std::filesystem::copy_file(db, kept);
  office.a.reopen();
  office.a.replica->edit(id, {{"urgency", "3"}}, nullptr).take();
  office.a.sync();
  office.a.replica.reset();
  std::filesystem::remove(db + "-wal");
  std::filesystem::remove(db + "-shm");
  std::filesystem::copy_file(kept, db, std::filesystem::copy_options::overwrite_existing);
  office.a.reopen();
  office.a.replica->edit(id, {{"title", text("After the copy")}}, nullptr).take();
  const auto totals = office.a.sync();
  CHECK(totals.applied == 1);
  CHECK(office.a.cell(id, "title") == text("After the copy"));
  CHECK(office.a.cell(id, "urgency") == "3");
  check_whole(office.a);
}

TEST_CASE("a second process on the same folder is told so") {
  Office office;
  Replica::Options options;
  CHECK(Replica::open(office.a.folder.path(), options).error().code == "in_use");
}

TEST_CASE("a revoked device seals its store and erases nothing") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.server.service->admin().revoke_device(office.a.replica->status().device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  CHECK(office.a.replica->status().revoked);
  CHECK(office.a.cell(id, "title") == text("Title"));
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
}

TEST_CASE("a device that is let in again sends what was written meanwhile, without a new code") {
  Office office;
  const auto device = office.a.replica->status().device;
  office.server.service->admin().revoke_device(device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  const Uuid id = office.request(office.a, "Written while it was closed");
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  const auto officer = office.server.person("Olga", office.server.organisation("Secretariat", "unhcr", ""), "SC");
  office.server.service->admin().act_as(officer, "device", device, "resume", {}).take();
  const auto totals = office.a.sync();
  CHECK(totals.applied == 1);
  CHECK_FALSE(office.a.replica->status().revoked);
  CHECK(office.a.replica->get(id)->sync == SyncState::confirmed);
  check_whole(office.a);
}

TEST_CASE("an answer to another request is not taken") {
  Office office;
  office.a.sync();
  WireReply before;
  office.a.line.spoil = [&](WireReply& reply) { before = reply; };
  office.a.sync();
  const Uuid id = office.request(office.a, "Interpreters");
  const auto late = [&] {
    office.a.line.spoil = [&](WireReply& reply) { reply = before; };
    const auto done = reconcile(office.a.replica->session(), office.a.line);
    return done ? "" : done.error().code;
  };
  CHECK(late() == "damaged_on_the_way");
  CHECK(late() == "other_server");
  CHECK(office.a.replica->get(id)->sync == SyncState::sent);
  office.a.sync();
  CHECK(office.a.replica->get(id)->sync == SyncState::confirmed);
  check_whole(office.a);
}

TEST_CASE("a program too old to receive still sends what was written, says that it is to be updated, and receives when it is") {
  Office office;
  const Uuid id = office.request(office.b, "From the colleague");
  office.b.sync();
  const Uuid own = office.request(office.a, "Written by the old program");
  office.a.line.speaks = oldest_protocol - 1;
  const auto refused = reconcile(office.a.replica->session(), office.a.line);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "upgrade_needed");
  const auto kept = office.a.replica->get(own);
  INFO((kept.ok() ? "" : kept.error().code + " " + kept.error().detail));
  REQUIRE(kept.ok());
  CHECK(kept->sync == SyncState::confirmed);
  CHECK(office.a.replica->get(id).error().code == "not_found");
  office.b.sync();
  CHECK(office.b.cell(own, "title") == text("Written by the old program"));

  office.a.line.speaks = protocol_version;
  office.a.sync();
  CHECK(office.a.cell(id, "title") == text("From the colleague"));
  check_whole(office.a);
}

}  // namespace dialogue::test
