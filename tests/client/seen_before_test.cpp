// SPDX-License-Identifier: Apache-2.0
// What the user of an open page had seen, when the server was put back meanwhile, or their own words were kept beside others'.
#include "tests/client/office.h"

namespace dialogue::test {

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
  office.put_back(copy);
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
  office.put_back(copy);
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
  office.put_back(copy);
  office.a.sync();
  CHECK(office.a.replica->act(id, "submit", {}, &shown).error().code == "text_changed");
  const Shown now = office.a.get(id).shown;
  const auto again = office.a.replica->act(id, "submit", {}, &now);
  CHECK((again.ok() || again.error().code != "text_changed"));
}

namespace {

/// The server is what it was when the copy was made, and nobody has told anybody.
void put_back(Office& office, const MemoryServerStore& copy) { office.put_back(copy); }

void many_edits(Device& device, const Uuid& id) {
  for (int i = 0; i < 30; ++i) {
    device.replica->edit(id, {{"urgency", std::to_string(1 + i % 4)}}, nullptr).take();
    device.sync();
  }
}

}  // namespace

TEST_CASE("of two lost lives of the log, the words of neither run over the other's") {
  Office office;
  const Uuid id = office.request(office.a, "Title");
  office.a.sync();
  office.b.sync();
  const MemoryServerStore copy = office.server.store;
  many_edits(office.a, id);

  SECTION("when both come back") {
    office.a.replica->edit(id, {{"title", text("Of the first life")}}, nullptr).take();
    CHECK(office.a.sync().applied == 1);
  }
  SECTION("when one was not sent before") { office.a.replica->edit(id, {{"title", text("Of the first life")}}, nullptr).take(); }
  put_back(office, copy);
  office.b.sync();
  office.b.replica->edit(id, {{"title", text("Of the second life")}}, nullptr).take();
  CHECK(office.b.sync().applied == 1);
  put_back(office, copy);
  office.b.sync();
  REQUIRE(office.b.cell(id, "title") == text("Of the second life"));
  office.a.sync();
  office.b.sync();
  CHECK(office.a.cell(id, "title") == text("Of the second life"));
  CHECK(office.b.cell(id, "title") == text("Of the second life"));
  REQUIRE(office.b.replica->proposals().size() == 1);
  CHECK(office.b.replica->proposals()[0].proposed == text("Of the first life"));
  check_whole(office.a);
  check_whole(office.b);
}

}  // namespace dialogue::test
