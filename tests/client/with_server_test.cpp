// SPDX-License-Identifier: Apache-2.0
#include "shared/base/cause.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "sync/tuning.h"
#include "tests/catch.h"
#include "tests/client/rig.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

/// Two people of one organisation, each with a device, and a draft that both hold.
struct TwoPeople {
  Server server;
  Uuid org = server.organisation("Niger");
  Uuid amina = server.person("Amina", org, "FP"), boubacar = server.person("Boubacar", org, "OL");
  Device a{server, amina}, b{server, boubacar};
  Uuid request;

  TwoPeople() {
    a.sync();
    request =
        a.replica->create("support_request", {{"title", text("Title")}, {"urgency", "2"}, {"summary", text("One.\n\nTwo.\n\nThree.")}})
            .take();
    a.sync();
    b.sync();
  }
  void edit(Device& device, const Path& path, const Raw& value) { device.replica->edit(request, {{path, value}}, nullptr).take(); }
  void converge() {
    a.sync();
    b.sync();
    a.sync();
  }
};

}  // namespace

TEST_CASE("a record made offline is the same on the other device after both met the server") {
  TwoPeople two;
  CHECK(two.a.get(two.request).sync == SyncState::confirmed);
  CHECK(two.b.cell(two.request, "title") == text("Title"));
  CHECK(two.b.get(two.request).cells == two.a.get(two.request).cells);
  CHECK_FALSE(two.a.cell(two.request, "ref_no").empty());
  CHECK(two.a.replica->pending().empty());
  check_whole(two.a);
  check_whole(two.b);
}

TEST_CASE("a sync without news is one small request") {
  TwoPeople two;
  two.a.sync();
  two.a.line.sizes.clear();
  const auto totals = two.a.sync();
  CHECK(totals.requests == 1);
  CHECK(totals.pulled == 0);
  CHECK(totals.complete);
}

TEST_CASE("offline edits of different fields meet, and both devices hold both") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  two.edit(two.b, "urgency", "3");
  CHECK(two.a.get(two.request).sync == SyncState::local);
  two.converge();
  CHECK(two.a.cell(two.request, "urgency") == "3");
  CHECK(two.b.cell(two.request, "title") == text("Alpha"));
  CHECK(two.a.replica->proposals().empty());
  check_whole(two.a);
}

TEST_CASE("of two offline edits of one field the second becomes a proposal, which either may settle") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  two.edit(two.b, "title", text("Beta"));
  two.a.sync();
  const auto totals = two.b.sync();
  CHECK(totals.proposed == 1);
  CHECK(two.b.cell(two.request, "title") == text("Alpha"));
  CHECK(two.b.get(two.request).sync == SyncState::attention);
  const auto mine = two.b.replica->proposals();
  REQUIRE(mine.size() == 1);
  CHECK(mine[0].proposed == text("Beta"));
  CHECK(mine[0].current == text("Alpha"));
  CHECK(mine[0].base == text("Title"));
  CHECK(mine[0].mine);
  two.a.sync();
  const auto theirs = two.a.replica->proposals();
  REQUIRE(theirs.size() == 1);
  CHECK_FALSE(theirs[0].mine);
  two.a.replica->settle(theirs[0].id, "proposed", {}, nullptr).take();
  CHECK(two.a.replica->proposals().empty());
  two.converge();
  CHECK(two.a.cell(two.request, "title") == text("Beta"));
  CHECK(two.b.cell(two.request, "title") == text("Beta"));
  CHECK(two.b.replica->proposals().empty());
  CHECK(two.b.get(two.request).sync == SyncState::confirmed);
  check_whole(two.a);
  check_whole(two.b);
}

TEST_CASE("offline edits of different paragraphs merge") {
  TwoPeople two;
  two.edit(two.a, "summary", text("First.\n\nTwo.\n\nThree."));
  two.edit(two.b, "summary", text("One.\n\nTwo.\n\nThird."));
  two.converge();
  CHECK(two.a.cell(two.request, "summary") == text("First.\n\nTwo.\n\nThird."));
  CHECK(two.b.cell(two.request, "summary") == text("First.\n\nTwo.\n\nThird."));
  check_whole(two.b);
}

TEST_CASE("after a lost answer an edit of the same field is no clash with oneself") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  two.a.line.lose_answers = 1;
  CHECK(reconcile(two.a.replica->session(), two.a.line).error().code == "offline");
  CHECK(two.a.get(two.request).sync == SyncState::sent);
  two.edit(two.a, "title", text("Alpha 2"));
  CHECK(two.a.replica->pending().size() == 2);
  const auto totals = two.a.sync();
  CHECK(totals.applied == 2);
  CHECK(two.a.cell(two.request, "title") == text("Alpha 2"));
  two.b.sync();
  CHECK(two.b.cell(two.request, "title") == text("Alpha 2"));
  CHECK(two.b.replica->proposals().empty());
}

