// SPDX-License-Identifier: Apache-2.0
// Prose that two people changed at once: clean paragraphs of both stand, those at odds are proposals, settled one by one.
#include <algorithm>

#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

const std::string first = "One.\n\nTwo.\n\nThree.\n\nFour.";

/// A text of four paragraphs, known to both.
struct Prose : Trio {
  Uuid id = draft();
  Receipt heard;  ///< Bob's last

  Prose() { write(first); }

  void write(const std::string& text_now) {
    edit(*a, text_now);
    meet();
  }
  void edit(TestDevice& who, const std::string& words) { who.edit_seen("request", id, {{"summary", text(words)}}); }
  /// Written on top of the own change that has no answer yet.
  void go_on(TestDevice& who, const std::string& words) {
    who.edit("request", id, {{"summary", text(words), -static_cast<Saw>(who.counter)}});
  }
  void meet() {
    for (int i = 0; i < 2; ++i) {
      a->sync();
      b->sync();
      if (!b->receipts.empty()) heard = b->receipts.back();
    }
    CHECK(summary(*a) == summary(*b));
    CHECK(a->differences() == std::vector<std::string>{});
    CHECK(service->admin().verify().take().findings == std::vector<std::string>{});
  }
  /// Ann's arrives first.
  void clash(const std::string& anns, const std::string& bobs) {
    edit(*a, anns);
    edit(*b, bobs);
    meet();
  }
  std::string summary(TestDevice& who) { return json::unquote(who.cell(id, "summary")).value_or(""); }
  std::vector<Uuid> open() {
    auto out = a->open_proposals();
    std::sort(out.begin(), out.end(), [&](const Uuid& x, const Uuid& y) { return said(x, "paragraph") < said(y, "paragraph"); });
    return out;
  }
  std::string said(const Uuid& proposal, const std::string& field) {
    const Raw raw = a->cell(proposal, field);
    return raw.empty() ? "-" : raw.front() == '"' ? json::unquote(raw).value_or("?") : raw;
  }
  /// "paragraph: base / current / proposed"
  std::string told(const Uuid& proposal) {
    return said(proposal, "paragraph") + ": " + said(proposal, "base") + " / " + said(proposal, "current") + " / " +
           said(proposal, "proposed");
  }
  std::vector<std::string> all_told() {
    std::vector<std::string> out;
    for (const Uuid& proposal : open()) out.push_back(told(proposal));
    return out;
  }
  Receipt settle(TestDevice& who, const Uuid& proposal, const std::string& take, const std::string& value = "") {
    settle_offline(who, proposal, take, value);
    who.sync();
    const Receipt out = who.receipts.back();
    meet();
    return out;
  }
  void settle_offline(TestDevice& who, const Uuid& proposal, const std::string& take, const std::string& value = "") {
    std::vector<std::pair<std::string, Raw>> args{{"take", text(take)}, {"shown", who.cell(proposal, "current_seq")}};
    if (!value.empty()) args.emplace_back("value", text(value));
    who.act("proposal", proposal, "settle", args);
  }
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("Clean paragraphs of both stand at once, and taking a side changes nothing else") {
  for (const std::string take : {"proposed", "current"}) {
    Prose t;
    t.clash("One A.\n\nTwo.\n\nThree A.\n\nFour.", "One B.\n\nTwo B.\n\nThree.\n\nFour.");
    CHECK(t.heard.verdict == Verdict::proposed);
    CHECK(t.summary(*t.b) == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
    REQUIRE(t.all_told() == Told{"1: One. / One A. / One B."});
    CHECK(t.settle(*t.a, t.open()[0], take).verdict == Verdict::applied);
    CHECK(t.summary(*t.a) == (take == "proposed" ? "One B.\n\nTwo B.\n\nThree A.\n\nFour." : "One A.\n\nTwo B.\n\nThree A.\n\nFour."));
    CHECK(t.open().empty());
  }
}

TEST_CASE("Each paragraph at odds is a question of its own; each is settled alone, also offline one after the other") {
  Prose t;
  t.clash("One A.\n\nTwo A.\n\nThree.\n\nFour A.", "One B.\n\nTwo.\n\nThree B.\n\nFour B.");
  CHECK(t.summary(*t.b) == "One A.\n\nTwo A.\n\nThree B.\n\nFour A.");
  REQUIRE(t.all_told() == Told{"1: One. / One A. / One B.", "4: Four. / Four A. / Four B."});
  const auto open = t.open();
  t.settle_offline(*t.a, open[0], "proposed");
  t.settle_offline(*t.a, open[1], "value", "Four A and B.");
  t.meet();
  CHECK(t.summary(*t.b) == "One B.\n\nTwo A.\n\nThree B.\n\nFour A and B.");
  CHECK(t.open().empty());
}

TEST_CASE("Three people at one paragraph: two questions against one text, and the second stays open against the new words") {
  Prose t;
  const auto other = t.device(t.bob);
  other->sync();
  t.edit(*other, "One C.\n\nTwo.\n\nThree.\n\nFour C.");
  t.clash("One A.\n\nTwo.\n\nThree.\n\nFour.", "One B.\n\nTwo B.\n\nThree.\n\nFour.");
  other->sync();
  t.meet();
  CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree.\n\nFour C.");
  REQUIRE(t.open().size() == 2);
  const auto of = [&](const std::string& words) {
    const auto open = t.open();
    return *std::find_if(open.begin(), open.end(), [&](const Uuid& p) { return t.said(p, "proposed") == words; });
  };
  const Uuid bobs = of("One B."), others = of("One C.");
  // It was settled before the words of the first settlement were shown, so it is too late.
  t.settle_offline(*t.b, others, "proposed");
  t.settle(*t.a, bobs, "proposed");
  CHECK(t.heard.verdict == Verdict::rejected);
  REQUIRE(t.heard.error);
  CHECK(t.heard.error->code == "text_changed");
  REQUIRE(t.all_told() == Told{"1: One. / One B. / One C."});
  t.settle(*t.a, others, "current");
  CHECK(t.summary(*t.a) == "One B.\n\nTwo B.\n\nThree.\n\nFour C.");
}

TEST_CASE("An open question goes with its paragraph when the text around it changes") {
  Prose t;
  t.clash("One.\n\nTwo A.\n\nThree.\n\nFour.", "One.\n\nTwo B.\n\nThree.\n\nFour.");
  REQUIRE(t.all_told() == Told{"2: Two. / Two A. / Two B."});
  SECTION("others write before it, and take away") {
    t.write("Zero.\n\nOne, longer.\n\nTwo A.\n\nFour.");
    REQUIRE(t.all_told() == Told{"3: Two. / Two A. / Two B."});
    t.settle(*t.b, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "Zero.\n\nOne, longer.\n\nTwo B.\n\nFour.");
  }
  SECTION("the paragraph is moved") {
    t.write("One.\n\nThree.\n\nFour.\n\nTwo A.");
    REQUIRE(t.all_told() == Told{"4: Two. / Two A. / Two B."});
    t.settle(*t.b, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "One.\n\nThree.\n\nFour.\n\nTwo B.");
  }
  SECTION("the paragraph is split in two") {
    t.write("One.\n\nTwo A.\n\nThree.\n\nFour.");
    t.edit(*t.a, "One.\n\nTwo A is a long paragraph of two sentences. This is the second of them.\n\nThree.\n\nFour.");
    t.meet();
    t.write("One.\n\nTwo A is a long paragraph of two sentences.\n\nThis is the second of them.\n\nThree.\n\nFour.");
    CHECK(t.said(t.open()[0], "current") == "Two A is a long paragraph of two sentences.\n\nThis is the second of them.");
    t.settle(*t.b, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "One.\n\nTwo B.\n\nThree.\n\nFour.");
  }
  SECTION("the paragraph is taken away: nothing stands against the words, and taking them puts them back in their place") {
    t.write("One.\n\nThree.\n\nFour.");
    REQUIRE(t.all_told() == Told{"2: Two. / - / Two B."});
    t.settle(*t.b, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "One.\n\nTwo B.\n\nThree.\n\nFour.");
  }
  SECTION("somebody writes just what is proposed") {
    t.write("One.\n\nTwo B.\n\nThree.\n\nFour.");
    CHECK(t.open().empty());
  }
  SECTION("the whole text is taken away, and written anew") {
    t.a->edit_seen("request", t.id, {{"summary", ""}});
    t.meet();
    REQUIRE(t.open().size() == 1);
    CHECK(t.said(t.open()[0], "current") == "-");
    t.write("All new.");
    t.settle(*t.b, t.open()[0], "current");
    CHECK(t.summary(*t.a) == "All new.");
  }
}

TEST_CASE("One takes a paragraph away that the other rewrote, in both orders") {
  SECTION("taken away first") {
    Prose t;
    t.clash("One.\n\nThree.\n\nFour A.", "One B.\n\nTwo B.\n\nThree.\n\nFour.");
    CHECK(t.summary(*t.a) == "One B.\n\nThree.\n\nFour A.");
    REQUIRE(t.all_told() == Told{"2: Two. / - / Two B."});
    t.settle(*t.a, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "One B.\n\nTwo B.\n\nThree.\n\nFour A.");
  }
  SECTION("rewritten first") {
    Prose t;
    t.clash("One.\n\nTwo A.\n\nThree.\n\nFour A.", "One B.\n\nThree.\n\nFour.");
    CHECK(t.summary(*t.a) == "One B.\n\nTwo A.\n\nThree.\n\nFour A.");
    REQUIRE(t.all_told() == Told{"2: Two. / Two A. / -"});
    t.settle(*t.a, t.open()[0], "proposed");
    CHECK(t.summary(*t.a) == "One B.\n\nThree.\n\nFour A.");
  }
}

TEST_CASE("Who rewrites a paragraph and adds another beside it loses neither when the other's rewriting is taken") {
  Prose t;
  t.clash("One A.\n\nAdded by A.\n\nTwo.\n\nThree.\n\nFour.", "One B.\n\nTwo.\n\nThree.\n\nFour.\n\nAdded by B.");
  REQUIRE(t.all_told() == Told{"1: One. / One A. / One B."});
  t.settle(*t.b, t.open()[0], "proposed");
  CHECK(t.summary(*t.a) == "One B.\n\nAdded by A.\n\nTwo.\n\nThree.\n\nFour.\n\nAdded by B.");
}

TEST_CASE("A paragraph moved by one and rewritten by the other is rewritten where it was moved to") {
  Prose t;
  t.clash("Four.\n\nOne.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree.\n\nFour B.");
  CHECK(t.summary(*t.a) == "Four B.\n\nOne.\n\nTwo.\n\nThree.");
  CHECK(t.open().empty());
}

TEST_CASE("A text of lines is a text of paragraphs") {
  Prose t;
  t.write("one\ntwo\nthree\nfour");
  t.clash("one A\ntwo\nthree A\nfour", "one B\ntwo B\nthree\nfour");
  CHECK(t.summary(*t.a) == "one A\ntwo B\nthree A\nfour");
  REQUIRE(t.all_told() == Told{"1: one / one A / one B"});
  t.write("one A\n\ntwo B\n\nthree A\n\nfour\n\nfive");
  t.settle(*t.a, t.open()[0], "proposed");
  CHECK(t.summary(*t.a) == "one B\n\ntwo B\n\nthree A\n\nfour\n\nfive");
}

TEST_CASE("Own words that wait beside the text are replaced, taken back or left alone by what their author writes next") {
  Prose t;
  t.edit(*t.a, "One A.\n\nTwo.\n\nThree A.\n\nFour.");
  t.edit(*t.b, "One B.\n\nTwo B.\n\nThree.\n\nFour.");
  t.a->sync();
  SECTION("the verdict not heard yet: another paragraph") {
    t.go_on(*t.b, "One B.\n\nTwo B.\n\nThree.\n\nFour B.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour B.");
    CHECK(t.all_told() == Told{"1: One. / One A. / One B."});
  }
  SECTION("the verdict not heard yet: the same paragraph") {
    t.go_on(*t.b, "One B again.\n\nTwo B.\n\nThree.\n\nFour.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
    CHECK(t.all_told() == Told{"1: One. / One A. / One B again."});
  }
  SECTION("the verdict not heard yet: back to what it was") {
    t.go_on(*t.b, "One.\n\nTwo B.\n\nThree.\n\nFour.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
    CHECK(t.open().empty());
  }
  SECTION("the verdict not heard yet: what stands") {
    t.go_on(*t.b, "One A.\n\nTwo B.\n\nThree.\n\nFour.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
    CHECK(t.open().empty());
  }
  SECTION("after the verdict: another paragraph, and what was merged in stays") {
    t.meet();
    t.edit(*t.b, "One A.\n\nTwo B.\n\nThree A.\n\nFour B.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour B.");
    CHECK(t.all_told() == Told{"1: One. / One A. / One B."});
  }
  SECTION("after the verdict: the same paragraph, at odds again") {
    t.meet();
    t.clash("One AA.\n\nTwo B.\n\nThree A.\n\nFour.", "One BB.\n\nTwo B.\n\nThree A.\n\nFour.");
    CHECK(t.summary(*t.a) == "One AA.\n\nTwo B.\n\nThree A.\n\nFour.");
    CHECK(t.all_told() == Told{"1: One A. / One AA. / One BB."});
  }
  SECTION("another writes over the clean paragraph meanwhile: no clash with oneself") {
    t.b->sync();
    t.a->sync();
    t.edit(*t.a, "One A.\n\nTwo, seen and changed.\n\nThree A.\n\nFour.");
    t.a->sync();
    t.go_on(*t.b, "One B.\n\nTwo B.\n\nThree.\n\nFour B.");
    t.meet();
    CHECK(t.summary(*t.a) == "One A.\n\nTwo, seen and changed.\n\nThree A.\n\nFour B.");
    CHECK(t.all_told() == Told{"1: One. / One A. / One B."});
  }
}

TEST_CASE("An edit that came to nothing in a merge has not shown its author the rest of the text") {
  Prose t;
  t.edit(*t.a, "One X.\n\nTwo.\n\nThree A.\n\nFour.");
  t.edit(*t.b, "One X.\n\nTwo.\n\nThree.\n\nFour.");
  t.go_on(*t.b, "One X.\n\nTwo.\n\nThree.\n\nFour B.");
  t.meet();
  CHECK(t.summary(*t.a) == "One X.\n\nTwo.\n\nThree A.\n\nFour B.");
}

TEST_CASE("Of a group that clashes each paragraph that it changed waits, beside a text that stands as it is") {
  Prose t;
  t.edit(*t.a, "One A.\n\nTwo.\n\nThree A.\n\nFour.");
  t.a->edit_seen("request", t.id, {{"title", text("Alpha")}});
  t.a->sync();
  const Uuid group = Uuid::derived("x", "group");
  const auto member = [&](std::vector<CellEdit> cells, bool end) {
    Change change;
    change.kind = "request";
    change.record = t.id;
    change.cells = std::move(cells);
    change.group = group;
    change.group_end = end;
    change.epoch = t.b->epoch;
    t.b->seal(change);
  };
  const auto saw = static_cast<Saw>(t.b->seq(t.id));
  member({{"title", text("Beta"), saw}}, false);
  member({{"summary", text("One B.\n\nTwo B.\n\nThree.\n\nFour."), saw}}, true);
  t.meet();
  CHECK(t.summary(*t.a) == "One A.\n\nTwo.\n\nThree A.\n\nFour.");
  REQUIRE(t.open().size() == 3);
  CHECK(t.told(t.open()[1]) == "1: One. / One A. / One B.");
  CHECK(t.told(t.open()[2]) == "2: Two. / Two. / Two B.");
  t.settle(*t.a, t.open()[2], "proposed");
  CHECK(t.summary(*t.a) == "One A.\n\nTwo B.\n\nThree A.\n\nFour.");
}

TEST_CASE("A settlement with new words that comes too late is a question at the same paragraph") {
  Prose t;
  t.clash("One.\n\nTwo A.\n\nThree.\n\nFour.", "One.\n\nTwo B.\n\nThree.\n\nFour.");
  const Uuid proposal = t.open()[0];
  t.settle_offline(*t.b, proposal, "value", "Two by both.");
  t.settle_offline(*t.a, proposal, "proposed");
  t.edit(*t.a, "Zero.\n\nOne.\n\nTwo A.\n\nThree.\n\nFour.");
  t.a->sync();
  t.b->sync();
  CHECK(t.b->receipts.back().verdict == Verdict::proposed);
  t.meet();
  REQUIRE(t.all_told().size() == 1);
  CHECK(t.said(t.open()[0], "proposed") == "Two by both.");
  CHECK(t.said(t.open()[0], "current") == "Two B.");
  t.settle(*t.a, t.open()[0], "proposed");
  CHECK(t.summary(*t.b) == "Zero.\n\nOne.\n\nTwo by both.\n\nThree.\n\nFour.");
}

TEST_CASE("A deleted record's text is a question as a whole, and settling it takes nothing back that stands") {
  Prose t;
  t.a->edit_seen("request", t.id, {{"_deleted", "true"}});
  t.edit(*t.b, "One B.\n\nTwo.\n\nThree.\n\nFour.");
  t.a->sync();
  t.b->sync();
  t.a->sync();
  REQUIRE(t.open().size() == 1);
  CHECK(t.said(t.open()[0], "paragraph") == "-");
  const Uuid proposal = t.open()[0];
  t.a->edit("request", t.id, {{"_deleted", "", static_cast<Saw>(t.a->seq(t.id))}});
  t.a->sync();
  t.write("One.\n\nTwo A.\n\nThree.\n\nFour.");
  t.a->act("proposal", proposal, "settle", {{"take", text("proposed")}, {"shown", std::to_string(t.a->seq(t.id))}});
  t.meet();
  CHECK(t.summary(*t.b) == "One B.\n\nTwo A.\n\nThree.\n\nFour.");
}
