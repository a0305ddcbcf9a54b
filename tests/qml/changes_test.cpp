// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>

#include "client/app/changes/change_models.h"
#include "client/app/record/record_model.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

TEST_CASE("An unsent change can be taken back, a sent one cannot") {
  Desk desk;
  PendingModel pending;
  pending.set_services(&desk.services());
  desk.settle();
  REQUIRE(pending.count() == 3);
  CHECK(pending.item(0)["sync"] == "local");
  CHECK(pending.item(2)["sync"] == "sent");
  QSignalSpy refused(&pending, &ItemListModel::refused);
  pending.recall(2);
  desk.settle();
  CHECK(refused.count() == 1);
  CHECK(pending.count() == 3);
  pending.recall(0);
  desk.settle();
  CHECK(pending.count() == 2);
  CHECK(desk.services().sync()->pending() == 1);
  // Its words are not lost.
  CHECK(desk.services().undo()->sentence() == "Taken back.");
  desk.services().undo()->take();
  desk.settle();
  CHECK(pending.count() == 3);
}

TEST_CASE("A refusal keeps the author's words until they are sent again or discarded") {
  Desk desk;
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  REQUIRE(refusals.count() == 1);
  CHECK(refusals.item(0)["details"].toString() == "Most partners at a time: 6");
  CHECK(refusals.item(0)["reason"].toString() != "");

  const Uuid offer = SampleReplica::id_of("offer.training");
  const auto cell = [&] { return desk.replica().get(offer)->cells.at("max_partners"); };
  const auto row = [](RecordModel& record) {
    for (int i = 0; i < record.rowCount(); ++i)
      if (record.data(record.index(i), RecordModel::PathRole) == "max_partners") return i;
    return -1;
  };
  SECTION("they stand in the form again, and what is saved then is sent") {
    QSignalSpy wanted(&refusals, &RefusalsModel::editWanted);
    refusals.editAgain(0);
    desk.settle();
    REQUIRE(wanted.count() == 1);
    // Looking at it sends nothing.
    CHECK(cell() == "2");
    CHECK(refusals.count() == 1);
    {
      RecordModel record;
      record.set_services(&desk.services());
      record.open(wanted[0][0].toString());
      desk.settle();
      CHECK(record.form()->editing());
      CHECK(record.form()->refused_reason() != "");
      CHECK(record.data(record.index(row(record)), RecordModel::InputRole) == "6");
      SECTION("as its author changes it") {
        record.form()->setInput("max_partners", "4");
        record.form()->done();
        desk.settle();
        CHECK(cell() == "4");
        CHECK(refusals.count() == 0);
        CHECK(record.form()->refused_reason() == "");
      }
      SECTION("as it was") {
        record.form()->done();
        desk.settle();
        CHECK(cell() == "6");
        CHECK(refusals.count() == 0);
      }
      SECTION("not at all, when the page is left") {}
    }
    desk.settle();
    if (refusals.count() == 1) CHECK(cell() == "2");
  }
  SECTION("discarding them can be undone") {
    refusals.discard(0);
    desk.settle();
    CHECK(refusals.count() == 0);
    CHECK(desk.services().sync()->refusals() == 0);
    CHECK(desk.replica().refusals().size() == 1);
    desk.services().undo()->take();
    desk.settle();
    CHECK(refusals.count() == 1);
    CHECK(desk.services().sync()->refusals() == 1);
  }
  SECTION("discarded, they are gone once the time for undoing is over") {
    refusals.discard(0);
    desk.settle();
    desk.services().undo()->forget();
    desk.settle();
    CHECK(refusals.count() == 0);
    CHECK(desk.replica().refusals().empty());
    CHECK(cell() == "2");
  }
}

