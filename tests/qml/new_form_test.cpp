// SPDX-License-Identifier: Apache-2.0
// Which forms for a new record a person is given, and what can be chosen in them.
#include "client/app/record/record_model.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

TEST_CASE("What no form makes, or not for this person, is given no form that could not be kept") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  const auto told = [&](const char* kind) {
    record.begin(kind);
    desk.settle();
    INFO(kind);
    CHECK(record.form()->editing() == record.form()->not_offered().isEmpty());
    CHECK(record.form()->can_edit() == record.form()->not_offered().isEmpty());
    return record.form()->not_offered();
  };
  for (const char* kind : {"support_request", "pledge_update", "note", "comment"}) CHECK(told(kind) == "");
  CHECK(told("material").contains("Attach files"));
  CHECK(told("translation").contains("Other languages"));
  for (const char* kind : {"proposal", "notice", "moderation_item", "device"}) {
    CHECK(told(kind).startsWith("Your role does not allow this."));
    record.form()->keep();
    desk.settle();
    CHECK(record.record_id() == "");
  }
}

TEST_CASE("The part of another record that a line is about is chosen among those of that record, not typed") {
  Desk desk;
  RecordModel record;
  record.set_services(&desk.services());
  const auto at = [&](const QString& end, int role) {
    for (int row = 0; row < record.rowCount(); ++row)
      if (record.data(record.index(row), RecordModel::PathRole).toString().endsWith(end)) return record.data(record.index(row), role);
    return QVariant("no such line");
  };
  const Uuid pledge = SampleReplica::id_of("pledge.joint");
  const Cells cells = desk.replica().get(pledge)->cells;
  const auto components = part_ids(cells, "component");
  REQUIRE(components.size() > 1);
  record.begin("pledge_update");
  desk.settle();
  record.form()->addPart("component_progress");
  CHECK(at(".component", RecordModel::EditorRole) != "text");
  // The pledge is chosen: its components can be.
  record.form()->setInput("pledge", QString::fromStdString(pledge.text()));
  desk.settle();
  CHECK(at(".component", RecordModel::EditorRole) == "code");
  const QVariantList offered = at(".component", RecordModel::OptionsRole).toList();
  CHECK(offered.size() == static_cast<int>(components.size()));
  const QVariantMap second = offered.at(1).toMap();
  CHECK(second["code"].toString().toStdString() == components[1]);
  CHECK(second["label"].toString().startsWith(QString::fromUtf8("Component › ")));
  record.form()->setInput(at(".component", RecordModel::PathRole).toString(), second["code"].toString());
  desk.settle();
  CHECK(at(".component", RecordModel::InputRole) == second["code"]);
  CHECK(at(".component", RecordModel::TextRole) == second["label"]);
  // Another pledge has other components.
  record.form()->setInput("pledge", QString::fromStdString(SampleReplica::id_of("pledge.legalaid").text()));
  desk.settle();
  for (const QVariant& each : at(".component", RecordModel::OptionsRole).toList())
    CHECK((each.toMap()["code"] != second["code"] || each.toMap()["label"] == "Not on this device"));

  record.begin("note", "meeting", QString::fromStdString(SampleReplica::id_of("meeting.global2").text()));
  desk.settle();
  CHECK(at("agenda_item", RecordModel::OptionsRole).toList().size() == 3);
}
