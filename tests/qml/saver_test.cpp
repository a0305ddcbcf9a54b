// SPDX-License-Identifier: Apache-2.0
// What is typed when it cannot be stored. Nothing of it is lost, and nothing says that it is saved.
#include <algorithm>

#include "client/app/changes/change_models.h"
#include "client/app/changes/leave_model.h"
#include "client/app/lists/today_model.h"
#include "client/app/record/record_model.h"
#include "client/core/keeps/kept_forms.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

const Uuid draft = SampleReplica::id_of("request.draft");

struct Writer : Desk {
  Writer() { open(record); }
  void open(RecordModel& model) {
    model.set_services(&services());
    model.open(QString::fromStdString(draft.text()));
    settle();
    model.form()->edit();
  }
  Raw stored(const char* path) {
    const auto cells = replica().get(draft)->cells;
    const auto it = cells.find(path);
    return it == cells.end() ? Raw() : it->second;
  }
  RecordModel record;
};

QString input(RecordModel& record, const QString& path, int role = RecordModel::InputRole) {
  for (int row = 0; row < record.rowCount(); ++row)
    if (record.data(record.index(row), RecordModel::PathRole).toString() == path) return record.data(record.index(row), role).toString();
  return "?";
}

/// A form for a new request.
struct Form {
  explicit Form(Desk& desk) {
    record.set_services(&desk.services());
    record.begin("support_request");
    desk.settle();
  }
  RecordModel record;
};

}  // namespace

TEST_CASE("On a full disk what is typed stays in the form and is not called saved; with room again it is saved by itself") {
  Writer desk;
  RecordModel& record = desk.record;
  const Raw before = desk.stored("title");
  desk.replica().fail_writes("disk_full");
  record.form()->setInput("title", "Typed on a full disk");
  CHECK(record.form()->unsaved());
  record.form()->done();
  desk.settle();
  CHECK(record.form()->unsaved());
  CHECK(desk.services().saver()->problem() != "");
  CHECK(desk.services().undo()->sentence() == "");
  CHECK(record.title() == "Typed on a full disk");
  CHECK(desk.stored("title") == before);

  desk.replica().fail_writes("");
  desk.services().saver()->again();
  desk.settle();
  CHECK_FALSE(record.form()->unsaved());
  CHECK(desk.services().saver()->problem() == "");
  CHECK(desk.services().undo()->sentence() != "");
  CHECK(desk.stored("title") == "\"Typed on a full disk\"");
}

TEST_CASE("Records that could only be read are opened again by themselves once they can be changed, and what was typed goes in") {
  Writer desk;
  desk.replica().fail_writes("read_only");
  desk.record.form()->setInput("title", "Typed on a locked disk");
  desk.record.form()->done();
  desk.settle();
  CHECK(desk.services().saver()->problem() != "");
  desk.services().saver()->again();
  desk.settle();
  CHECK(desk.record.form()->unsaved());
  desk.replica().free_writes();
  desk.services().saver()->again();
  desk.settle();
  CHECK_FALSE(desk.record.form()->unsaved());
  CHECK(desk.services().saver()->problem() == "");
  CHECK(desk.services().ready());
  CHECK(desk.stored("title") == "\"Typed on a locked disk\"");
}

TEST_CASE("Words wait for room on the disk after their page has gone, are shown when it comes back, and go in the order of typing") {
  Writer desk;
  desk.replica().fail_writes("disk_full");
  desk.record.form()->setInput("title", "First");
  {
    RecordModel other;
    desk.open(other);
    other.form()->setInput("summary", "Of a page that is gone");
  }
  desk.record.form()->done();
  desk.settle();
  CHECK(desk.services().saver()->waiting() == 2);
  RecordModel again;
  desk.open(again);
  CHECK(input(again, "title") == "First");
  CHECK(input(again, "summary") == "Of a page that is gone");
  again.form()->setInput("title", "Second");
  again.form()->done();
  desk.replica().fail_writes("");
  desk.services().saver()->again();
  desk.settle();
  CHECK(desk.services().saver()->waiting() == 0);
  CHECK(desk.stored("title") == "\"Second\"");
  CHECK(desk.stored("summary") == "\"Of a page that is gone\"");
}