namespace {

/// A change of the request's words that came after the request was withdrawn.
Uuid refused_after_withdrawal(Desk& desk, bool deleted = false) {
  const Uuid id = SampleReplica::id_of("withdrawn meanwhile");
  Cells cells{{"owner_org", json::quote(SampleReplica::id_of("org.kessou").text())}, {"title", "\"Judges\""}, {"state", "\"withdrawn\""}};
  if (deleted) cells[Path(deleted_cell)] = "true";
  desk.replica().put("support_request", id, cells);
  desk.replica().refuse(
      {78, id, "support_request", "Judges", "", {{"summary", "\"My long words\""}}, {"wrong_state", {}, {}, {}}, false, 1});
  return id;
}

int row_of(RefusalsModel& refusals, const Uuid& record) {
  for (int i = 0; i < refusals.count(); ++i)
    if (refusals.item(i)["recordId"].toString().toStdString() == record.text()) return i;
  return -1;
}

}  // namespace

TEST_CASE("Words that a record cannot take as it stands are not offered to be sent again; they stay and can be read") {
  Desk desk;
  const Uuid id = refused_after_withdrawal(desk);
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  const int row = row_of(refusals, id);
  REQUIRE(row >= 0);
  CHECK_FALSE(refusals.item(row)["mends"].toBool());
  INFO(refusals.item(row)["closedBy"].toString().toStdString());
  CHECK(refusals.item(row)["closedBy"].toString().contains("Withdrawn"));
  CHECK(refusals.item(row)["details"].toString().contains("My long words"));
  // Its form was asked for before that was known.
  refusals.editAgain(row);
  desk.settle();
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(id.text()));
  desk.settle();
  CHECK_FALSE(record.form()->resends());
  CHECK_FALSE(record.form()->editing());
  CHECK(record.form()->held_reason().contains("Withdrawn"));
  CHECK(record.form()->held_words().contains("My long words"));
  record.form()->done();
  desk.settle();
  CHECK(desk.replica().refusals().size() == 2);
  CHECK_FALSE(desk.replica().get(id)->cells.contains("summary"));
}

TEST_CASE("Of refused words those that may still be changed are offered, and the others stay") {
  Desk desk;
  const Uuid offer = SampleReplica::id_of("offer.training");
  desk.replica().refuse({79,
                         offer,
                         "support_offer",
                         "",
                         "",
                         {{"max_partners", "7"}, {"owner_org", "\"x\""}},
                         {"not_editable", "owner_org", {}, {}},
                         false,
                         1});
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  const int row = 1;
  REQUIRE(refusals.count() == 2);
  CHECK(refusals.item(row)["mends"].toBool());
  refusals.editAgain(row);
  desk.settle();
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(offer.text()));
  desk.settle();
  CHECK(record.form()->editing());
  CHECK(record.form()->resends());
  CHECK(record.form()->held_reason() != "");
  record.form()->done();
  desk.settle();
  CHECK(desk.replica().get(offer)->cells.at("max_partners") == "7");
  // What could not be sent is only in its refusal.
  REQUIRE(desk.replica().refusals().size() == 2);
  CHECK_FALSE(refusals.item(row)["mends"].toBool());
}

TEST_CASE("Refused words of a deleted record can be sent once it is brought back") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("request.draft");
  desk.replica().arrive(id, Path(deleted_cell), "true");
  desk.replica().refuse({80, id, "support_request", "", "", {{"summary", "\"Mine\""}}, {"was_deleted", {}, {id.text()}, {}}, false, 1});
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  const int row = row_of(refusals, id);
  REQUIRE(row >= 0);
  CHECK(refusals.item(row)["deleted"].toBool());
  CHECK_FALSE(refusals.item(row)["mends"].toBool());
  refusals.bringBack(row);
  desk.settle();
  CHECK_FALSE(refusals.item(row)["deleted"].toBool());
  CHECK(refusals.item(row)["mends"].toBool());
}

TEST_CASE("A record that is deleted under an open form is brought back from it, and takes the words then") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("request.draft");
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(id.text()));
  desk.settle();
  record.form()->edit();
  desk.replica().arrive(id, Path(deleted_cell), "true");
  desk.services().store()->announce();
  desk.settle();
  CHECK(record.deleted());
  record.form()->setInput("summary", "Written under it");
  record.form()->done();
  desk.settle();
  CHECK(record.form()->stuck());
  CHECK(record.form()->unsaved());
  record.restore();
  desk.settle();
  CHECK_FALSE(record.deleted());
  CHECK_FALSE(record.form()->unsaved());
  CHECK(desk.replica().get(id)->cells.at("summary") == "\"Written under it\"");
}

