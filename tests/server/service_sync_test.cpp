// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "server/service/unit_of_work/group_writer.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("A repeated change has the verdict it had, and is not applied twice") {
  Trio t;
  const Uuid id = t.draft();
  t.a->edit_seen("request", id, {{"title", text("Once")}});
  const auto lost = t.a->exchange(t.a->request());
  t.b->sync();
  t.b->edit_seen("request", id, {{"title", text("Later")}});
  t.b->sync();
  t.a->sync();
  CHECK(t.a->receipts == lost.receipts);
  CHECK(t.a->cell(id, "title") == text("Later"));
  CHECK(t.service->admin().verify().take().ok);
}

TEST_CASE("The same change id with other bytes is a clone; a missing counter is a gap; nothing is done then") {
  Trio t;
  const Uuid id = t.draft();
  t.a->edit_seen("request", id, {{"title", text("Mine")}});
  const SealedChange sent = t.a->outbox[0];
  t.a->sync();
  const auto head = t.service->head();

  auto other = decode_change(sent.bytes);
  other->cells[0].value = text("Another disk");
  auto request = t.a->request();
  request.batches = {t.a->batch_of({seal(*other)})};
  auto answer = t.a->exchange(request);
  REQUIRE(answer.error);
  CHECK(answer.error->code == "clone");
  CHECK(answer.expected == sent.counter + 1);

  other->counter = sent.counter + 2;
  request.batches = {t.a->batch_of({seal(*other)})};
  answer = t.a->exchange(request);
  REQUIRE(answer.error);
  CHECK(answer.error->code == "gap");
  CHECK(answer.expected == sent.counter + 1);
  CHECK(t.service->head() == head);

  // A new incarnation begins at one.
  t.a->incarnation = "00000000000000bb";
  t.a->counter = 0;
  t.a->edit_seen("request", id, {{"urgency", "4"}});
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
}

TEST_CASE("A batch with another signature is refused") {
  Trio t;
  t.a->create("tag", {{"name", text("x")}});
  auto request = t.a->request();
  request.batches[0].signature[3] = static_cast<char>(request.batches[0].signature[3] ^ 1);
  const auto answer = t.a->exchange(request);
  REQUIRE(answer.error);
  CHECK(answer.error->code == "bad_signature");
}

TEST_CASE("A cursor that somebody changed by a bit is refused") {
  Trio t;
  t.draft();
  const std::string good = t.a->cursor;
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto request = t.a->request();
    request.cursor[i] = static_cast<char>(request.cursor[i] ^ 4);
    const auto answer = t.a->exchange(request);
    REQUIRE(answer.error);
    CHECK(answer.error->code == "too_old");
    CHECK(answer.rows.empty());
  }
  t.a->sync();
}

TEST_CASE("With no news, request and answer are small") {
  Trio t;
  t.draft();
  t.a->sync();
  const auto request = t.a->request();
  const auto answer = t.service->sync(t.a->id, request);
  CHECK(encode(request).size() + encode(answer).size() < 300);
}

TEST_CASE("A record follows its state from one audience to the next, with its children, and leaves those who lose it") {
  Trio t;
  const Uuid officer = t.person("Olga", t.org("Secretariat", "unhcr", ""), "SC");
  const auto s = t.device(officer);
  const Uuid id = t.draft();
  const Uuid remark = t.a->create("remark", {{"parent", "\"" + id.text() + "\""}, {"words", text("Note")}});
  t.a->sync(), s->sync(), t.c->sync();
  CHECK_FALSE(s->holds(id));
  CHECK_FALSE(t.c->holds(remark));

  t.a->act("request", id, "submit");
  t.a->sync(), s->sync(), t.c->sync();
  CHECK(t.a->state(id) == "submitted");
  CHECK_FALSE(t.a->cell(id, "submitted_at").empty());
  CHECK(s->holds(id));
  CHECK(s->holds(remark));
  CHECK_FALSE(s->holds(id, 1));
  CHECK_FALSE(t.c->holds(id));

  s->act("request", id, "publish");
  s->sync(), t.a->sync(), t.c->sync();
  CHECK(t.c->holds(id));
  CHECK(t.c->holds(remark));
  CHECK_FALSE(t.c->holds(id, 1));
  CHECK(t.a->holds(id, 1));
  CHECK(t.c->cell(id, "title") == text("Title"));

  s->act("request", id, "return");
  s->sync(), t.a->sync(), t.c->sync();
  CHECK_FALSE(t.c->holds(id));
  CHECK_FALSE(t.c->holds(remark));
  CHECK_FALSE(s->holds(id));
  CHECK(t.a->holds(id));
  CHECK(t.service->admin().verify().take().findings.empty());
}

