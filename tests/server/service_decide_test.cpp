// SPDX-License-Identifier: Apache-2.0
// docs/PROTOCOL.md §3, line by line: what becomes of an edit whose author had or had not seen the current value.
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// Ann's and Bob's words against each other. Ann's edit arrives first; Bob's was made without having seen it.
struct Clash : Trio {
  Uuid id = draft();
  Receipt after(std::vector<std::pair<Path, Raw>> anns, std::vector<std::pair<Path, Raw>> bobs) {
    a->edit_seen("request", id, std::move(anns));
    b->edit_seen("request", id, std::move(bobs));
    a->sync();
    b->sync();
    const Receipt out = b->only();
    a->sync();
    CHECK(a->base.at({id, 0}).cells == b->base.at({id, 0}).cells);
    CHECK(service->admin().verify().take().findings == std::vector<std::string>{});
    return out;
  }
};

std::string summary(const TestDevice& device, const Uuid& id) { return json::unquote(device.cell(id, "summary")).value_or(""); }

}  // namespace

TEST_CASE("The same new value twice is no clash") {
  Clash t;
  CHECK(t.after({{"title", text("Alpha")}}, {{"title", text("Alpha")}}).verdict == Verdict::applied);
  CHECK(t.b->open_proposals().empty());
}

TEST_CASE("Different fields never clash") {
  Clash t;
  CHECK(t.after({{"title", text("Alpha")}}, {{"urgency", "3"}}).verdict == Verdict::applied);
  CHECK(t.a->cell(t.id, "urgency") == "3");
  CHECK(t.a->cell(t.id, "title") == text("Alpha"));
}

TEST_CASE("A value that its author had not seen is not replaced; the new one is kept beside it for both to see") {
  Clash t;
  const Receipt receipt = t.after({{"title", text("Alpha")}, {"urgency", "3"}}, {{"title", text("Beta")}, {"areas[assets]", "true"}});
  CHECK(receipt.verdict == Verdict::proposed);
  CHECK(receipt.proposed == std::vector<Path>{"title"});
  CHECK(t.b->cell(t.id, "title") == text("Alpha"));
  CHECK(t.b->cell(t.id, "areas[assets]") == "true");
  REQUIRE(t.a->open_proposals() == std::vector<Uuid>{receipt.proposal});
  CHECK(t.a->cell(receipt.proposal, "proposed") == text("Beta"));
  CHECK(t.a->cell(receipt.proposal, "base") == text("Title"));
  CHECK(t.a->cell(receipt.proposal, "by") == "\"" + t.bob.text() + "\"");
  t.c->sync();
  CHECK_FALSE(t.c->holds(receipt.proposal));
}

TEST_CASE("Prose in different paragraphs is merged, in the same one kept beside") {
  Clash t;
  CHECK(t.after({{"summary", text("One A.\n\nTwo.\n\nThree.")}}, {{"summary", text("One.\n\nTwo.\n\nThree B.")}}).verdict ==
        Verdict::applied);
  CHECK(summary(*t.a, t.id) == "One A.\n\nTwo.\n\nThree B.");
  const Receipt again = t.after({{"summary", text("One A.\n\nTwo A.\n\nThree B.")}}, {{"summary", text("One A.\n\nTwo B.\n\nThree B.")}});
  CHECK(again.verdict == Verdict::proposed);
  CHECK(summary(*t.b, t.id) == "One A.\n\nTwo A.\n\nThree B.");
  CHECK(t.b->cell(again.proposal, "base") == text("Two."));
}

TEST_CASE("Elements of a set are added whatever was seen, and taken away only when seen") {
  Clash t;
  CHECK(t.after({{"areas[x]", "true"}}, {{"areas[y]", "true"}, {"areas[planning]", ""}}).verdict == Verdict::applied);
  CHECK(t.a->cell(t.id, "areas[x]") == "true");
  CHECK(t.a->cell(t.id, "areas[y]") == "true");
  CHECK(t.a->cell(t.id, "areas[planning]").empty());
  // Ann adds it again while Bob, who had seen the first one, takes it away.
  t.a->edit_seen("request", t.id, {{"areas[y]", ""}});
  t.a->sync();
  t.a->edit_seen("request", t.id, {{"areas[y]", "true"}});
  t.b->edit_seen("request", t.id, {{"areas[y]", ""}});
  t.a->sync();
  t.b->sync();
  CHECK(t.b->only().verdict == Verdict::applied);
  CHECK(t.b->cell(t.id, "areas[y]") == "true");
}

TEST_CASE("A part that somebody worked on is not taken away by who had not seen that") {
  Clash t;
  CHECK(t.after({{"need_line[p].quantity", "6"}}, {{"need_line[p]", ""}}).verdict == Verdict::proposed);
  CHECK(t.a->cell(t.id, "need_line[p]") == text("b"));
  CHECK(t.after({{"need_line[q]", ""}}, {{"need_line[q].quantity", "9"}}).verdict == Verdict::proposed);
  CHECK(t.a->cell(t.id, "need_line[q]").empty());
}

