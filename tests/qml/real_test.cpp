// SPDX-License-Identifier: Apache-2.0
// The app's models over a real replica and the real server.
#include <QSignalSpy>

#include "client/app/changes/change_models.h"
#include "client/app/changes/files_model.h"
#include "client/app/changes/leave_model.h"
#include "client/app/lists/record_list_model.h"
#include "client/app/record/attach_model.h"
#include "client/app/record/history_model.h"
#include "client/app/record/record_model.h"
#include "tests/catch.h"
#include "tests/qml/real_stage.h"

using namespace dialogue;
using namespace dialogue::real;

TEST_CASE("A device is enrolled, receives, writes without a server, and everything is confirmed when it is back") {
  Stage stage;
  SyncModel& sync = *stage.services->sync();
  CHECK(sync.word() == "not_enrolled");
  stage.enrol();
  REQUIRE(stage.synced());
  CHECK(sync.word() == "confirmed");
  CHECK(sync.person() != "");

  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("workstream");
  REQUIRE(stage.until([&] { return list.count() == 4; }));
  CHECK(list.can_create());
  list.set_kind("meeting");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  const int meetings = list.count();

  stage.server.stop();
  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.form()->setInput("title", "Réunion écrite sans serveur");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-05-04");
  REQUIRE(stage.until([&] { return stage.services->store()->under_way() == 0; }));
  record.form()->keep();
  REQUIRE(stage.until([&] { return record.loaded() && !record.creating() && record.sync() == "local"; }));
  REQUIRE(stage.until([&] { return list.count() == meetings + 1; }));
  CHECK(stage.synced());
  CHECK(sync.word() == "local");
  stage.clock.now += 10'000;
  CHECK(sync.word() == "offline");

  stage.serve();
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return record.sync() == "confirmed"; }));
  REQUIRE(stage.until([&] { return sync.word() == "confirmed"; }));

  HistoryModel history;
  history.set_services(stage.services.get());
  history.set_record_id(record.record_id());
  history.ask();
  REQUIRE(stage.until([&] { return !history.asking() && history.count() > 0; }));
  CHECK(history.item(history.count() - 1)["what"] == "Created");
  CHECK(history.item(history.count() - 1)["lines"].toString().contains(QString::fromUtf8("Title: Réunion écrite sans serveur")));

  // An own edit after the receipt is no news to its own page.
  record.form()->edit();
  record.form()->setInput("objective", "Ce qui marche");
  record.form()->done();
  REQUIRE(stage.until([&] { return sync.pending() == 1; }));
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return record.sync() == "confirmed"; }));
  CHECK_FALSE(record.news());

  SearchModel hits;
  hits.set_services(stage.services.get());
  hits.set_text("reunion sans serveur");
  CHECK(stage.until([&] { return hits.count() == 1; }));
}

TEST_CASE("A form that was begun is there again when the program is started anew, and nothing of it was sent") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  const auto begin = [&](RecordModel& record) {
    record.set_services(stage.services.get());
    record.begin("meeting");
    REQUIRE(stage.until([&] { return stage.services->store()->under_way() == 0; }));
  };
  {
    RecordModel record;
    begin(record);
    record.form()->setInput("title", "Réunion à moitié écrite");
  }
  stage.services.reset();
  stage.start();
  REQUIRE(stage.synced());
  CHECK(stage.services->sync()->word() == "confirmed");
  RecordModel record;
  begin(record);
  CHECK(record.form()->resumed() != "");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-05-04");
  record.form()->keep();
  REQUIRE(stage.until([&] { return record.loaded() && !record.creating() && record.sync() == "local"; }));
  CHECK(record.title() == "Réunion à moitié écrite");
  REQUIRE(stage.synced());
  CHECK(stage.until([&] { return record.sync() == "confirmed"; }));
}

TEST_CASE("By itself: what is written without a server is confirmed when it is back, and news of others appear, untouched") {
  Stage stage;
  SyncModel& sync = *stage.services->sync();
  sync.set_automatic(true);
  stage.enrol();
  REQUIRE(stage.until([&] { return sync.word() == "confirmed"; }));

  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("meeting");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  const int meetings = list.count();

  stage.server.stop();
  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.form()->setInput("title", "Atelier sans serveur");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-05-04");
  record.form()->keep();
  REQUIRE(stage.until([&] { return sync.pending() + sync.sent() == 1; }));
  stage.serve();
  REQUIRE(stage.until([&] { return record.sync() == "confirmed" && sync.word() == "confirmed"; }));

  // Somebody else, on another device.
  const auto made = e2e::run({program, "--data", stage.folder / "server", "--json", "enrol-code", stage.person});
  REQUIRE(made.status == 0);
  REQUIRE(stage.cli("other", {"enrol", "--server", "http://" + stage.address(), "--code", value_of(made.out, "code")}).status == 0);
  REQUIRE(stage.cli("other", {"create", "meeting", "title=Reunión de otra persona", "kind=roundtable", "planned_on=2027-06-01"}).status ==
          0);
  REQUIRE(stage.cli("other", {"sync"}).status == 0);
  CHECK(stage.until([&] { return list.count() == meetings + 2; }));
}

