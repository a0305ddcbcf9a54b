// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <set>

#include "client/app/changes/leave_model.h"
#include "client/app/lists/record_list_model.h"
#include "client/app/lists/today_model.h"
#include "shared/domain/platform.h"
#include "shared/model/awaited.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/model/words.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

QStringList titles(Desk& desk, const char* section, const char* kind = "") {
  TodayModel today;
  today.setProperty("section", section);
  today.setProperty("kind", kind);
  today.set_services(&desk.services());
  desk.settle();
  QStringList out;
  for (int row = 0; row < today.count(); ++row) out << today.item(row)["title"].toString();
  return out;
}

std::set<QString> waits(Desk& desk) {
  TodayModel today;
  today.setProperty("section", "waiting");
  today.set_services(&desk.services());
  desk.settle();
  std::set<QString> out;
  for (int row = 0; row < today.count(); ++row) out.insert(today.item(row)["recordId"].toString());
  return out;
}

}  // namespace

TEST_CASE("The first page says what waits for the person, what comes next and what is begun") {
  Desk desk;
  const auto waiting = titles(desk, "waiting");
  REQUIRE(waiting.size() >= 2);
  CHECK(waiting[0] == QString::fromUtf8("Formation de formateurs à l'enregistrement"));
  CHECK(waiting[1] == "Joint training of interviewers in three authorities");
  const auto meetings = titles(desk, "next", "meeting");
  REQUIRE(meetings.size() == 3);
  CHECK(meetings[0] == QString::fromUtf8("Table ronde : entretiens à distance"));
  CHECK_FALSE(meetings.contains("First global meeting"));
  CHECK(titles(desk, "drafts").contains(QString::fromUtf8("Renforcer les entretiens avec des demandeurs mineurs")));
}

TEST_CASE("Every role sees on the first page what waits for it, in every state in which something does") {
  Desk desk;
  const Uuid own = SampleReplica::id_of("org.kessou"), other = SampleReplica::id_of("org.norland"), me = SampleReplica::id_of("person.me");
  const auto quoted = [](const Uuid& id) { return json::quote(id.text()); };
  int shown = 0;
  for (const AwaitedStep& row : platform().awaited()) {
    const Kind& kind = *platform().kind(row.kind);
    for (const std::string& state : row.states.empty() ? std::vector<std::string>{""} : words(row.states)) {
      const Uuid id = kind.name == "organisation" ? own : SampleReplica::id_of("waits");
      Cells cells{{"owner_org", quoted(own)}, {"created_by", quoted(SampleReplica::id_of("person.ruiz"))}, {"title", "\"What waits\""}};
      if (!state.empty()) cells["state"] = json::quote(state);
      for (const auto& [name, value] : std::map<std::string, Raw>{{"leave_asked", "true"},
                                                                  {"review_asked", "true"},
                                                                  {"erasure_asked_at", "\"2026-01-01T00:00:00Z\""},
                                                                  {"shared_country", "true"},
                                                                  {"owner_country", "\"KE\""},
                                                                  {"name", "\"What waits\""},
                                                                  {"display_name", "\"What waits\""},
                                                                  {"text", "\"What waits\""},
                                                                  {"stage", "\"fulfilled\""},
                                                                  {"role", "\"CT\""},
                                                                  {"org", quoted(own)},
                                                                  {"pledge", quoted(SampleReplica::id_of("pledge.joint"))},
                                                                  {"parent", quoted(SampleReplica::id_of("request.coi"))},
                                                                  {"meeting", quoted(SampleReplica::id_of("meeting.global2"))},
                                                                  {"owner_person", quoted(me)},
                                                                  {"person", quoted(me)}})
        if (kind.field(name)) cells[name] = value;
      if (kind.name == "pledge") {
        cells["party[b]"] = "\"f\"";
        cells["party[b].org"] = quoted(other);
        cells["party[b].role"] = "\"partner\"";
      }
      desk.replica().put(kind.name, id, cells);
      desk.replica().put("meeting", SampleReplica::id_of("meeting.global2"), {{"state", "\"in_progress\""}, {"title", "\"M\""}});
      for (const char* role : {"FP", "OL", "CT", "PM", "RO", "CS", "UR", "WL", "TR", "UF", "SO", "SC", "SA", "OB"}) {
        for (const Uuid& org : {own, other}) {
          Actor actor;
          actor.person = me;
          ActiveGrant grant;
          grant.role = role;
          grant.org = org;
          grant.org_kind = "asylum_authority";
          grant.org_country = "KE";
          actor.grants = {grant};
          const auto parent =
              kind.parent_field.empty()
                  ? Result<Record>(Error{})
                  : desk.replica().get(*Uuid::parse(
                        json::unquote(cells.contains(kind.parent_field) ? cells[kind.parent_field] : quoted(own)).value_or("")));
          const RecordView above = parent ? RecordView{parent->kind, parent->id, &parent->cells, nullptr} : RecordView{};
          const RecordView whole{&kind, id, &cells, parent ? &above : nullptr};
          if (!awaited_of(actor, whole)) continue;
          ++shown;
          desk.replica().set_actor(actor);
          INFO(kind.name << " " << state << " " << role << " " << (org == own ? "own" : "other"));
          CHECK(waits(desk).contains(QString::fromStdString(id.text())));
        }
      }
    }
  }
  CHECK(shown > 100);
}

