// SPDX-License-Identifier: Apache-2.0
// What a device does when a grant ends, the server comes back from an old copy, or the device itself does.
#include <fstream>
#include <iterator>

#include "client/core/wipe.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/client/rig.h"

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

struct Office {
  Server server;
  Uuid org = server.organisation("Niger");
  Uuid amina = server.person("Amina", org, "FP"), boubacar = server.person("Boubacar", org, "OL");
  Device a{server, amina}, b{server, boubacar};

  Office() {
    a.sync();
    b.sync();
  }
  Uuid request(Device& device, const char* title) { return device.replica->create("support_request", {{"title", text(title)}}).take(); }
};

void check_whole(Device& device) {
  const auto report = device.replica->verify().take();
  INFO((report.findings.empty() ? std::string() : report.findings.front()));
  CHECK(report.ok);
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
  // And work goes on under the counters of before.
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

TEST_CASE("a page that was opened before the server was put back runs over nothing that was written since") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.b.sync();
  const MemoryServerStore copy = office.server.store;
  for (int i = 0; i < 30; ++i) {
    office.a.replica->edit(id, {{"urgency", std::to_string(1 + i % 4)}}, nullptr).take();
    office.a.sync();
  }
  const Shown shown = office.a.get(id).shown;
  office.server.service.reset();
  office.server.store.restore_from(copy);
  office.server.restart();
  office.b.sync();
  office.b.replica->edit(id, {{"title", text("Written since")}}, nullptr).take();
  CHECK(office.b.sync().applied == 1);
  const auto totals = [&](const Shown* seen) {
    office.a.replica->edit(id, {{"title", text("From the open page")}}, seen).take();
    return office.a.sync();
  };
  SECTION("the page") {
    office.a.sync();
    REQUIRE(office.a.cell(id, "title") == text("Written since"));
    CHECK(totals(&shown).proposed == 1);
    office.b.sync();
    CHECK(office.b.cell(id, "title") == text("Written since"));
    REQUIRE(office.b.replica->proposals().size() == 1);
    CHECK(office.b.replica->proposals()[0].proposed == text("From the open page"));
  }
  SECTION("a page opened since") {
    office.a.sync();
    const Shown now = office.a.get(id).shown;
    CHECK(totals(&now).proposed == 0);
    CHECK(office.a.cell(id, "title") == text("From the open page"));
  }
  check_whole(office.a);
}

TEST_CASE("who edits again after a clash, having seen what stands, clashes with nobody") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.b.sync();
  const Shown before = office.b.get(id).shown;
  office.a.replica->edit(id, {{"title", text("Amina's")}}, nullptr).take();
  office.b.replica->edit(id, {{"title", text("Boubacar's")}}, nullptr).take();
  office.a.sync();
  CHECK(office.b.sync().proposed == 1);
  REQUIRE(office.b.cell(id, "title") == text("Amina's"));
  SECTION("on a page that shows it") {
    office.b.replica->edit(id, {{"title", text("Both, agreed by telephone")}}, nullptr).take();
    CHECK(office.b.sync().applied == 1);
  }
  SECTION("on a page that was open before") {
    office.b.replica->edit(id, {{"title", text("Boubacar's, longer")}}, &before).take();
    CHECK(office.b.sync().proposed == 1);
    REQUIRE(office.b.replica->proposals().size() == 1);
    CHECK(office.b.replica->proposals()[0].proposed == text("Boubacar's, longer"));
  }
  check_whole(office.b);
}