TEST_CASE("a page that stayed open over a sync edits its own words again without a clash") {
  TwoPeople two;
  const Shown opened = two.a.get(two.request).shown;
  two.a.replica->edit(two.request, {{"title", text("Alpha")}}, &opened).take();
  two.a.sync();
  two.a.replica->edit(two.request, {{"title", text("Alpha 2")}}, &opened).take();
  two.a.sync();
  CHECK(two.a.cell(two.request, "title") == text("Alpha 2"));
  CHECK(two.a.replica->proposals().empty());
}

TEST_CASE("a page that stayed open over somebody else's edit has not seen it") {
  TwoPeople two;
  const Shown opened = two.a.get(two.request).shown;
  two.edit(two.b, "title", text("Beta"));
  two.b.sync();
  two.a.sync();
  CHECK(two.a.cell(two.request, "title") == text("Beta"));
  two.a.replica->edit(two.request, {{"title", text("Alpha")}}, &opened).take();
  CHECK(two.a.sync().proposed == 1);
  CHECK(two.a.cell(two.request, "title") == text("Beta"));
}

TEST_CASE("an act queued offline is refused when what it binds was changed meanwhile") {
  TwoPeople two;
  two.b.replica->act(two.request, "submit", {}, nullptr).take();
  CHECK(two.b.replica->edit(two.request, {{"title", text("Beta")}}, nullptr).error().code == "locked");
  CHECK(two.b.replica->edit(two.request, {{"internal_note", text("Not bound")}}, nullptr));
  two.edit(two.a, "title", text("Alpha"));
  two.a.sync();
  CHECK(two.b.sync().rejected == 1);
  const auto refusals = two.b.replica->refusals();
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].act == "submit");
  CHECK(refusals[0].error.code == "text_changed");
  CHECK(two.b.get(two.request).sync == SyncState::attention);
  two.b.replica->dismiss(refusals[0].id).take();
  CHECK(two.b.get(two.request).sync == SyncState::confirmed);
  two.b.replica->act(two.request, "submit", {}, nullptr).take();
  two.b.sync();
  // Now the text is the one that was seen. What is missing is another matter.
  REQUIRE(two.b.replica->refusals().size() == 1);
  CHECK(two.b.replica->refusals()[0].error.code == "incomplete");
}

TEST_CASE("a record made and sent on offline goes through in one sync") {
  TwoPeople two;
  const Uuid id = two.a.replica->create("support_request", {{"title", text("New")}}).take();
  two.a.replica->act(id, "review", {}, nullptr).take();
  CHECK(two.a.sync().applied == 2);
  CHECK(two.a.cell(id, "state") == text("org_review"));
  const Uuid bound = two.b.replica->create("support_request", {{"title", text("Bound")}}).take();
  two.b.replica->act(bound, "submit", {}, nullptr).take();
  two.b.sync();
  // The digest of the text is the same on both sides, though the server has added cells.
  REQUIRE(two.b.replica->refusals().size() == 1);
  CHECK(two.b.replica->refusals()[0].error.code == "incomplete");
  check_whole(two.a);
}

TEST_CASE("a create that is refused keeps its words until its author gives it up") {
  TwoPeople two;
  const Uuid id = two.a.replica->create("workstream", {{"title", text("Mine")}, {"code", text("ws_mine")}}).take();
  CHECK(two.a.sync().rejected == 1);
  CHECK(two.a.cell(id, "title") == text("Mine"));
  CHECK(two.a.get(id).sync == SyncState::attention);
  const auto refusals = two.a.replica->refusals();
  REQUIRE(refusals.size() == 1);
  two.a.replica->dismiss(refusals[0].id).take();
  CHECK(two.a.replica->get(id).error().code == "not_found");
}

TEST_CASE("a planted checksum fault is found and repaired by refilling the scope") {
  TwoPeople two;
  auto& store = dynamic_cast<ReplicaImpl&>(*two.a.replica).store();
  store.db().exec("UPDATE k_support_request SET c_title = 'Wrong'");
  store.db().exec("UPDATE scope SET sum = sum + 1 WHERE name LIKE 'org:%'");
  CHECK_FALSE(two.a.replica->verify().take().ok);
  const auto totals = two.a.sync();
  CHECK(totals.complete);
  CHECK(totals.requests > 1);
  CHECK(two.a.cell(two.request, "title") == text("Title"));
  check_whole(two.a);
}