TEST_CASE("A child that came before its parent is seen once the parent is there") {
  Trio t;
  const Uuid id = Uuid::derived("tag", "early");
  const Uuid remark = t.a->create("remark", {{"parent", "\"" + id.text() + "\""}, {"words", text("First")}});
  t.a->sync(), t.c->sync();
  CHECK_FALSE(t.c->holds(remark));
  REQUIRE(t.a->create("tag", {{"name", text("early")}}) == id);
  t.a->sync(), t.c->sync();
  CHECK(t.c->holds(remark));
}

TEST_CASE("An act holds only against the state and the words that its actor saw") {
  Trio t;
  const Uuid id = t.draft();
  t.b->act("request", id, "submit");
  t.a->edit_seen("request", id, {{"title", text("Changed")}});
  t.a->sync();
  t.b->sync();
  CHECK(t.b->only().verdict == Verdict::rejected);
  CHECK(t.b->only().error->code == "text_changed");
  t.b->act("request", id, "submit");
  t.a->edit_seen("request", id, {{"internal_note", text("Unbound")}});
  t.a->sync(), t.b->sync();
  CHECK(t.b->only().verdict == Verdict::applied);
  t.a->act("request", id, "submit");
  t.a->sync();
  CHECK(t.a->only().error->code == "state_changed");
  t.a->sync();
  t.a->act("request", id, "publish");
  t.a->sync();
  CHECK(t.a->only().error->code == "not_allowed");
}

TEST_CASE("A group is applied whole, or kept as one proposal, or refused when it holds an act") {
  Trio t;
  const Uuid one = t.draft(), two = t.draft();
  const auto grouped = [&](TestDevice& device, const Uuid& record, const Path& path, const Raw& value, std::uint64_t saw, const Uuid& group,
                           bool end) {
    Change change;
    change.kind = "request";
    change.record = record;
    change.cells = {{path, value, static_cast<Saw>(saw)}};
    change.group = group;
    change.group_end = end;
    device.seal(change);
  };
  const Uuid g1 = Uuid::derived("group", "1"), g2 = Uuid::derived("group", "2");
  grouped(*t.a, one, "title", text("A1"), t.a->seq(one), g1, false);
  grouped(*t.a, two, "title", text("A2"), t.a->seq(two), g1, true);
  t.a->sync();
  CHECK(t.a->cell(one, "title") == text("A1"));
  CHECK(t.a->cell(two, "title") == text("A2"));

  // Bob has seen neither. The second clashes, so neither is applied.
  grouped(*t.b, one, "urgency", "5", t.b->seq(one), g2, false);
  grouped(*t.b, two, "title", text("B2"), t.b->seq(two), g2, true);
  t.b->sync();
  CHECK(t.b->receipts.size() == 2);
  for (const Receipt& receipt : t.b->receipts) CHECK(receipt.verdict == Verdict::proposed);
  CHECK(t.b->cell(one, "urgency") == "2");
  REQUIRE(t.b->open_proposals().size() == 2);
  for (const Uuid& id : t.b->open_proposals()) CHECK(t.b->cell(id, "group") == "\"" + g2.text() + "\"");
  CHECK(t.service->admin().verify().take().findings.empty());
}

TEST_CASE("Who loses a grant is told which scopes to purge, and words that come after go to moderation") {
  Trio t;
  const Uuid id = t.draft();
  t.b->edit_seen("request", id, {{"title", text("Too late")}});
  for (const Uuid& grant : t.service->admin().records_of("role_grant").take()) {
    const Cells cells = t.service->admin().cells_of("role_grant", grant).take();
    if (cells.at("person") == "\"" + t.bob.text() + "\"") REQUIRE(t.service->admin().revoke_grant(grant).ok());
  }
  t.b->sync();
  CHECK(t.b->only().verdict == Verdict::parked);
  CHECK(t.b->only().error->code == "access_ended");
  CHECK_FALSE(t.b->holds(id));
  for (const auto& [key, facet] : t.b->base) CHECK(t.b->kinds.at(key.first) != "request");
  bool moderated = false;
  for (const auto& [key, facet] : t.b->base) moderated = moderated || t.b->kinds.at(key.first) == "moderation_item";
  CHECK(moderated);
  t.a->sync();
  CHECK(t.a->cell(id, "title") == text("Title"));
}

