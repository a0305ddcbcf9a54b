// SPDX-License-Identifier: Apache-2.0
#include "sync/saw.h"
#include "tests/catch.h"
#include "tests/unit/sync/device.h"

namespace dialogue::test {

using Waiting = std::vector<std::string>;

TEST_CASE("edits of a record that was not sent yet become part of its creation") {
  DeviceOnPaper device;
  const Uuid id = device.create({{"title", "\"a\""}});
  device.edit(id, {{"title", "\"b\""}, {"tags[x]", "true"}});
  device.edit(id, {{"tags[x]", ""}, {"made", "\"here\""}});
  CHECK(device.waiting() == Waiting{"new title=\"b\"@0 made=\"here\"@0"});
  CHECK(device.cell(id, "state") == "\"draft\"");
  CHECK(device.store.head(id)->sync == SyncState::local);
}

TEST_CASE("edits of one record fold, and each cell keeps what its author saw first") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  CHECK(device.edit(id, {{"title", "\"b\""}}).empty());
  const Shown later{{9, 0}};
  CHECK(device.edit(id, {{"title", "\"c\""}, {"words", "\"w\""}}, &later).empty());
  CHECK(device.waiting() == Waiting{"title=\"c\"@5 words=\"w\"@9"});
}

TEST_CASE("an edit back to what the server has leaves nothing to send") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  device.edit(id, {{"title", "\"b\""}});
  device.edit(id, {{"title", "\"a\""}});
  CHECK(device.waiting().empty());
  CHECK(device.cell(id, "title") == "\"a\"");
  CHECK(device.store.head(id)->sync == SyncState::confirmed);
  CHECK(device.store.under(*device.store.head(id)).empty());
}

TEST_CASE("folding does not cross an act, a deletion or a sealed change") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5), other = device.given({{"title", "\"o\""}}, 6);
  device.edit(id, {{"words", "\"1\""}});
  CHECK(device.act(other, "keep").empty());
  device.edit(id, {{"words", "\"2\""}});
  REQUIRE(device.waiting().size() == 3);
  const auto first = device.store.waiting()[0];
  CHECK(local_id(device.store.waiting()[2].change.cells[0].saw) == first.id);
  device.session.begin();
  const auto request = device.next();
  REQUIRE(request.batches.size() == 1);
  REQUIRE(request.batches[0].changes.size() == 3);
  CHECK(decode_change(request.batches[0].changes[2].bytes).take().cells[0].saw == -1);
  device.edit(id, {{"words", "\"3\""}});
  CHECK(device.waiting().back() == "words=\"3\"@-3");
  device.edit(id, {{"_deleted", "true"}});
  device.edit(id, {{"_deleted", ""}});
  device.edit(id, {{"title", "\"t\""}});
  CHECK(device.waiting().size() == 7);
}

TEST_CASE("who deletes has seen the remarks here, but not a change that the page did not show") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  const auto news = [&](std::uint64_t note, std::uint64_t remark, bool more) {
    SyncResponse answer;
    Uuid child;
    child.bytes[15] = 99;
    answer.rows = {{"note", id, 0, note, false, {{"title", "\"b\""}}, {}, {}},
                   {"remark", child, 0, remark, true, {{"on", '"' + id.text() + '"'}}, {1}, {}}};
    answer.cursor = "c" + std::to_string(remark);
    answer.more = more;
    device.session.begin();
    device.next();
    device.take(answer).take();
  };
  const auto deleted = [&](const Shown* shown) {
    CHECK(device.edit(id, {{"_deleted", "true"}}, shown).empty());
    const auto out = device.waiting();
    REQUIRE(out.size() == 1);
    CHECK(device.recall(device.store.waiting()[0].id).empty());
    return out[0];
  };
  const Shown page{{5, 0}};
  news(7, 9, false);
  CHECK(deleted(&page) == "_deleted=true@5");
  CHECK(deleted(nullptr) == "_deleted=true@9");
  const Shown later{{7, 0}};
  CHECK(deleted(&later) == "_deleted=true@9");
  // A change of the note itself may still be on its way.
  news(8, 12, true);
  CHECK(deleted(nullptr) == "_deleted=true@8");
}

TEST_CASE("a waiting act locks what it binds and nothing else, until it is recalled") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  CHECK(device.act(id, "send").empty());
  CHECK(device.edit(id, {{"title", "\"b\""}}) == "locked");
  CHECK(device.edit(id, {{"words", "\"w\""}}).empty());
  CHECK(device.act(id, "keep") == "locked");
  CHECK(device.recall(device.store.waiting()[0].id).empty());
  CHECK(device.edit(id, {{"title", "\"b\""}}).empty());
}

