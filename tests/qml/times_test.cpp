// SPDX-License-Identifier: Apache-2.0
// Times as their reader has them, in every place that shows one.
#include <QRegularExpression>
#include <ctime>
#include <string>

#include "client/app/lists/record_list_model.h"
#include "client/app/lists/today_model.h"
#include "client/app/record/record_model.h"
#include "client/app/words/format.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/platform.h"
#include "shared/model/quoted.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"
#include "tests/qml/shown_line.h"

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

Field field(Type type) {
  Field f;
  f.name = "f";
  f.type = type;
  return f;
}

QString read(Type type, const char* text) {
  const auto raw = read_input(field(type), QString::fromUtf8(text), Language::locale_of("en"));
  return raw ? QString::fromStdString(*raw) : QString("?");
}

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
  return shown_line(record, path)[record.roleNames().value(role)].toString();
}

}  // namespace

TEST_CASE("A meeting that begins on the evening before, where its reader is, stands under that day") {
  const Zone zone("America/Costa_Rica");
  Desk desk;
  desk.replica().arrive(SampleReplica::id_of("session.one"), "starts_utc", "\"2027-03-17T04:00:00Z\"");
  const QString expected = "Tue 16 Mar 2027, 22:00 · Wed 17 Mar 2027, 10:00 (UTC−6)";
  CHECK(facts(desk, "meeting", "Second global meeting").contains(expected));

  TodayModel today;
  today.setProperty("section", "next");
  today.setProperty("kind", "meeting");
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

TEST_CASE("An hour that the clocks skip or show twice is refused with what it may mean, and can be told") {
  const Zone here("America/Los_Angeles");
  Field starts = field(Type::instant);
  starts.label = {"Starts", "Début", "Comienzo"};
  const Format en(platform(), "en");
  CHECK(read(Type::instant, "2027-03-14 02:30") == "?");
  const QString skipped = en.not_read(starts, "2027-03-14 02:30");
  CHECK(skipped.contains("2027-03-14 01:30 or 2027-03-14 03:30"));
  CHECK(read(Type::instant, "2027-03-14 03:30") == "\"2027-03-14T10:30:00Z\"");
  CHECK(read(Type::instant, "2027-11-07 01:30") == "?");
  const QString twice = en.not_read(starts, "2027-11-07 01:30");
  CHECK(twice.contains("2027-11-07 01:30 -07:00"));
  CHECK(twice.contains("2027-11-07 01:30 -08:00"));
  CHECK(read(Type::instant, "2027-11-07 01:30 -07:00") == "\"2027-11-07T08:30:00Z\"");
  CHECK(read(Type::instant, "7/11/2027 1h30 UTC−8") == "\"2027-11-07T09:30:00Z\"");
  for (const char* offset : {"Z", "UTC", "+0000", "+00:00", "(UTC)", "GMT+0"})
    CHECK(read(Type::instant, (std::string("2027-03-14T02:30:05 ") + offset).c_str()) == "\"2027-03-14T02:30:05Z\"");
  for (const char* no : {"2027-03-14 24:00", "2027-03-14 14:30:60", "2027-03-14 14:30 pm", "2027-03-14 14:30 +25:00", "2027-03-14"}) {
    CHECK(read(Type::instant, no) == "?");
    CHECK(en.not_read(starts, no) != "");
  }
}

TEST_CASE("A time that is only touched stays, to the second, on every side of a change of clocks") {
  for (const char* zone : {"America/Los_Angeles", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"}) {
    const Zone here(zone);
    const QLocale locale = Language::locale_of("en");
    for (const char* raw :
         {"\"2027-11-07T08:30:00Z\"", "\"2027-11-07T09:30:30Z\"", "\"2027-10-31T00:30:00Z\"", "\"2027-10-31T01:30:00Z\"",
          "\"2027-04-03T14:45:00Z\"", "\"2027-04-03T15:15:00Z\"", "\"2011-12-30T09:59:59Z\"", "\"1930-01-01T00:00:01Z\""}) {
      INFO(zone << " " << raw);
      CHECK(read_input(field(Type::instant), show_input(field(Type::instant), raw, locale), locale) == Raw(raw));
    }
  }
}

TEST_CASE("A meeting stands on the first page until its last session has ended, wherever its reader is") {
  Desk desk;
  const Uuid meeting = SampleReplica::id_of("meeting.days");
  desk.replica().put("meeting", meeting, {{"title", "\"Three days\""}, {"planned_on", "\"2027-03-15\""}, {"state", "\"planned\""}});
  const auto session = [&](const char* key, const char* at, const char* minutes) {
    desk.replica().put("session", SampleReplica::id_of(key),
                       {{"meeting", json::quote(meeting.text())}, {"starts_utc", at}, {"duration", minutes}});
  };
  session("session.day1", "\"2027-03-15T09:00:00Z\"", "600");
  session("session.day4", "\"2027-03-18T09:00:00Z\"", "600");
  const auto shown = [&](const char* now) {
    desk.clock().now = QDateTime::fromString(now, Qt::ISODate).toMSecsSinceEpoch();
    TodayModel today;
    today.setProperty("section", "next");
    today.setProperty("kind", "meeting");
    today.set_services(&desk.services());
    desk.settle();
    for (int row = 0; row < today.count(); ++row)
      if (today.item(row)["title"] == "Three days") return true;
    return false;
  };
  for (const char* zone : {"Pacific/Apia", "Asia/Kolkata", "America/Los_Angeles"}) {
    const Zone here(zone);
    INFO(zone);
    CHECK(shown("2027-03-01T00:00:00Z"));
    CHECK(shown("2027-03-17T19:00:00Z"));
    CHECK(shown("2027-03-18T18:59:00Z"));
    CHECK_FALSE(shown("2027-03-18T19:01:00Z"));
  }
}