TEST_CASE("While the app has the replica open, the command line says so and changes nothing") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  const auto refused = stage.cli("app", {"create", "meeting", "title=Nothing", "kind=roundtable"});
  CHECK(refused.status == 1);
  CHECK(refused.out.find("in_use") != std::string::npos);
  const auto said = e2e::run({std::string(DIALOGUE_BIN) + "/client/dialogue-cli", "--replica", stage.folder / "app", "list", "meeting"});
  CHECK(said.status == 1);
  CHECK(said.err.size() > 20);
  CHECK(said.out.empty());
}

TEST_CASE("Leaving the device removes records and key, and somebody else can begin on it") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  LeaveModel leaving;
  leaving.set_services(stage.services.get());
  CHECK(leaving.losses() == "");
  leaving.leave();
  REQUIRE(stage.until([&] { return stage.services->sync()->word() == "not_enrolled"; }));
  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("workstream");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  CHECK(list.count() == 0);
  const auto made = e2e::run({program, "--data", stage.folder / "server", "--json", "enrol-code", stage.person});
  stage.code = value_of(made.out, "code");
  stage.enrol();
  REQUIRE(stage.synced());
  CHECK(stage.until([&] { return list.count() == 4; }));
}

TEST_CASE("A device that is ordered to erase itself sends what waits, erases itself, says so, and somebody can begin on it") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  SyncModel& sync = *stage.services->sync();
  const auto admin = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {program, "--data", stage.folder / "server", "--json"});
    return e2e::run(args);
  };
  const auto device = value_of(admin({"device", "list"}).out, "id");
  REQUIRE(admin({"device", "wipe", device}).status == 0);
  CHECK(admin({"device", "list"}).out.find("\"wiped\"") == std::string::npos);
  REQUIRE(stage.synced());
  REQUIRE(stage.until([&] { return sync.word() == "not_enrolled"; }));
  REQUIRE(stage.until([&] { return admin({"device", "list"}).out.find("\"wiped\"") != std::string::npos; }));
  CHECK(sync.problem().startsWith("This device was erased"));
  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("workstream");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  CHECK(list.count() == 0);
  stage.code = value_of(admin({"enrol-code", stage.person}).out, "code");
  stage.enrol();
  REQUIRE(stage.synced());
  CHECK(stage.until([&] { return list.count() == 4; }));
  CHECK(sync.problem() == "");
}

TEST_CASE("A document is fetched when its reader asks, after reading its size") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  e2e::write_file(stage.folder / "agenda.txt", std::string(70'000, 'a'));
  const auto made = e2e::run({program, "--data", stage.folder / "server", "--json", "enrol-code", stage.person});
  REQUIRE(stage.cli("other", {"enrol", "--server", "http://" + stage.address(), "--code", value_of(made.out, "code")}).status == 0);
  const auto meeting =
      value_of(stage.cli("other", {"create", "meeting", "title=With a document", "kind=roundtable", "planned_on=2027-06-01"}).out, "id");
  const auto attached = stage.cli("other", {"attach", meeting, stage.folder / "agenda.txt"});
  INFO(attached.err);
  REQUIRE(attached.status == 0);
  REQUIRE(stage.cli("other", {"sync"}).status == 0);
  REQUIRE(stage.synced());

  FilesModel files;
  files.set_services(stage.services.get());
  files.set_record_id(QString::fromStdString(meeting));
  REQUIRE(stage.until([&] { return files.count() == 1; }));
  CHECK(files.missing() == "70.0 kB");
  CHECK(files.share() == 0);
  files.getAll();
  REQUIRE(stage.until([&] { return files.item(0)["here"].toBool() && !files.moving(); }));
  CHECK(files.missing() == "");
  CHECK(files.problem() == "");
}

TEST_CASE("A file is attached without a server, waits, goes to it when it is back, and somebody else gets the same bytes") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.form()->setInput("title", "Avec un document");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-06-01");
  record.form()->keep();
  REQUIRE(stage.until([&] { return record.loaded() && !record.creating() && record.record_id() != ""; }));
  REQUIRE(stage.synced());
  stage.server.stop();

  std::string bytes;
  for (int i = 0; i < 40'000; ++i) bytes += std::to_string(i) + "\n";
  e2e::write_file(stage.folder / "agenda-es.txt", bytes);
  AttachModel attaching;
  attaching.set_services(stage.services.get());
  attaching.set_record_id(record.record_id());
  attaching.choose({QUrl::fromLocalFile(QString::fromStdString(stage.folder / "agenda-es.txt"))});
  REQUIRE(stage.until([&] { return attaching.allowed() && !attaching.busy(); }));
  CHECK(attaching.language() == "es");
  attaching.set_declared(true);
  attaching.attach();
  REQUIRE(stage.until([&] { return !attaching.asking(); }));

  FilesModel files;
  files.set_services(stage.services.get());
  files.set_record_id(record.record_id());
  const auto shown = [&](const char* role) { return files.data(files.index(0), files.roleNames().key(role)); };
  REQUIRE(stage.until([&] { return files.count() == 1; }));
  CHECK(files.item(0)["way"] == "saved");
  CHECK(stage.synced());
  CHECK(files.item(0)["way"] == "saved");
  CHECK(shown("refused").toString() == "");

  stage.serve();
  QSignalSpy sending(stage.services->files(), &FileMover::sending);
  QSignalSpy sent(stage.services->files(), &FileMover::sent);
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return sent.count() == 1; }));
  CHECK(sending.count() >= 2);
  REQUIRE(stage.until([&] { return shown("wayText").toString() == "On the server"; }));
  REQUIRE(stage.until([&] { return files.item(0)["way"] == "stored"; }));
  CHECK(files.waiting() == 0);

  const auto made = e2e::run({program, "--data", stage.folder / "server", "--json", "enrol-code", stage.person});
  REQUIRE(stage.cli("other", {"enrol", "--server", "http://" + stage.address(), "--code", value_of(made.out, "code")}).status == 0);
  REQUIRE(stage.cli("other", {"sync"}).status == 0);
  REQUIRE(stage.cli("other", {"fetch", files.item(0)["materialId"].toString().toStdString(), "-o", stage.folder / "copy.txt"}).status == 0);
  CHECK(e2e::read_file(stage.folder / "copy.txt") == bytes);
}