TEST_CASE("a settlement decided before the server was put back settles nothing over what was written since") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.b.sync();
  office.a.replica->edit(id, {{"title", text("Amina's")}}, nullptr).take();
  office.b.replica->edit(id, {{"title", text("Boubacar's")}}, nullptr).take();
  office.a.sync();
  CHECK(office.b.sync().proposed == 1);
  office.a.sync();
  const auto open = office.a.replica->proposals();
  REQUIRE(open.size() == 1);
  const MemoryServerStore copy = office.server.store;
  for (int i = 0; i < 30; ++i) {
    office.a.replica->edit(id, {{"urgency", std::to_string(1 + i % 4)}}, nullptr).take();
    office.a.sync();
  }
  const Raw other = text("Never shown");
  CHECK(office.a.replica->settle(open[0].id, "proposed", {}, &other).error().code == "text_changed");
  office.a.replica->settle(open[0].id, "proposed", {}, &open[0].current).take();
  office.server.service.reset();
  office.server.store.restore_from(copy);
  office.server.restart();
  office.b.sync();
  office.b.replica->edit(id, {{"title", text("Written since")}}, nullptr).take();
  CHECK(office.b.sync().applied == 1);
  CHECK(office.a.sync().rejected == 1);
  CHECK(office.a.cell(id, "title") == text("Written since"));
  REQUIRE(office.a.replica->refusals().size() == 1);
  CHECK(office.a.replica->refusals()[0].error.code == "text_changed");
  check_whole(office.a);
}

TEST_CASE("an act from a page that was opened before the server was put back asks its user to look again") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  const MemoryServerStore copy = office.server.store;
  office.a.replica->edit(id, {{"urgency", "3"}}, nullptr).take();
  office.a.sync();
  const Shown shown = office.a.get(id).shown;
  office.server.service.reset();
  office.server.store.restore_from(copy);
  office.server.restart();
  office.a.sync();
  CHECK(office.a.replica->act(id, "submit", {}, &shown).error().code == "text_changed");
  const Shown now = office.a.get(id).shown;
  const auto again = office.a.replica->act(id, "submit", {}, &now);
  CHECK((again.ok() || again.error().code != "text_changed"));
}

TEST_CASE("a replica put back from a copy of itself takes a new incarnation and loses nothing") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.a.replica.reset();
  const std::string db = office.a.folder.path() + "/replica.db", kept = office.a.folder.path() + "/copy";
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

namespace {

/// Erases the device as its order says; false when it may not.
bool obey(Device& device) {
  auto farewell = device.replica->session().farewell().take();
  if (!farewell) return false;
  const auto status = device.replica->status();
  device.replica.reset();
  obey_wipe(device.folder.path(), {status.server, *farewell}).take();
  return true;
}

}  // namespace

TEST_CASE("a device that is ordered to erase itself sends what waits, then nothing of it is left, and the server is told") {
  Office office;
  const Uuid id = office.request(office.a, "Sent at the last moment");
  const auto device = office.a.replica->status().device;
  auto& admin = office.server.service->admin();
  admin.order_wipe(device).take();
  CHECK_FALSE(office.a.replica->session().farewell().take());
  const auto totals = office.a.sync();
  CHECK(totals.applied == 1);
  CHECK(office.a.cell(id, "title") == text("Sent at the last moment"));
  REQUIRE(obey(office.a));
  for (const char* name : {"replica.db", "replica.db-wal", "files", "wipe"})
    CHECK_FALSE(std::filesystem::exists(office.a.folder.path() + "/" + name));
  // Opened again before the server has heard of it, it begins as on the first day, and stays.
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  const auto farewell = farewell_in(office.a.folder.path());
  REQUIRE(farewell);
  const auto state = [&] {
    for (const auto& one : admin.devices().take())
      if (one.id == device) return one.state;
    return std::string();
  };
  CHECK(state() == "enrolled");
  const auto reply = office.a.line.call(farewell->request).take();
  CHECK(farewell_heard(reply));
  CHECK(state() == "wiped");
  CHECK(farewell_heard(office.a.line.call(farewell->request).take()));
  forget_farewell(office.a.folder.path());
  CHECK_FALSE(farewell_in(office.a.folder.path()));
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  CHECK(admin.verify().take().ok);
}