TEST_CASE("Undo is offered for as long as it can be done, not a moment longer") {
  Desk desk;
  Undo& undo = *desk.services().undo();
  QSignalSpy passed(&undo, &Undo::passed), done(&undo, &Undo::done);
  RecordModel record;
  record.set_services(&desk.services());
  SECTION("an act goes with the next exchange") {
    record.open(QString::fromStdString(SampleReplica::id_of("offer.training").text()));
    desk.settle();
    record.act("withdraw", {});
    desk.settle();
    REQUIRE(undo.sentence() != "");
    desk.services().sync()->syncNow();
    REQUIRE(desk.until([&] { return passed.count() == 1; }));
    CHECK(undo.sentence() == "");
    undo.take();
    desk.settle();
    CHECK(done.count() == 0);
  }
  SECTION("an act that was taken back on its page is not offered twice") {
    record.open(QString::fromStdString(SampleReplica::id_of("offer.training").text()));
    desk.settle();
    record.act("withdraw", {});
    desk.settle();
    record.recallAct();
    desk.settle();
    CHECK(undo.sentence() == "");
    CHECK(passed.count() == 0);
  }
  SECTION("a form that is saved can be put back after it was sent") {
    record.open(QString::fromStdString(SampleReplica::id_of("offer.training").text()));
    desk.settle();
    record.form()->edit();
    record.form()->setInput("max_partners", "5");
    record.form()->done();
    desk.settle();
    REQUIRE(undo.sentence() != "");
    desk.services().sync()->syncNow();
    REQUIRE(desk.until([&] { return !desk.services().sync()->running(); }));
    desk.settle();
    CHECK(undo.sentence() != "");
    undo.take();
    desk.settle();
    REQUIRE(done.count() == 1);
    CHECK(done[0][0].toBool());
  }
}

TEST_CASE("A record that could not be made stands in the form of a new one again") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("never made");
  Refusal refusal{77,    id, "support_offer", "", "", {{"title", "\"Two judges\""}, {"max_partners", "2"}}, {"incomplete", "basis", {}, {}},
                  false, 1};
  desk.replica().refuse(refusal);
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  REQUIRE(refusals.count() == 2);
  QSignalSpy wanted(&refusals, &RefusalsModel::formWanted);
  refusals.editAgain(1);
  desk.settle();
  REQUIRE(wanted.count() == 1);
  CHECK(refusals.count() == 1);
  RecordModel record;
  record.set_services(&desk.services());
  record.begin(wanted[0][0].toString(), wanted[0][1].toString(), wanted[0][2].toString());
  desk.settle();
  record.form()->keep();
  desk.settle();
  CHECK_FALSE(record.creating());
  CHECK(record.title() == "Two judges");
}

TEST_CASE("A registration whose person is missing is mended in the form of a new one, not on its page") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("never made");
  const Uuid meeting = SampleReplica::id_of("meeting.global2");
  const Raw at = json::quote(meeting.text());
  desk.replica().put_unborn("registration", id, {{"meeting", at}, {"preferred_slot", "2"}});
  desk.replica().refuse({77, id, "registration", "", "", {{"meeting", at}}, {"needed", "person", {}, {}}, false, 1});
  {
    RecordModel page;
    page.set_services(&desk.services());
    page.open(QString::fromStdString(id.text()));
    desk.settle();
    REQUIRE(page.loaded());
    CHECK_FALSE(page.form()->can_edit());
    CHECK(page.needs() == "refusals");
  }
  RefusalsModel refusals;
  refusals.set_services(&desk.services());
  desk.settle();
  QSignalSpy wanted(&refusals, &RefusalsModel::formWanted);
  refusals.editAgain(1);
  desk.settle();
  REQUIRE(wanted.count() == 1);
  RecordModel form;
  form.set_services(&desk.services());
  form.begin(wanted[0][0].toString(), wanted[0][1].toString(), wanted[0][2].toString());
  desk.settle();
  form.form()->setInput("person", QString::fromStdString(SampleReplica::id_of("person.me").text()));
  form.form()->keep();
  desk.settle();
  INFO(form.form()->problem().toStdString());
  REQUIRE_FALSE(form.creating());
  const auto made = desk.replica().get(*Uuid::parse(form.record_id().toStdString()));
  REQUIRE(made);
  CHECK(made->cells.at("meeting") == at);
  CHECK(made->cells.at("preferred_slot") == "2");
}