TEST_CASE("With little data a document waits until its person sends it, and what is written goes by itself") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  stage.services->settings()->set_low_data(true);
  SyncModel& sync = *stage.services->sync();
  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.form()->setInput("title", "Low data");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-06-01");
  record.form()->keep();
  REQUIRE(stage.until([&] { return record.loaded() && !record.creating() && record.record_id() != ""; }));
  e2e::write_file(stage.folder / "note.txt", std::string(50'000, 'n'));
  AttachModel attaching;
  attaching.set_services(stage.services.get());
  attaching.set_record_id(record.record_id());
  attaching.choose({QUrl::fromLocalFile(QString::fromStdString(stage.folder / "note.txt"))});
  REQUIRE(stage.until([&] { return attaching.allowed() && !attaching.busy(); }));
  attaching.set_declared(true);
  attaching.attach();
  REQUIRE(stage.until([&] { return !attaching.asking(); }));

  sync.sendOnly();
  REQUIRE(stage.until([&] { return !sync.running() && sync.pending() + sync.sent() == 0 && sync.files_waiting() == 1; }));
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return sync.files_waiting() == 1; }));
  CHECK(sync.word() == "local");
  CHECK(sync.sentence().contains("50.0 kB"));
  QSignalSpy sent(stage.services->files(), &FileMover::sent);
  sync.sendFiles();
  REQUIRE(stage.until([&] { return sent.count() == 1 && sync.files_waiting() == 0; }));
  REQUIRE(stage.until([&] { return sync.word() == "confirmed"; }));
}

TEST_CASE("Sending only takes one page of news at most with its receipts; the rest comes when it is asked for") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("meeting");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  const int before = list.count();

  const auto made = e2e::run({program, "--data", stage.folder / "server", "--json", "enrol-code", stage.person});
  REQUIRE(stage.cli("other", {"enrol", "--server", "http://" + stage.address(), "--code", value_of(made.out, "code")}).status == 0);
  std::string words;
  for (int i = 0; words.size() < 6'000; ++i) words += std::to_string(i * 7919 % 100'003) + " ";
  constexpr int others = 12;
  for (int i = 0; i < others; ++i) {
    const std::string title = "title=Other " + std::to_string(i), objective = "objective=" + std::to_string(i) + " " + words;
    REQUIRE(stage.cli("other", {"create", "meeting", title, objective, "kind=roundtable", "planned_on=2027-06-01"}).status == 0);
  }
  REQUIRE(stage.cli("other", {"sync"}).status == 0);

  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.form()->setInput("title", "Mine");
  record.form()->setInput("kind", "roundtable");
  record.form()->setInput("planned_on", "2027-05-04");
  record.form()->keep();
  SyncModel& sync = *stage.services->sync();
  REQUIRE(stage.until([&] { return sync.pending() == 1; }));
  sync.sendOnly();
  REQUIRE(stage.until([&] { return !sync.running() && sync.pending() + sync.sent() == 0; }));
  REQUIRE(stage.until([&] { return record.sync() == "confirmed" && stage.services->store()->under_way() == 0; }));
  CHECK(list.count() < before + 1 + others);
  CHECK(stage.synced());
  CHECK(stage.until([&] { return list.count() == before + 1 + others; }));
}