TEST_CASE("a recalled change uncovers what lay under it; a recalled creation takes all with it") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  device.edit(id, {{"title", "\"b\""}});
  device.act(id, "keep");
  device.edit(id, {{"title", "\"c\""}});
  const auto waiting = device.store.waiting();
  device.recall(waiting[2].id);
  CHECK(device.cell(id, "title") == "\"b\"");
  device.edit(id, {{"title", "\"d\""}});
  device.recall(waiting[0].id);
  CHECK(device.cell(id, "title") == "\"d\"");
  CHECK(device.waiting() == Waiting{"keep", "title=\"d\"@5"});
  const Uuid fresh = device.create({{"title", "\"n\""}});
  device.act(fresh, "keep");
  device.edit(fresh, {{"words", "\"w\""}});
  device.recall(device.store.waiting_of(fresh)[0].id);
  CHECK_FALSE(device.store.head(fresh));
  CHECK(device.store.waiting_of(fresh).empty());
}

TEST_CASE("what is sent cannot be recalled") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  device.edit(id, {{"title", "\"b\""}});
  device.session.begin();
  device.next();
  CHECK(device.recall(device.store.waiting()[0].id) == "already_sent");
  CHECK(device.store.head(id)->sync == SyncState::sent);
}

TEST_CASE("a refused verb changes nothing") {
  DeviceOnPaper device;
  const Uuid id = device.given({{"title", "\"a\""}}, 5);
  CHECK(device.edit(id, {{"words", "\"w\""}, {"title", "7"}}) == "wrong_type");
  CHECK(device.edit(id, {{"made", "\"x\""}}) == "not_editable");
  CHECK(device.edit(id, {{"nothing", "\"x\""}}) == "unknown_field");
  CHECK(device.edit(Uuid{}, {{"title", "\"x\""}}) == "not_found");
  CHECK(device.act(id, "fly") == "unknown_act");
  CHECK(device.waiting().empty());
  CHECK(device.cell(id, "words").empty());
}

TEST_CASE("nothing is made without what none of its kind is made without, and no unsent one loses it") {
  DeviceOnPaper device;
  const Uuid note = device.given({{"title", "\"a\""}}, 5);
  const Kind& remark = *notes().kind("remark");
  const std::pair<Path, Raw> on{"on", '"' + note.text() + '"'};
  for (const NewCells& cells : {NewCells{}, NewCells{on}, NewCells{{"words", "\"w\""}}, NewCells{on, {"words", "\"\""}},
                                NewCells{on, {"words", "\"\xC2\xA0\xE2\x80\x8B\""}}})
    CHECK(device.refused([&](Outbox& o) { o.create(remark, cells); }) == "incomplete");
  CHECK(device.waiting().empty());
  Uuid id;
  CHECK(device.refused([&](Outbox& o) { id = o.create(remark, {on, {"words", "\"w\""}}); }) == "");
  for (const Raw& nothing : {Raw(), Raw("\"\""), Raw("\"  \"")}) CHECK(device.edit(id, {{"words", nothing}}) == "needed");
  CHECK(device.cell(id, "words") == "\"w\"");
  CHECK(device.edit(id, {{"words", "\"v\""}}) == "");
}

TEST_CASE("a record that an older program made without what it hangs on is mended, and offered again once it is whole") {
  DeviceOnPaper device;
  const Uuid note = device.given({{"title", "\"a\""}}, 5);
  Kind remark = *notes().kind("remark");
  const auto program = [&](bool newer) {
    for (Field& each : remark.fields) each.needed = newer && (each.name == "on" || each.name == "words");
  };
  Uuid id;
  program(false);
  REQUIRE(device.refused([&](Outbox& o) { id = o.create(remark, {}); }) == "");
  program(true);
  device.session.begin();
  device.next();
  SyncResponse answer;
  answer.receipts = {DeviceOnPaper::receipt(1, 0, Verdict::rejected)};
  answer.cursor = "c6";
  device.take(answer).take();
  REQUIRE(device.waiting().empty());

  CHECK(device.edit(id, {{"words", "\"w\""}}) == "");
  CHECK(device.cell(id, "words") == "\"w\"");
  CHECK(device.waiting().empty());
  CHECK(device.store.head(id)->sync == SyncState::attention);
  CHECK(device.edit(id, {{"words", ""}}) == "needed");
  CHECK(device.edit(id, {{"on", '"' + note.text() + '"'}}) == "");
  CHECK(device.waiting().size() == 1);
  CHECK(device.store.head(id)->sync == SyncState::local);
}

}  // namespace dialogue::test