TEST_CASE("Words that are too long stay in the form until they are changed or discarded, and hold up no others") {
  Writer desk;
  RecordModel& record = desk.record;
  const Raw before = desk.stored("title");
  const QString much(5'000, 'x');
  record.form()->setInput("title", much);
  record.form()->setInput("summary", "Short enough");
  record.form()->setInput("access_needs", "Also");
  record.form()->done();
  desk.settle();
  CHECK(record.form()->editing());
  CHECK(record.form()->stuck());
  CHECK(record.form()->unsaved());
  REQUIRE(record.form()->errors().size() == 1);
  CHECK(record.form()->errors().front().toMap()["path"] == "title");
  CHECK(input(record, "title") == much);
  CHECK(input(record, "title", RecordModel::ProblemRole) != "");
  CHECK(desk.stored("title") == before);
  CHECK(desk.stored("summary") == "\"Short enough\"");
  record.form()->done();
  CHECK(record.form()->editing());

  CHECK(desk.services().saver()->losing());

  SECTION("found again when the page is opened again") {
    record.open(QString::fromStdString(SampleReplica::id_of("request.coi").text()));
    desk.settle();
    CHECK_FALSE(record.form()->stuck());
    record.open(QString::fromStdString(draft.text()));
    desk.settle();
    CHECK(record.form()->stuck());
    CHECK(input(record, "title") == much);
  }
  SECTION("changed") {
    record.form()->setInput("title", "Short");
    CHECK_FALSE(record.form()->stuck());
    record.form()->done();
    desk.settle();
    CHECK_FALSE(record.form()->editing());
    CHECK(desk.stored("title") == "\"Short\"");
  }
  SECTION("discarded") {
    record.form()->discard();
    desk.settle();
    CHECK_FALSE(record.form()->stuck());
    CHECK(record.form()->errors().empty());
    record.form()->done();
    desk.settle();
    CHECK_FALSE(record.form()->editing());
    CHECK(desk.stored("title") == before);
    CHECK(record.title() == QString::fromStdString(before).remove('"'));
  }
}

TEST_CASE("Words that a rule refuses are kept though their page has gone, and those that take their place end that") {
  Writer desk;
  {
    RecordModel other;
    desk.open(other);
    other.form()->setInput("title", QString(5'000, 'x'));
    other.form()->setInput("summary", "Fine");
  }
  desk.settle();
  CHECK(desk.services().saver()->aside(draft).size() == 1);
  CHECK(desk.stored("summary") == "\"Fine\"");
  CHECK(desk.record.form()->stuck());
  desk.record.form()->setInput("title", QString(6'000, 'y'));
  desk.record.form()->done();
  desk.record.form()->edit();
  desk.record.form()->setInput("title", "Typed before the answer came");
  desk.record.form()->done();
  desk.settle();
  CHECK(desk.stored("title") == "\"Typed before the answer came\"");
  CHECK_FALSE(desk.services().saver()->losing());
  CHECK_FALSE(desk.record.form()->stuck());
  CHECK_FALSE(desk.record.form()->unsaved());
}

TEST_CASE("A form with a value that cannot be read does not end before it is mended or discarded") {
  Writer desk;
  desk.record.form()->setInput("period_start", "next spring");
  desk.record.form()->done();
  CHECK(desk.record.form()->editing());
  CHECK(desk.record.form()->stuck());
  CHECK(input(desk.record, "period_start") == "next spring");
  CHECK_FALSE(desk.record.form()->complete("submit"));
  desk.record.form()->discard();
  desk.record.form()->done();
  CHECK_FALSE(desk.record.form()->editing());
}

TEST_CASE("What may no longer be edited keeps the words in the form") {
  Writer desk;
  desk.replica().arrive(draft, "state", "\"withdrawn\"");
  desk.record.form()->setInput("title", "Typed too late");
  desk.record.form()->setInput("summary", "This as well");
  desk.record.form()->done();
  desk.settle();
  CHECK(desk.record.form()->editing());
  CHECK(desk.record.form()->errors().size() == 2);
  CHECK(desk.record.title() == "Typed too late");
}

TEST_CASE("An act comes after the words that were typed before it, and on a full disk not at all") {
  Writer desk;
  const auto acts = [&] {
    const auto all = desk.replica().pending();
    return std::count_if(all.begin(), all.end(), [](const PendingChange& each) { return each.act == "submit"; });
  };
  desk.replica().fail_writes("disk_full");
  desk.record.form()->setInput("title", "Before it is submitted");
  desk.record.act("submit", {});
  desk.settle();
  CHECK(desk.record.form()->problem() != "");
  desk.record.act("submit", {});
  desk.replica().fail_writes("");
  desk.services().saver()->again();
  desk.settle();
  CHECK(acts() == 0);
  CHECK(desk.stored("title") == "\"Before it is submitted\"");
  desk.record.form()->setInput("title", "The last word");
  desk.record.act("submit", {});
  desk.settle();
  CHECK(desk.record.form()->problem() == "");
  REQUIRE(acts() == 1);
  const auto all = desk.replica().pending();
  CHECK(all.back().act == "submit");
  CHECK(desk.stored("title") == "\"The last word\"");
}

TEST_CASE("A form of a new record that its writer left comes back with the words, until it is saved") {
  Desk desk;
  {
    Form form(desk);
    CHECK(form.record.form()->resumed() == "");
    form.record.form()->setInput("title", "Interprètes");
    form.record.form()->choose("working_langs", "es", true);
    CHECK(form.record.form()->unsaved());
  }
  desk.settle();
  const auto before = desk.replica().pending().size();
  Form form(desk);
  CHECK(form.record.form()->resumed() != "");
  CHECK(form.record.creating());
  CHECK(input(form.record, "title") == "Interprètes");
  form.record.form()->setInput("summary", "Und weiter");
  form.record.form()->keep();
  desk.settle();
  REQUIRE_FALSE(form.record.creating());
  CHECK(form.record.form()->resumed() == "");
  const auto made = desk.replica().get(*Uuid::parse(form.record.record_id().toStdString()));
  REQUIRE(made);
  CHECK(made->cells.at("summary") == "\"Und weiter\"");
  CHECK(made->cells.contains("working_langs[es]"));
  CHECK(desk.replica().pending().size() > before);
  CHECK(kept_forms(desk.replica()).empty());
  Form next(desk);
  CHECK(next.record.form()->resumed() == "");
  CHECK(input(next.record, "title") == "");
}

TEST_CASE("A form that comes back can be begun empty") {
  Desk desk;
  { Form(desk).record.form()->setInput("title", "Never mind"); }
  desk.settle();
  Form form(desk);
  REQUIRE(input(form.record, "title") == "Never mind");
  form.record.form()->beginEmpty();
  desk.settle();
  CHECK(form.record.creating());
  CHECK(form.record.form()->resumed() == "");
  CHECK(input(form.record, "title") == "");
  CHECK(input(form.record, "requesting_state", RecordModel::TextRole) == "Direction de l'asile du Kessou");
  CHECK(kept_forms(desk.replica()).empty());
}

TEST_CASE("On a full disk the form of a new record says that it is not saved, and tries again") {
  Desk desk;
  Form form(desk);
  desk.replica().fail_writes("disk_full");
  form.record.form()->setInput("title", "Interprètes");
  form.record.form()->keep();
  desk.settle();
  CHECK(form.record.creating());
  CHECK(form.record.form()->unsaved());
  CHECK(form.record.form()->problem() != "");
  desk.replica().fail_writes("");
  form.record.form()->keep();
  desk.settle();
  CHECK_FALSE(form.record.creating());
  CHECK(form.record.form()->problem() == "");
  CHECK(kept_forms(desk.replica()).empty());
}

TEST_CASE("Forms that were begun are kept apart by kind and parent, the oldest of too many goes") {
  Desk desk;
  auto& replica = desk.replica();
  const auto form = [](int n) {
    return KeptForm{"comment", "about", std::to_string(n), {{"text", "\"" + std::to_string(n) + "\""}, {"lang", ""}}, n};
  };
  for (int n = 0; n < 60; ++n) REQUIRE(keep_form(replica, form(n)));
  REQUIRE(keep_form(replica, form(30)));
  const auto kept = kept_forms(replica);
  REQUIRE(kept.size() == 50);
  CHECK(kept.front().parent_id == "10");
  CHECK(kept.back().parent_id == "30");
  CHECK(kept.back().cells == form(30).cells);
  CHECK(kept.back().at_ms == 30);
  replica.set_setting("forms", "[{\"kind\":").ignore();
  CHECK(kept_forms(replica).empty());
}

TEST_CASE("Forms that were begun stand on the first page, the newest first, until they are saved") {
  Desk desk;
  TodayModel begun;
  begun.set_services(&desk.services());
  begun.setProperty("section", "begun");
  desk.settle();
  CHECK(begun.count() == 0);
  { Form(desk).record.form()->setInput("title", "Interprètes"); }
  desk.settle();
  REQUIRE(begun.count() == 1);
  CHECK(begun.item(0)["title"] == "Interprètes");
  CHECK(begun.item(0)["formKind"] == "support_request");
  {
    RecordModel comment;
    comment.set_services(&desk.services());
    comment.begin("comment", "parent", QString::fromStdString(draft.text()));
    comment.form()->setInput("text", "Half a");
  }
  desk.settle();
  REQUIRE(begun.count() == 2);
  CHECK(begun.item(0)["formKind"] == "comment");
  CHECK(begun.item(0)["parentId"] == QString::fromStdString(draft.text()));
  Form(desk).record.form()->beginEmpty();
  desk.settle();
  CHECK(begun.count() == 1);
}

TEST_CASE("Who leaves a device is told of forms that were begun") {
  Desk desk;
  { Form(desk).record.form()->setInput("title", "Begun here"); }
  LeaveModel leave;
  leave.set_services(&desk.services());
  desk.settle();
  CHECK(leave.losses().contains("begun here and not saved"));
}

TEST_CASE("A text that is written to settle a proposal is there again until it is settled") {
  Desk desk;
  const auto row = [](ProposalsModel& model) {
    for (int at = 0; at < model.count(); ++at)
      if (model.item(at)["isText"].toBool()) return at;
    return -1;
  };
  const QString text = "The first sentence of both,\nand more to come";
  {
    ProposalsModel proposals;
    proposals.set_services(&desk.services());
    desk.settle();
    REQUIRE(row(proposals) >= 0);
    CHECK(proposals.item(row(proposals))["begun"] == "");
    proposals.begin(row(proposals), "The first");
    proposals.begin(row(proposals), text);
  }
  desk.settle();
  ProposalsModel proposals;
  proposals.set_services(&desk.services());
  desk.settle();
  const int at = row(proposals);
  CHECK(proposals.item(at)["begun"] == text);
  desk.replica().fail_writes("disk_full");
  proposals.settleWith(at, text + ".");
  desk.settle();
  CHECK(proposals.item(at)["begun"] == text);
  desk.replica().fail_writes("");
  proposals.settleWith(at, text + ".");
  desk.settle();
  CHECK(kept_forms(desk.replica()).empty());
}