TEST_CASE("A session that waits names its meeting; when that is off nothing waits, and lists say so") {
  Desk desk;
  const Uuid meeting = SampleReplica::id_of("meeting.off"), session = SampleReplica::id_of("session.off");
  const auto put = [&](const char* state, bool deleted) {
    Cells cells{{"title", "\"Round table\""}, {"state", state}, {"planned_on", "\"2027-03-15\""}};
    if (deleted) cells[std::string(deleted_cell)] = "true";
    desk.replica().put("meeting", meeting, cells);
    desk.replica().put("session", session,
                       {{"meeting", json::quote(meeting.text())},
                        {"slot_no", "1"},
                        {"starts_utc", "\"2027-03-15T09:00:00Z\""},
                        {"state", "\"proposed\""}});
  };
  Actor actor;
  actor.person = SampleReplica::id_of("person.me");
  ActiveGrant grant;
  grant.role = "SO";
  grant.org = SampleReplica::id_of("org.secretariat");
  actor.grants = {grant};
  put("\"planned\"", false);
  desk.replica().set_actor(actor);
  TodayModel today;
  today.setProperty("section", "waiting");
  today.set_services(&desk.services());
  desk.settle();
  QString note;
  for (int row = 0; row < today.count(); ++row)
    if (today.item(row)["recordId"] == QString::fromStdString(session.text())) note = today.item(row)["note"].toString();
  CHECK(note.contains("Round table"));
  for (const bool deleted : {false, true}) {
    put(deleted ? "\"planned\"" : "\"cancelled\"", deleted);
    CHECK_FALSE(waits(desk).contains(QString::fromStdString(session.text())));
    RecordListModel list;
    list.set_services(&desk.services());
    list.set_kind("session");
    desk.settle();
    QStringList states;
    for (int pass = 0; pass < 2; ++pass, desk.settle()) {
      states.clear();
      for (int row = 0; row < list.count(); ++row) states << list.data(list.index(row), RecordListModel::StateLabelRole).toString();
    }
    CHECK(states.contains(deleted ? "Meeting: no longer exists" : "Meeting: Cancelled"));
  }
}

TEST_CASE("What the own organisation has handed in, and others are to decide on, stands under its own head") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("handed in");
  const std::string own = SampleReplica::id_of("org.kessou").text();
  desk.replica().put("support_request", id, {{"state", "\"submitted\""}, {"title", "\"Handed in\""}, {"owner_org", json::quote(own)}});
  CHECK(titles(desk, "elsewhere").contains("Handed in"));
  CHECK_FALSE(titles(desk, "waiting").contains("Handed in"));
  // A review belongs to the lead. Here it waits for this person.
  desk.replica().arrive(id, "state", "\"org_review\"");
  CHECK_FALSE(titles(desk, "elsewhere").contains("Handed in"));
  CHECK(titles(desk, "waiting").contains("Handed in"));
}

TEST_CASE("What somebody has answered here does not wait for them any more") {
  Desk desk;
  const Uuid id = SampleReplica::id_of("waits");
  const std::string own = SampleReplica::id_of("org.kessou").text();
  desk.replica().put("support_request", id, {{"state", "\"org_review\""}, {"title", "\"R\""}, {"owner_org", json::quote(own)}});
  CHECK(waits(desk).contains(QString::fromStdString(id.text())));
  desk.services().store()->change<Status>(
      &desk.services(), [id](Replica& replica) { return replica.act(id, "withdraw", {}, nullptr); },
      [](const Status& status) { CHECK(status.ok()); });
  desk.settle();
  CHECK_FALSE(waits(desk).contains(QString::fromStdString(id.text())));
}

TEST_CASE("Who leaves a device reads first what would be lost, and takes the words along") {
  Desk desk;
  LeaveModel leaving;
  leaving.set_services(&desk.services());
  CHECK(leaving.losses().split('\n').size() == 3);
  CHECK(leaving.losses().startsWith("2 changes are saved here and not sent"));

  const QTemporaryDir home;
  const QByteArray before = qgetenv("HOME");
  qputenv("HOME", home.path().toUtf8());
  leaving.keepWords();
  desk.settle();
  qputenv("HOME", before);
  REQUIRE(leaving.kept() != "");
  const QString place = leaving.kept().mid(leaving.kept().indexOf('/'));
  QFile file(QDir::fromNativeSeparators(place));
  REQUIRE(file.open(QIODevice::ReadOnly));
  const QString words = QString::fromUtf8(file.readAll());
  CHECK(words.contains("Most partners at a time: 6"));
  CHECK(words.contains(QString::fromUtf8("Renforcer les entretiens")));
}