TEST_CASE("A thin page takes several requests and ends at the same place") {
  Trio t;
  for (int i = 0; i < 300; ++i) t.a->create("tag", {{"name", text("tag " + std::to_string(i))}, {"words", text(std::string(300, 'w'))}});
  t.a->sync();
  t.c->page = 16 << 10;
  t.c->sync();
  CHECK(t.c->pages > 4);
  CHECK(t.c->sums_agree);
  int tags = 0;
  for (const auto& [key, facet] : t.c->base) tags += t.c->kinds.at(key.first) == "tag" ? 1 : 0;
  CHECK(tags == 300);
}

TEST_CASE("What changed while a device was walking the feed comes complete, in several pages too") {
  Trio t;
  const auto many = [&](const std::string& name, int n) {
    std::vector<Uuid> out;
    for (int i = 0; i < n; ++i)
      out.push_back(t.a->create("tag", {{"name", text(name + std::to_string(i))}, {"words", text(std::string(300, 'w'))}}));
    t.a->sync();
    return out;
  };
  const auto early = many("early ", 20);
  t.b->sync();
  t.a->edit_seen("tag", early[0], {{"words", text("second")}});
  many("middle ", 150);
  for (const auto& id : early) t.a->edit_seen("tag", id, {{"colour", text("blue")}});
  many("late ", 20);
  for (TestDevice* device : {t.b.get(), t.c.get()}) {
    device->page = 16 << 10;
    device->sync();
    CHECK(device->pages > 2);
    CHECK(device->cell(early[0], "words") == text("second"));
    CHECK(device->cell(early[1], "words") == text(std::string(300, 'w')));
  }
}

namespace {

/// A published request of Ann's with many remarks of hers: each in her own scope and in everybody's. `anew` is a device of hers that has
/// nothing.
struct Remarks : Trio {
  Remarks() : officer(person("Olga", org("Secretariat", "unhcr", ""), "SC")), desk(device(officer)), request(draft()) {
    for (int i = 0; i < 300; ++i)
      ids.push_back(a->create("remark", {{"parent", "\"" + request.text() + "\""}, {"words", text(std::string(150, 'w'))}}));
    a->act("request", request, "submit");
    a->sync(), desk->sync();
    desk->act("request", request, "publish");
    desk->sync(), a->sync();
    anew = device(ann);
    anew->page = 16 << 10;
  }
  /// One page; how many rows it has of remarks.
  std::size_t page() {
    const auto answer = anew->exchange(anew->request());
    anew->take(answer);
    more = answer.more;
    return static_cast<std::size_t>(
        std::count_if(answer.rows.begin(), answer.rows.end(), [](const Row& row) { return row.kind == "remark"; }));
  }

  Uuid officer;
  std::unique_ptr<TestDevice> desk, anew;
  Uuid request;
  std::vector<Uuid> ids;
  bool more = true;
};

}  // namespace

TEST_CASE("A first walk sends a record that lies in several scopes once") {
  Remarks t;
  std::size_t rows = 0, pages = 0;
  for (; t.more; ++pages) rows += t.page();
  CHECK(pages > 3);
  CHECK(rows == t.ids.size());
  CHECK(t.anew->sums_agree);
  CHECK(t.anew->differences().empty());
}

TEST_CASE("What left a scope before a first walk came to it is taken from it, also when another scope's row had told of both") {
  Remarks t;
  t.page();
  t.page();
  t.desk->act("request", t.request, "return");
  t.desk->sync();
  t.anew->sync();
  CHECK(t.anew->sums_agree);
  CHECK(t.anew->differences().empty());
}

TEST_CASE("A scope that is given while a first walk goes on comes complete") {
  Remarks t;
  t.page();
  t.page();
  t.a->edit_seen("remark", t.ids[0], {{"words", text("second")}});
  t.a->sync();
  t.service->admin().grant(t.ann, "SC", "all", "").take();
  t.anew->sync();
  CHECK(t.anew->sums_agree);
  CHECK(t.anew->differences().empty());
  CHECK(t.anew->cell(t.ids[0], "words") == text("second"));
}