TEST_CASE("A request that was refused for want of a title is completed on its page") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("never made");
  desk.replica().put_unborn("support_request", id, {{"summary", "\"words\""}});
  desk.replica().refuse({77, id, "support_request", "", "", {{"summary", "\"words\""}}, {"needed", "title", {}, {}}, false, 1});
  RecordModel page;
  page.set_services(&desk.services());
  page.open(QString::fromStdString(id.text()));
  desk.settle();
  CHECK(page.form()->can_edit());
}

TEST_CASE("What cannot be read in the arguments of an act is said to be so, and nothing is done") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("membership");
  desk.replica().put("workstream_membership", id,
                     {{"person", json::quote(SampleReplica::id_of("person.me").text())}, {"state", "\"active\""}});
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(id.text()));
  desk.settle();
  CHECK(record.misread("end", "until", "soon") == "This cannot be read as a value of this field.");
  CHECK(record.misread("end", "until", "31/12/2026") == "");
  CHECK(record.misread("end", "until", "") == "");
  record.act("end", {{"until", "soon"}});
  desk.settle();
  CHECK(record.form()->problem() == "Until: This cannot be read as a value of this field.");
  CHECK(record.act_under_way() == "");
}

TEST_CASE("An act that is on its way is said on the page, its buttons are gone, and it can be taken back") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(SampleReplica::id_of("offer.training").text()));
  desk.settle();
  REQUIRE_FALSE(record.acts().isEmpty());
  CHECK(record.act_under_way() == "");
  record.act("withdraw", {});
  desk.settle();
  CHECK(record.act_under_way() != "");
  CHECK_FALSE(record.act_sent());
  CHECK(record.acts().isEmpty());
  QSignalSpy said(&record, &RecordModel::said);
  record.recallAct();
  desk.settle();
  CHECK(said.count() == 1);
  CHECK(record.act_under_way() == "");
  CHECK_FALSE(record.acts().isEmpty());
}

TEST_CASE("A proposal shows base, current and proposed; one is taken, or a text from both") {
  Desk desk;
  ProposalsModel proposals;
  proposals.set_services(&desk.services());
  desk.settle();
  REQUIRE(proposals.count() == 2);
  CHECK(proposals.item(0)["fieldLabel"].toString() == "Description");  // as the page of the record has them
  CHECK(proposals.item(1)["base"].toString() == "31 Mar 2027");
  CHECK(proposals.item(1)["current"].toString() == "31 Dec 2027");
  CHECK(proposals.item(1)["proposed"].toString() == "30 Jun 2027");
  CHECK(proposals.item(1)["fieldLabel"].toString() == "Until");
  CHECK_FALSE(proposals.item(1)["isText"].toBool());
  const auto cell = [&](const char* field) { return desk.replica().get(SampleReplica::id_of("pledge.joint"))->cells.at(field); };

  SECTION("the proposed one") {
    proposals.settle(1, "proposed");
    desk.settle();
    CHECK(proposals.count() == 1);
    CHECK(cell("period_end") == "\"2027-06-30\"");
  }
  SECTION("the current one") {
    proposals.settle(1, "current");
    desk.settle();
    CHECK(proposals.count() == 1);
    CHECK(cell("period_end") == "\"2027-12-31\"");
  }
  SECTION("both") {
    REQUIRE(proposals.item(0)["isText"].toBool());
    proposals.settleWith(0, "One text");
    desk.settle();
    CHECK(cell("description") == "\"One text\"");
  }
}