TEST_CASE("a captive portal changes nothing") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  two.a.line.spoil = [](WireReply& reply) { reply = {200, "text/html", "<html>Welcome to the hotel</html>"}; };
  CHECK(reconcile(two.a.replica->session(), two.a.line).error().code == "captive_portal");
  two.a.line.spoil = [](WireReply& reply) { reply = {302, "", ""}; };
  CHECK(reconcile(two.a.replica->session(), two.a.line).error().code == "captive_portal");
  CHECK(two.a.get(two.request).sync == SyncState::sent);
  CHECK(two.a.sync().applied == 1);
}

TEST_CASE(
    "an answer that was cut, changed in one bit at any place or packed again on its way is the line's fault, and the next one is taken") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  const auto spoilt = [&](std::function<void(WireReply&)> how) {
    two.a.line.spoil = std::move(how);
    return reconcile(two.a.replica->session(), two.a.line);
  };
  const auto is_the_line = [&](std::function<void(WireReply&)> how) {
    const auto done = spoilt(std::move(how));
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().code == "damaged_on_the_way");
    CHECK(exit_status(done.error()) == 3);
    CHECK(is_line_trouble(done.error()));
  };
  std::size_t size = 0;
  two.a.line.spoil = [&](WireReply& reply) {
    size = reply.body.size();
    reply.body.clear();
  };
  CHECK_FALSE(reconcile(two.a.replica->session(), two.a.line));
  REQUIRE(size > 40);
  for (std::size_t at = 0; at < 40; ++at) {
    is_the_line([at](WireReply& reply) { reply.body.resize(at); });
    is_the_line([at](WireReply& reply) { reply.body[at] = static_cast<char>(reply.body[at] ^ (1 << (at % 8))); });
  }
  is_the_line([](WireReply& reply) { reply.body = "\x1f\x8b\x08" + reply.body; });
  is_the_line([](WireReply& reply) { reply = {200, "application/json", reply.body, reply.proof}; });
  is_the_line([](WireReply& reply) { reply = {400, "application/problem+json", "{\"code\":\"bad_bo"}; });
  // The request that arrived there was changed too, so the server could not read it.
  for (const char* code : {"bad_body", "bad_request", "not_signed", "media_type"})
    is_the_line([code](WireReply& reply) { reply = {400, "application/problem+json", std::string(R"({"code":")") + code + "\"}"}; });
  CHECK(two.a.get(two.request).sync == SyncState::sent);
  CHECK(two.a.sync().applied == 1);
  check_whole(two.a);
}

TEST_CASE("a request that the server cannot verify is tried again once; a key that is not known there is said") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  const auto unverified = [&] {
    two.a.line.spoil = [](WireReply& reply) { reply = {401, "application/problem+json", R"({"code":"unknown_device"})"}; };
    return reconcile(two.a.replica->session(), two.a.line).error().code;
  };
  CHECK(unverified() == "damaged_on_the_way");
  CHECK(unverified() == "unknown_device");
  CHECK(two.a.sync().applied == 1);
  CHECK(unverified() == "damaged_on_the_way");
}

TEST_CASE("the replica is the same after it was closed and opened") {
  TwoPeople two;
  two.edit(two.a, "title", text("Alpha"));
  const auto cells = two.a.get(two.request).cells;
  two.a.reopen();
  CHECK(two.a.get(two.request).cells == cells);
  CHECK(two.a.replica->pending().size() == 1);
  CHECK(two.a.sync().applied == 1);
}

TEST_CASE("a server whose disk is full takes nothing and still tells what is new; what was written goes up when there is room") {
  TwoPeople two;
  two.edit(two.b, "title", text("Boubacar's"));
  two.b.sync();
  two.edit(two.a, "summary", text("Amina's"));
  two.server.store.fail_next_commit();
  const auto refused = reconcile(two.a.replica->session(), two.a.line);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "server_full");
  CHECK(two.a.cell(two.request, "title") == text("Boubacar's"));
  CHECK(two.a.cell(two.request, "summary") == text("Amina's"));
  CHECK(two.a.replica->pending().size() == 1);
  check_whole(two.a);
  two.converge();
  CHECK(two.a.replica->pending().empty());
  CHECK(two.b.cell(two.request, "summary") == text("Amina's"));
  check_whole(two.a);
}

TEST_CASE("a device that is somebody's takes nobody else's code, also where a server that was put back does not know it") {
  Server before, put_back;
  Device device(before, before.person("Amina", before.organisation("Niger"), "FP"));
  const Uuid org = put_back.organisation("Niger");
  put_back.person("Amina", org, "FP");
  const Uuid other = put_back.person("Boubacar", org, "FP");
  const auto request = device.replica->session().enrol(put_back.service->admin().enrol_code(other).take(), "laptop").take();
  const auto answer = put_back.service->enrol(decode_enrol_request(request.body).take());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "bad_proof");
}

}  // namespace dialogue::test
