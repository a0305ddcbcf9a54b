// SPDX-License-Identifier: Apache-2.0
// Times as their reader has them, in every place that shows one.
#include <QRegularExpression>
#include <ctime>

#include "client/app/record_list_model.h"
#include "client/app/record_model.h"
#include "client/app/today_model.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

class Zone {
 public:
  explicit Zone(const char* name) : before_(qgetenv("TZ")) { set(name); }
  ~Zone() { set(before_); }

 private:
  static void set(const QByteArray& name) {
    qputenv("TZ", name);
    tzset();
  }
  QByteArray before_;
};

/// The facts of the row that says `title`.
QString facts(Desk& desk, const char* kind, const QString& title) {
  RecordListModel list;
  list.set_services(&desk.services());
  list.set_kind(kind);
  desk.settle();
  for (int row = 0; row < list.count(); ++row) list.data(list.index(row), RecordListModel::TitleRole);
  desk.settle();
  for (int row = 0; row < list.count(); ++row)
    if (list.data(list.index(row), RecordListModel::TitleRole).toString().contains(title))
      return list.data(list.index(row), RecordListModel::FactsRole).toString();
  return {};
}

QString text_of_row(RecordModel& record, const char* path, int role) {
  for (int row = 0; row < record.rowCount(); ++row)
    if (record.data(record.index(row), RecordModel::PathRole) == path) return record.data(record.index(row), role).toString();
  return {};
}

}  // namespace

TEST_CASE("A meeting that begins on the evening before, where its reader is, stands under that day") {
  const Zone zone("America/Costa_Rica");
  Desk desk;
  desk.replica().arrive(SampleReplica::id_of("session.one"), "starts_utc", "\"2027-03-17T04:00:00Z\"");
  const QString expected = "Tue 16 Mar 2027, 22:00 · Wed 17 Mar 2027, 10:00 (UTC−6)";
  CHECK(facts(desk, "meeting", "Second global meeting").contains(expected));

  TodayModel today;
  today.setProperty("section", "meetings");
  today.set_services(&desk.services());
  desk.settle();
  QStringList notes;
  for (int row = 0; row < today.count(); ++row) notes << today.item(row)["note"].toString();
  CHECK(notes.join("\n").contains(expected));
  CHECK_FALSE(notes.join("\n").contains("Global meeting · 17 Mar 2027"));

  RecordModel meeting;
  meeting.set_services(&desk.services());
  meeting.open(QString::fromStdString(SampleReplica::id_of("meeting.global2").text()));
  desk.settle();
  CHECK(text_of_row(meeting, "planned_on", RecordModel::TextRole) == expected);
}

TEST_CASE("On the pages of a meeting and its sessions the convenor's time stands beside one's own where it differs") {
  Desk desk;
  desk.replica().arrive(SampleReplica::id_of("org.secretariat"), "timezone", "\"Europe/Zurich\"");
  const auto told = [&](const char* key, const char* path) {
    RecordModel record;
    record.set_services(&desk.services());
    record.open(QString::fromStdString(SampleReplica::id_of(key).text()));
    desk.settle();
    return text_of_row(record, path, RecordModel::TextRole);
  };
  {
    const Zone zone("America/Costa_Rica");
    CHECK(told("session.one", "starts_utc") == "Wed 17 Mar 2027, 01:00 (UTC−6)\nFor the convenor, Zurich: Wed 17 Mar 2027, 08:00 (UTC+1)");
    CHECK(told("meeting.global2", "planned_on") ==
          "Wed 17 Mar 2027, 01:00 · 10:00 (UTC−6)\nFor the convenor, Zurich: Wed 17 Mar 2027, 08:00 · 17:00 (UTC+1)");
    CHECK(desk.services().time_zone() == "America/Costa_Rica (UTC−6)");
  }
  const Zone zone("Europe/Paris");
  CHECK(told("session.one", "starts_utc") == "Wed 17 Mar 2027, 08:00 (UTC+1)");
  desk.replica().arrive(SampleReplica::id_of("org.secretariat"), "timezone", "\"No/Where\"");
  CHECK(told("session.one", "starts_utc") == "Wed 17 Mar 2027, 08:00 (UTC+1)");
}

