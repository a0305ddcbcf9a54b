// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>

#include "client/app/changes/change_models.h"
#include "client/app/lists/record_list_model.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

QString title(RecordListModel& list, int row) { return list.data(list.index(row), RecordListModel::TitleRole).toString(); }

/// What a view of twelve rows does.
void look(Desk& desk, RecordListModel& list, int from) {
  for (int row = from; row < from + 12; ++row) title(list, row);
  desk.settle();
}

}  // namespace

TEST_CASE("A list of 100,000 rows reads only the window on screen") {
  Desk desk(100'000);
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind("pledge");
  desk.settle();
  REQUIRE(list.count() == 100'005);
  CHECK(desk.replica().rows_read() == 0);

  look(desk, list, 0);
  CHECK(desk.replica().rows_read() <= 60);
  const auto before = desk.replica().rows_read();
  look(desk, list, 50'000);
  CHECK(desk.replica().rows_read() - before <= 60);
  CHECK(title(list, 50'000) != "");
  CHECK(title(list, 50'011) != "");
  CHECK(list.data(list.index(50'003), RecordListModel::ReadyRole).toBool());

  const auto again = desk.replica().rows_read();
  look(desk, list, 50'000);
  CHECK(desk.replica().rows_read() == again);
}

TEST_CASE("Filter, search and order narrow a list") {
  Desk desk;
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind("support_request");
  desk.settle();
  const int all = list.count();
  REQUIRE(all == 6);

  SECTION("by state") {
    list.set_state_filter("published");
    desk.settle();
    CHECK(list.count() == 2);
  }
  SECTION("by the own organisation") {
    list.set_mine_only(true);
    desk.settle();
    CHECK(list.count() == 2);
  }
  SECTION("by words without accents") {
    list.set_search("documentacion FRONTERIZAS");
    desk.settle();
    REQUIRE(list.count() == 1);
    look(desk, list, 0);
    CHECK(title(list, 0) == QString::fromUtf8("Registro y documentación en zonas fronterizas"));
  }
  SECTION("by title, downwards") {
    list.set_sort("-title");
    desk.settle();
    look(desk, list, 0);
    CHECK(title(list, 0).startsWith("Renforcer"));
  }
}

TEST_CASE("Another language puts the rows into other words at once") {
  Desk desk;
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind("support_request");
  list.set_state_filter("partly_matched");
  desk.settle();
  look(desk, list, 0);
  const auto state = [&] { return list.data(list.index(0), RecordListModel::StateLabelRole).toString(); };
  CHECK(state() == "Partly matched");
  CHECK(list.plural() == "Support requests");

  QSignalSpy words(&list, &RecordListModel::wordsChanged);
  QSignalSpy data(&list, &RecordListModel::dataChanged);
  desk.services().settings()->set_language("fr");
  desk.settle();
  CHECK(words.count() > 0);
  CHECK(data.count() > 0);
  look(desk, list, 0);
  CHECK(state() == QString::fromUtf8("Partiellement appariée"));
  CHECK(list.plural() == "Demandes d'appui");
  desk.services().settings()->set_language("en");
}

TEST_CASE("A record that is created slides into the list; the other rows keep their place") {
  Desk desk;
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind("pledge");
  desk.settle();
  const int before = list.count();
  QSignalSpy reset(&list, &RecordListModel::modelReset);
  QSignalSpy inserted(&list, &RecordListModel::rowsInserted);
  desk.services().store()->change<Result<Uuid>>(
      &list,
      [](Replica& replica) {
        return replica.create(
            "pledge", {{"title", "\"Middle of the alphabet\""}, {"owner_org", '"' + SampleReplica::id_of("org.kessou").text() + '"'}});
      },
      [](const Result<Uuid>& made) { CHECK(made.ok()); });
  desk.settle();
  CHECK(list.count() == before + 1);
  CHECK(reset.count() == 0);
  CHECK(inserted.count() == 1);
}

TEST_CASE("The children of a record are a list of their own") {
  Desk desk;
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind("material");
  list.set_parent_field("parent");
  list.set_parent_id(QString::fromStdString(SampleReplica::id_of("meeting.global2").text()));
  desk.settle();
  CHECK(list.count() == 3);
  CHECK_FALSE(list.can_create());
}

TEST_CASE("Search finds records of every kind") {
  Desk desk;
  SearchModel hits;
  hits.set_services(&desk.services());
  hits.set_text("entretiens");
  desk.settle();
  CHECK(hits.count() == 2);
  hits.set_kind("meeting");
  desk.settle();
  REQUIRE(hits.count() == 1);
  CHECK(hits.item(0)["kindLabel"].toString() == "Meeting");
}
