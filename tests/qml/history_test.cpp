// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>

#include "client/app/record/history_model.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

QString id(const char* key) { return QString::fromStdString(SampleReplica::id_of(key).text()); }

struct Asked : Desk {
  void ask(HistoryModel& model) {
    model.ask();
    REQUIRE(until([&] { return !model.asking(); }));
    settle();
  }
  void open(HistoryModel& model) {
    model.set_services(&services());
    model.set_record_id(id("request.coi"));
    settle();
  }
};

}  // namespace

TEST_CASE("The history is asked for by its reader, and told in words with the newest first") {
  Asked desk;
  HistoryModel history;
  desk.open(history);
  const int before = desk.line().calls;
  CHECK_FALSE(history.shown());
  CHECK(desk.line().calls == before);
  desk.ask(history);
  REQUIRE(history.count() == 2);
  CHECK(history.problem() == "");
  CHECK_FALSE(history.kept());
  CHECK(history.item(0)["what"] == "Edited");
  CHECK(history.item(0)["who"].toString().startsWith("Ibrahima Diallo · "));
  CHECK(history.item(0)["lines"] == QString::fromUtf8("Title: Un premier titre → Un titre plus clair"));
  CHECK(history.item(1)["what"] == "Created");
  CHECK(history.item(1)["lines"] == "Original language: French");
  desk.services().settings()->set_language("es");
  desk.settle();
  CHECK(history.item(1)["lines"] == QString::fromUtf8("Idioma original: Francés"));
  desk.services().settings()->set_language("en");
}

TEST_CASE("Without a line the history is as it was kept here, or says that it needs one") {
  Asked desk;
  const QTemporaryDir folder;
  desk.replica().set_directory(folder.path().toStdString());
  desk.line().reachable = false;
  HistoryModel first;
  desk.open(first);
  desk.ask(first);
  CHECK_FALSE(first.shown());
  CHECK(first.problem() == "The server keeps the history: it needs a connection.");
  desk.line().reachable = true;
  desk.ask(first);
  CHECK(first.problem() == "");
  CHECK(first.count() == 2);
  desk.line().reachable = false;
  HistoryModel second;
  desk.open(second);
  desk.ask(second);
  CHECK(second.kept());
  CHECK(second.count() == 2);
  CHECK(second.problem() == "");
}

TEST_CASE("What was never sent has no history yet, and nobody is asked for it") {
  Asked desk;
  const Uuid fresh = desk.replica().create("support_request", {{"title", "\"Fresh\""}}).take();
  HistoryModel history;
  desk.open(history);
  history.set_record_id(QString::fromStdString(fresh.text()));
  const int before = desk.line().calls;
  desk.ask(history);
  CHECK(history.problem().startsWith("It has not been sent yet"));
  CHECK(desk.line().calls == before);
}