TEST_CASE("a closed device that is ordered to erase itself obeys at once, though its words were not sent") {
  Office office;
  office.request(office.a, "Never sent");
  const auto device = office.a.replica->status().device;
  auto& admin = office.server.service->admin();
  admin.revoke_device(device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  CHECK_FALSE(obey(office.a));
  admin.order_wipe(device).take();
  CHECK(reconcile(office.a.replica->session(), office.a.line).error().code == "revoked");
  CHECK(obey(office.a));
}

TEST_CASE("an order that the server of this device did not sign erases nothing") {
  Office office;
  const Uuid id = office.request(office.a, "Stays");
  const auto mine = office.a.replica->status().device, other = office.b.replica->status().device;
  office.server.service->admin().order_wipe(other).take();
  std::optional<WipeOrder> order;
  const auto hear = [&](std::optional<WipeOrder> said) {
    office.a.line.spoil = [said](WireReply& reply) {
      auto answer = decode_sync_response(unpack(reply.body, 1 << 20).take()).take();
      answer.wipe = said;
      reply.body = pack(encode(answer));
    };
    reconcile(office.a.replica->session(), office.a.line).take();
    return office.a.replica->session().farewell().take().has_value();
  };
  office.b.line.spoil = [&](WireReply& reply) { order = decode_sync_response(unpack(reply.body, 1 << 20).take()).take().wipe; };
  office.b.sync();
  REQUIRE(order);
  CHECK_FALSE(hear(order));
  CHECK_FALSE(hear(WipeOrder{"2027-03-17T13:00:00Z", std::string(64, 'x')}));
  CHECK_FALSE(hear(WipeOrder{"", order->signature}));
  CHECK(office.a.cell(id, "title") == text("Stays"));
  // Its own, under another date.
  office.server.service->admin().order_wipe(mine).take();
  office.a.line.spoil = [&](WireReply& reply) {
    auto answer = decode_sync_response(unpack(reply.body, 1 << 20).take()).take();
    REQUIRE(answer.wipe);
    answer.wipe->at[3] = '9';
    reply.body = pack(encode(answer));
  };
  office.a.sync();
  CHECK_FALSE(office.a.replica->session().farewell().take());
  office.a.sync();
  CHECK(office.a.replica->session().farewell().take());
}

TEST_CASE("an erasure that was cut short is gone on with at the next opening") {
  Office office;
  office.request(office.a, "Title");
  office.server.service->admin().order_wipe(office.a.replica->status().device).take();
  office.a.sync();
  const std::string dir = office.a.folder.path(), kept = dir + "-kept";
  const auto copy = std::filesystem::copy_options::recursive;
  auto farewell = office.a.replica->session().farewell().take();
  REQUIRE(farewell);
  office.a.replica.reset();
  std::filesystem::copy(dir, kept, copy);
  obey_wipe(dir, {"http://127.0.0.1:9", *farewell}).take();
  // As it lay when the order was kept and nothing of the rest was gone yet.
  std::filesystem::rename(dir + "/wiped", kept + "/wipe");
  std::filesystem::remove_all(dir);
  std::filesystem::rename(kept, dir);
  office.a.reopen();
  CHECK_FALSE(office.a.replica->status().enrolled);
  CHECK(farewell_in(dir));
  CHECK_FALSE(std::filesystem::exists(dir + "/wipe"));
}

TEST_CASE("an answer to another request, and one that says nothing, are not taken") {
  Office office;
  const Uuid id = office.request(office.a, "Interpreters");
  const auto spoilt = [&](auto change) {
    office.a.line.spoil = [change](WireReply& reply) {
      auto answer = decode_sync_response(unpack(reply.body, 1 << 20).take()).take();
      change(answer);
      reply.body = pack(encode(answer));
    };
    return reconcile(office.a.replica->session(), office.a.line);
  };
  const auto late = spoilt([](SyncResponse& answer) { answer.answers = static_cast<std::uint16_t>(answer.answers + 1); });
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().code == "busy");
  CHECK_FALSE(spoilt([](SyncResponse& answer) { answer = {}; }).ok());
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