TEST_CASE("Who edits a part and then takes it away clashes with nobody") {
  Clash t;
  CHECK(t.after({{"title", text("Alpha")}}, {{"need_line[p].quantity", "6"}, {"need_line[p]", ""}}).verdict == Verdict::applied);
  CHECK(t.a->cell(t.id, "need_line[p]").empty());
  CHECK(t.a->open_proposals().empty());
}

TEST_CASE("New parts and new orders of parts: the last arrival wins") {
  Clash t;
  CHECK(t.after({{"need_line[n]", text("d")}, {"need_line[q]", text("a")}}, {{"need_line[m]", text("d")}, {"need_line[q]", text("e")}})
            .verdict == Verdict::applied);
  CHECK(t.a->cell(t.id, "need_line[q]") == text("e"));
  CHECK(t.a->cell(t.id, "need_line[m]") == text("d"));
}

TEST_CASE("Nobody's edit is dropped by a delete, nor a delete by an edit") {
  {
    Clash t;
    CHECK(t.after({{"title", text("Alpha")}}, {{"_deleted", "true"}}).verdict == Verdict::proposed);
    CHECK(t.a->cell(t.id, "_deleted").empty());
    CHECK(t.a->open_proposals().size() == 1);
  }
  Clash t;
  const Receipt receipt = t.after({{"_deleted", "true"}}, {{"title", text("Beta")}});
  CHECK(receipt.verdict == Verdict::proposed);
  CHECK(t.a->cell(t.id, "_deleted") == "true");
  // Taking the proposed words brings the record back.
  t.a->act("proposal", receipt.proposal, "settle", {{"take", text("proposed")}});
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::applied);
  CHECK(t.a->cell(t.id, "_deleted").empty());
  CHECK(t.a->cell(t.id, "title") == text("Beta"));
}

TEST_CASE("An edit on top of one's own unanswered edit is no clash with oneself") {
  Clash t;
  t.a->edit_seen("request", t.id, {{"title", text("First")}});
  t.a->edit("request", t.id, {{"title", text("Second"), -static_cast<Saw>(t.a->counter)}});
  t.a->edit("request", t.id, {{"title", text("Third"), -static_cast<Saw>(t.a->counter)}});
  t.a->sync();
  CHECK(t.a->cell(t.id, "title") == text("Third"));
  REQUIRE(t.a->only().count == 3);
}

TEST_CASE("An edit on top of one's own proposal replaces that") {
  Clash t;
  t.a->edit_seen("request", t.id, {{"title", text("Ann")}});
  t.b->edit_seen("request", t.id, {{"title", text("Bob 1")}});
  t.b->edit("request", t.id, {{"title", text("Bob 2"), -static_cast<Saw>(t.b->counter)}});
  t.a->sync();
  t.b->sync();
  REQUIRE(t.b->open_proposals().size() == 1);
  CHECK(t.b->cell(t.b->open_proposals()[0], "proposed") == text("Bob 2"));
  CHECK(t.b->cell(t.id, "title") == text("Ann"));
}

TEST_CASE("It replaces what was proposed for that cell alone, not the other words of the same change") {
  Clash t;
  t.a->edit_seen("request", t.id, {{"title", text("Ann")}, {"urgency", "1"}});
  t.b->edit_seen("request", t.id, {{"title", text("Bob")}, {"urgency", "3"}});
  t.b->edit("request", t.id, {{"urgency", "4", -static_cast<Saw>(t.b->counter)}});
  t.a->sync();
  t.b->sync();
  std::set<Raw> open;
  for (const Uuid& proposal : t.b->open_proposals()) open.insert(t.b->cell(proposal, "proposed"));
  CHECK(open == std::set<Raw>{text("Bob"), "4"});
}

TEST_CASE("An edit on top of one's own merged prose takes in what the merge brought") {
  Clash t;
  t.a->edit_seen("request", t.id, {{"summary", text("One A.\n\nTwo.\n\nThree.")}});
  t.b->edit_seen("request", t.id, {{"summary", text("One.\n\nTwo.\n\nThree B.")}});
  t.b->edit("request", t.id, {{"summary", text("One.\n\nTwo.\n\nThree B again."), -static_cast<Saw>(t.b->counter)}});
  t.a->sync();
  t.b->sync();
  CHECK(summary(*t.b, t.id) == "One A.\n\nTwo.\n\nThree B again.");
  CHECK(t.b->open_proposals().empty());
}

TEST_CASE("A proposal ends when somebody writes just that, and when its author takes what stands") {
  Clash t;
  t.after({{"title", text("Alpha")}}, {{"title", text("Beta")}});
  REQUIRE(t.a->open_proposals().size() == 1);
  t.a->edit_seen("request", t.id, {{"title", text("Beta")}});
  t.a->sync();
  CHECK(t.a->open_proposals().empty());
  t.after({{"title", text("Gamma")}}, {{"title", text("Delta")}});
  REQUIRE(t.b->open_proposals().size() == 1);
  t.b->edit_seen("request", t.id, {{"title", text("Gamma")}});
  t.b->sync();
  CHECK(t.b->open_proposals().empty());
}