TEST_CASE("Sessions read as a person would say them, in three languages") {
  Desk desk;
  desk.replica().arrive(SampleReplica::id_of("session.two"), "duration", "150");
  CHECK(facts(desk, "session", "17 Mar 2027, 07:00") == "Session 1 · 2 hours");
  CHECK(facts(desk, "session", "17 Mar 2027, 16:00") == "Session 2 · 2 hours 30 minutes");
  CHECK(facts(desk, "session", "21 Jan 2027") == "Session 1 · 90 minutes");
  desk.services().settings()->set_language("fr");
  CHECK(facts(desk, "session", "07:00") == QString::fromUtf8("Séance 1 · 2 heures"));
  desk.services().settings()->set_language("es");
  CHECK(facts(desk, "session", "16:00") == QString::fromUtf8("Sesión 2 · 2 horas 30 minutos"));
  desk.services().settings()->set_language("en");
}

TEST_CASE("A note names its session and its item of the agenda, and no page shows an instant as it is stored") {
  Desk desk;
  const Uuid note = SampleReplica::id_of("note");
  const auto quoted = [](const char* key) { return json::quote(SampleReplica::id_of(key).text()); };
  const Cells meeting = desk.replica().get(SampleReplica::id_of("meeting.global2"))->cells;
  std::string item;
  for (const auto& [path, value] : meeting)
    if (value == "\"Key actions\"") item = path.substr(12, path.find(']') - 12);
  REQUIRE(item != "");
  desk.replica().put("note", note,
                     {{"meeting", quoted("meeting.global2")},
                      {"session", quoted("session.one")},
                      {"agenda_item", json::quote(item)},
                      {"type", "\"question\""},
                      {"text", "\"Who reports?\""},
                      {"spoken_at", "\"2027-03-17T07:20:00Z\""}});
  RecordModel record;
  record.set_services(&desk.services());
  record.open(QString::fromStdString(note.text()));
  desk.settle();
  CHECK(text_of_row(record, "session", RecordModel::TextRole) == "Session 1 · Wed 17 Mar 2027, 07:00 (UTC)");
  CHECK(text_of_row(record, "agenda_item", RecordModel::TextRole).endsWith("Key actions"));
  for (int row = 0; row < record.rowCount(); ++row)
    CHECK_FALSE(record.data(record.index(row), RecordModel::TextRole).toString().contains("T07:"));
}

TEST_CASE("No page of any kind shows an id, a path of a field or an instant as they are stored") {
  Desk desk;
  const auto quoted = [](const char* key) { return json::quote(SampleReplica::id_of(key).text()); };
  const Uuid comment = SampleReplica::id_of("comment");
  desk.replica().put("comment", comment,
                     {{"parent", quoted("request.coi")}, {"on_field", "\"need_line[x].theme\""}, {"text", "\"Is it?\""}});
  const Uuid registration = SampleReplica::id_of("registration");
  desk.replica().put("registration", registration,
                     {{"meeting", quoted("meeting.global2")}, {"person", quoted("person.diallo")}, {"state", "\"registered\""}});
  const Uuid notice = SampleReplica::id_of("notice");
  desk.replica().put("notice", notice,
                     {{"person", quoted("person.me")},
                      {"code", "\"not_adopted\""},
                      {"record", quoted("request.coi")},
                      {"field", "\"summary\""},
                      {"state", "\"unread\""}});
  const Uuid translation = SampleReplica::id_of("translation");
  desk.replica().put("translation", translation,
                     {{"parent", quoted("request.coi")},
                      {"field", "\"summary\""},
                      {"lang", "\"en\""},
                      {"text", "\"A team of three\""},
                      {"source_hash", "\"aa-bb\""}});
  for (const auto& [id, title] : {std::pair{comment, "Is it?"}, std::pair{registration, "Ibrahima Diallo"},
                                  std::pair{notice, "A person of the Secretariat"}, std::pair{translation, "A team of three"}}) {
    RecordModel record;
    record.set_services(&desk.services());
    record.open(QString::fromStdString(id.text()));
    desk.settle();
    INFO(title);
    CHECK(record.title().startsWith(title));
    static const QRegularExpression raw("[0-9a-f]{8}-[0-9a-f]{4}|\\d{4}-\\d\\d-\\d\\dT|\\[x\\]|^summary$|not_adopted");
    for (int row = 0; row < record.rowCount(); ++row) {
      const QString text = record.data(record.index(row), RecordModel::TextRole).toString();
      INFO(text.toStdString());
      CHECK_FALSE(raw.match(text).hasMatch());
    }
  }
}
