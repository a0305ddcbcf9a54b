// SPDX-License-Identifier: Apache-2.0
// A text that two people changed at once, as its users meet it: proposals by paragraph, settled one by one.
#include "shared/wire/json.h"
#include "tests/client/office.h"

namespace dialogue::test {

namespace {

/// Both know a text of four paragraphs.
struct SharedText : Office {
  Uuid id = request(a, "Interviews");

  SharedText() {
    write(a, "One.\n\nTwo.\n\nThree.\n\nFour.");
    meet();
  }
  void meet() {
    for (int i = 0; i < 2; ++i) a.sync(), b.sync();
    check_whole(a);
    check_whole(b);
  }
  void write(Device& who, const std::string& words) { who.replica->edit(id, {{"summary", text(words)}}, nullptr).take(); }
  std::string summary(Device& who) { return json::unquote(who.cell(id, "summary")).value_or(""); }
};

}  // namespace

TEST_CASE("Two people change one text offline: each place at odds is listed with its words, and settled alone, offline too") {
  SharedText t;
  t.write(t.a, "One A.\n\nTwo.\n\nThree A.\n\nFour A.");
  t.write(t.b, "One B.\n\nTwo B.\n\nThree.\n\nFour B.");
  t.meet();
  CHECK(t.summary(t.b) == "One A.\n\nTwo B.\n\nThree A.\n\nFour A.");
  auto open = t.b.replica->proposals();
  REQUIRE(open.size() == 2);
  if (open[0].paragraph > open[1].paragraph) std::swap(open[0], open[1]);
  CHECK(open[0].paragraph == 1);
  CHECK(open[0].field == "summary");
  CHECK(open[0].base == text("One."));
  CHECK(open[0].current == text("One A."));
  CHECK(open[0].proposed == text("One B."));
  CHECK(open[1].paragraph == 4);
  // Both are settled without a line between them.
  REQUIRE(t.b.replica->settle(open[0].id, "proposed", {}, &open[0].current).ok());
  REQUIRE(t.b.replica->settle(open[1].id, "value", text("Four of both."), &open[1].current).ok());
  CHECK(t.b.replica->proposals().empty());
  t.meet();
  CHECK(t.summary(t.a) == "One B.\n\nTwo B.\n\nThree A.\n\nFour of both.");
  CHECK(t.a.replica->proposals().empty());
  CHECK(t.a.replica->refusals().empty());
}

TEST_CASE("What stands beside a proposal on the page is another by now: the settlement asks again") {
  SharedText t;
  t.write(t.a, "One A.\n\nTwo.\n\nThree.\n\nFour.");
  t.write(t.b, "One B.\n\nTwo.\n\nThree.\n\nFour.");
  t.meet();
  const Raw shown = t.b.replica->proposals().at(0).current;
  t.write(t.a, "Zero.\n\nOne A, later.\n\nTwo.\n\nThree.\n\nFour.");
  t.meet();
  const auto open = t.b.replica->proposals().at(0);
  CHECK(open.paragraph == 2);
  CHECK(open.current == text("One A, later."));
  const auto refused = t.b.replica->settle(open.id, "proposed", {}, &shown);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "text_changed");
}

TEST_CASE("a page that shows own words over others' that came meanwhile has not shown these, also once the own ones wait beside") {
  SharedText t;
  t.a.replica->edit(t.id, {{"title", text("Amina's")}}, nullptr).take();
  t.write(t.a, "One A.\n\nTwo.\n\nThree.\n\nFour.");
  t.a.sync();
  // Typed while an exchange is under way that brings Amina's words.
  t.b.replica->session().begin();
  const auto asked = t.b.replica->session().next().take();
  t.b.replica->edit(t.id, {{"title", text("Boubacar's")}}, nullptr).take();
  t.write(t.b, "One B.\n\nTwo.\n\nThree.\n\nFour.");
  REQUIRE(t.b.replica->session().take(t.b.line.call(*asked).take()).ok());
  const Record page = t.b.get(t.id);
  REQUIRE(page.cells.at("title") == text("Boubacar's"));
  t.b.sync();
  t.b.replica
      ->edit(t.id, {{"title", text("Boubacar's, longer")}, {"summary", text("One B, longer.\n\nTwo.\n\nThree.\n\nFour.")}}, &page.shown)
      .take();
  t.meet();
  CHECK(t.a.cell(t.id, "title") == text("Amina's"));
  CHECK(t.summary(t.a) == "One A.\n\nTwo.\n\nThree.\n\nFour.");
  CHECK(t.a.replica->proposals().size() == 2);
}

}  // namespace dialogue::test