TEST_CASE("A settlement takes the proposed, the current or a new value; one that comes too late becomes a proposal itself") {
  Clash t;
  const Receipt first = t.after({{"title", text("Alpha")}}, {{"title", text("Beta")}});
  t.a->sync();
  t.b->sync();
  t.a->act("proposal", first.proposal, "settle", {{"take", text("proposed")}});
  t.b->act("proposal", first.proposal, "settle", {{"take", text("value")}, {"value", text("Gamma")}});
  t.a->sync();
  CHECK(t.a->cell(t.id, "title") == text("Beta"));
  CHECK(t.a->state(first.proposal) == "settled");
  t.b->sync();
  CHECK(t.b->only().verdict == Verdict::proposed);
  REQUIRE(t.b->open_proposals().size() == 1);
  CHECK(t.b->cell(t.b->open_proposals()[0], "proposed") == text("Gamma"));
  t.a->sync();
  t.a->act("proposal", t.a->open_proposals().at(0), "settle", {{"take", text("current")}});
  t.a->sync();
  CHECK(t.a->cell(t.id, "title") == text("Beta"));
  CHECK(t.a->open_proposals().empty());
}

TEST_CASE("Two offline creates of the same thing meet as edits of one record") {
  Trio t;
  const Uuid id = t.a->create("tag", {{"name", text("asylum")}, {"colour", text("blue")}});
  const Uuid same = t.c->create("tag", {{"name", text("asylum")}, {"colour", text("red")}});
  REQUIRE(id == same);
  t.a->sync();
  t.c->sync();
  CHECK(t.c->only().verdict == Verdict::proposed);
  CHECK(t.c->cell(id, "colour") == text("blue"));
  t.a->sync();
  CHECK(t.a->base.at({id, 0}).cells == t.c->base.at({id, 0}).cells);
}

TEST_CASE("Refused as a whole: what may not be seen, may not be changed, has not the form") {
  Trio t;
  const Uuid id = t.draft();
  const auto refusal = [&](TestDevice& device) {
    device.sync();
    const Receipt receipt = device.only();
    CHECK(receipt.verdict == Verdict::rejected);
    return receipt.error ? receipt.error->code : "";
  };
  t.c->edit("request", id, {{"title", text("Mine"), 0}});
  CHECK(refusal(*t.c) == "not_available");
  t.c->edit("request", Uuid::derived("x", "unknown"), {{"title", text("Mine"), 0}});
  CHECK(refusal(*t.c) == "not_available");
  t.a->edit_seen("request", id, {{"title", text(std::string(400, 'x'))}});
  CHECK(refusal(*t.a) == "too_long");
  t.a->edit_seen("request", id, {{"urgency", text("high")}});
  CHECK(refusal(*t.a) == "wrong_type");
  t.a->edit_seen("request", id, {{"ref_no", text("REQ-1")}});
  CHECK(refusal(*t.a) == "not_editable");
  t.a->edit_seen("request", id, {{"bad path[", text("x")}});
  CHECK(refusal(*t.a) == "unknown_field");
  const Uuid untitled = t.a->create("request", {{"urgency", "1"}});
  CHECK(refusal(*t.a) == "incomplete");
  CHECK(t.a->seq(untitled) == 0);
}

TEST_CASE("What a newer program sends is parked, not lost") {
  Trio t;
  const Uuid id = t.draft();
  t.a->edit_seen("request", id, {{"mood", text("good")}});
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::parked);
  t.a->edit("dream", Uuid::derived("x", "y"), {{"title", text("x"), 0}}, true);
  t.a->sync();
  CHECK(t.a->only().verdict == Verdict::parked);
  CHECK(t.service->admin().stats().take().parked == 2);
}

TEST_CASE("Who makes anew, word for word, what was deleted meanwhile is not told that it is there, it is proposed that it comes back") {
  Trio t;
  const std::vector<std::pair<Path, Raw>> words{{"name", text("Camps")}, {"colour", text("red")}};
  const Uuid tag = t.a->create("tag", words);
  t.a->sync();
  t.a->edit_seen("tag", tag, {{"_deleted", "true"}});
  t.a->sync();
  REQUIRE(t.a->only().verdict == Verdict::applied);
  SECTION("by a colleague who has heard of neither") {
    CHECK(t.b->create("tag", words) == tag);
    t.b->sync();
    const Receipt receipt = t.b->only();
    CHECK(receipt.verdict == Verdict::proposed);
    CHECK(receipt.proposed == std::vector<Path>{Path("_deleted")});
    t.a->sync();
    REQUIRE(t.a->open_proposals() == std::vector<Uuid>{receipt.proposal});
    t.a->act("proposal", receipt.proposal, "settle", {{"take", text("proposed")}});
    t.a->sync(), t.b->sync();
    CHECK(t.a->cell(tag, "_deleted").empty());
    CHECK(t.b->cell(tag, "_deleted").empty());
    CHECK(t.b->cell(tag, "colour") == text("red"));
  }
  SECTION("with other words") {
    t.b->create("tag", {{"name", text("Camps")}, {"colour", text("blue")}});
    t.b->sync();
    CHECK(t.b->only().proposed == std::vector<Path>{"colour"});
  }
}