TEST_CASE("A refilled scope comes again whole, also where another scope holds the same") {
  Trio t;
  const Uuid id = t.draft();
  t.a->base.at({id, 0}).cells["title"] = text("Rotten");
  auto request = t.a->request();
  for (const auto& [scope, name] : t.a->names)
    if (name == "org:" + t.org_a.text()) request.refill.push_back(scope);
  REQUIRE(request.refill.size() == 1);
  t.a->take(t.a->exchange(request));
  t.a->sync();
  CHECK(t.a->cell(id, "title") == text("Title"));
}

TEST_CASE("A scope that only the device knows is let go when it is asked for again") {
  Trio t;
  auto request = t.a->request();
  request.refill.push_back(9999);
  const auto answer = t.a->exchange(request);
  CHECK(answer.left == std::vector<ScopeId>{9999});
}

TEST_CASE("A revoked device is told so, and an unknown one nothing") {
  Trio t;
  REQUIRE(t.service->admin().revoke_device(t.b->id).ok());
  auto answer = t.b->exchange(t.b->request());
  CHECK(answer.error->code == "revoked");
  CHECK(t.service->device_key(t.b->id)->revoked);
  answer = t.service->sync(Uuid::derived("x", "y"), t.b->request());
  CHECK(answer.error->code == "unknown_device");
}

TEST_CASE("History shows what followed one's entry, field by field") {
  Trio t;
  const Uuid id = t.draft();
  t.b->edit_seen("request", id, {{"title", text("Better")}});
  t.b->sync();
  const auto json = t.service->history_json(t.a->id, id);
  REQUIRE(json.ok());
  CHECK(json->find("\"field\":\"title\",\"from\":\"Title\",\"to\":\"Better\"") != std::string::npos);
  CHECK(json->find("Bob") != std::string::npos);
  CHECK(t.service->history_json(t.c->id, id).error().code == "not_available");
}

TEST_CASE("A code enrols one device, again when it repeats, and no other") {
  Trio t;
  const auto code = t.service->admin().enrol_code(t.ann).take();
  CHECK(code.size() == 26);
  const auto enrol = [&](const std::string& typed, const Uuid& device, Ed25519Signer& key) {
    EnrolRequest request;
    request.code = typed;
    request.device = device;
    const auto public_key = key.public_key();
    request.key.assign(public_key.begin(), public_key.end());
    request.proof = raw(key.sign(request.code + request.key));
    const auto answer = t.service->enrol(request);
    return answer.error ? answer.error->code : std::string("ok");
  };
  Ed25519Signer one(std::string(32, 'a')), two(std::string(32, 'b'));
  const Uuid d1 = Uuid::derived("d", "1"), d2 = Uuid::derived("d", "2");
  std::string wrong = code;
  wrong[5] = wrong[5] == '7' ? '8' : '7';
  CHECK(enrol(wrong, d1, one) == "bad_code");
  std::string spaced = code.substr(0, 13) + "-" + code.substr(13);
  CHECK(enrol(spaced, d1, one) == "ok");
  CHECK(enrol(code, d1, one) == "ok");
  CHECK(enrol(code, d2, two) == "used_code");
  const auto late = t.service->admin().enrol_code(t.ann).take();
  t.clock.now += 25 * 3'600'000;
  CHECK(enrol(late, d2, two) == "expired_code");
}

TEST_CASE("A commit that fails gives no receipt") {
  Trio t;
  t.a->create("tag", {{"name", text("x")}});
  t.memory->fail_next_commit();
  const auto answer = t.a->exchange(t.a->request());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "server_full");
  CHECK(answer.receipts.empty());
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
}

TEST_CASE("A full disk refuses what waits for the writer, and lets the next in") {
  MemoryServerStore store(small_domain());
  bool ended = false;
  GroupWriter writer(store, [&](const Error&) { ended = true; });
  const auto change = [&] { return writer.run([&] { store.set_meta("a", "1"); }); };
  store.fail_next_commit();
  CHECK(change().error().code == "disk_full");
  CHECK(change().ok());
  CHECK_FALSE(ended);
}
