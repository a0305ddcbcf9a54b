// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "client/app/leave_model.h"
#include "client/app/today_model.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

QStringList titles(Desk& desk, const char* section) {
  TodayModel today;
  today.setProperty("section", section);
  today.set_services(&desk.services());
  desk.settle();
  QStringList out;
  for (int row = 0; row < today.count(); ++row) out << today.item(row)["title"].toString();
  return out;
}

}  // namespace

TEST_CASE("The first page says what waits for the person, what comes next and what is begun") {
  Desk desk;
  const auto waiting = titles(desk, "waiting");
  REQUIRE(waiting.size() >= 2);
  CHECK(waiting[0] == QString::fromUtf8("Formation de formateurs à l'enregistrement"));
  CHECK(waiting[1] == "Joint training of interviewers in three authorities");
  const auto meetings = titles(desk, "meetings");
  REQUIRE(meetings.size() == 3);
  CHECK(meetings[0] == QString::fromUtf8("Table ronde : entretiens à distance"));
  CHECK_FALSE(meetings.contains("First global meeting"));
  CHECK(titles(desk, "drafts").contains(QString::fromUtf8("Renforcer les entretiens avec des demandeurs mineurs")));
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
