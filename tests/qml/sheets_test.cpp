// SPDX-License-Identifier: Apache-2.0
// What opens over a page.
#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

#include "client/app/record/attach_model.h"
#include "client/app/record/history_model.h"
#include "client/app/record/record_model.h"
#include "client/core/tables/variants.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

void check_fits(Window& window, qreal width) {
  window.walk([&](QQuickItem& item) {
    check_place(item, width);
    check_text(item);
    check_name(item);
    check_target(item);
  });
}

QUrl write(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  QFile out(folder.filePath(name));
  REQUIRE(out.open(QIODevice::WriteOnly));
  out.write(bytes);
  return QUrl::fromLocalFile(out.fileName());
}

}  // namespace

TEST_CASE("The history of a record fits a phone in three languages, with a line and without one") {
  for (const char* lang : {"en", "fr", "es"}) {
    // It has a device of its own, because what was once shown is kept and needs no line any more.
    Desk desk;
    Window window(desk);
    window.resize(360, 640);
    desk.services().settings()->set_language(lang);
    for (const bool line : {false, true}) {
      desk.line().reachable = line;
      window.go({"offers", "support", "", "", false, "", 1});
      window.go({"request", "support", "", "request.coi"});
      auto* history = window.made<HistoryModel>();
      REQUIRE(history);
      history->ask();
      REQUIRE(desk.until([&] { return !history->asking() && history->count() == (line ? 2 : 0); }));
      desk.settle();
      INFO(lang << " " << line);
      CHECK((history->problem() == "") == line);
      CHECK(window.messages() == "");
      check_fits(window, 360);
    }
    desk.services().settings()->set_language("en");
  }
}

TEST_CASE("Attaching a file fits a phone in three languages, and a refusal says why") {
  Desk desk;
  Window window(desk);
  const QTemporaryDir folder;
  desk.replica().set_directory(folder.path().toStdString());
  const QUrl good = write(folder, "Note de cadrage sur les entretiens avec des demandeurs mineurs_fr.txt", QByteArray(184'320, 'a'));
  const QUrl bad = write(folder, "Photo.pdf", "\xFF\xD8\xFF\xE0 no pdf");
  for (const char* lang : {"en", "fr", "es"}) {
    desk.services().settings()->set_language(lang);
    for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
      window.resize(width, height);
      window.go({"meeting", "meetings", "", "meeting.global2"});
      auto* files = window.made<AttachModel>();
      REQUIRE(files);
      INFO(lang << " " << width);
      for (const auto& [name, urls] : {std::pair("attach", QList<QUrl>{good}), std::pair("refused", QList<QUrl>{bad, good})}) {
        files->choose(urls);
        REQUIRE(desk.until([&] { return !files->busy(); }));
        desk.settle();
        CHECK(window.messages() == "");
        check_fits(window, width);
        window.picture(QString("%1-%2-%3").arg(name, lang).arg(width));
        files->stop();
        desk.settle();
      }
    }
  }
  desk.services().settings()->set_language("en");
}

TEST_CASE("A file is attached by keyboard alone") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  const QTemporaryDir folder;
  REQUIRE(QDir().mkpath(folder.filePath("replica")));
  desk.replica().set_directory(folder.filePath("replica").toStdString());
  window.go({"request", "support", "", "request.draft"});
  CHECK(window.focus_named("Attach files"));
  auto* files = window.made<AttachModel>();
  REQUIRE(files);
  files->choose({write(folder, "one.txt", "1")});
  REQUIRE(desk.until([&] { return !files->busy(); }));
  desk.settle();
  REQUIRE(window.focus_named("Contains no personal data"));
  window.key(Qt::Key_Space);
  CHECK(files->declared());
  REQUIRE(window.focus_named("Attach"));
  window.key(Qt::Key_Return);
  REQUIRE(desk.until([&] { return !files->asking(); }));
}

TEST_CASE("A file dropped on a record is asked about, and one dropped on a form is not") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  const QTemporaryDir folder;
  desk.replica().set_directory(folder.path().toStdString());
  QMimeData files;
  files.setUrls({write(folder, "one.txt", "1")});
  window.go({"request", "support", "", "request.draft"});
  window.drag(files, {900, 400});
  check_fits(window, 1280);
  window.picture("drop-en-1280");
  window.drop(files, {900, 400});
  auto* attaching = window.made<AttachModel>();
  REQUIRE(attaching);
  REQUIRE(desk.until([&] { return attaching->asking() && !attaching->busy(); }));
  CHECK(attaching->file_name() == "one.txt");
  CHECK(attaching->problem() == "");
  attaching->stop();

  window.go({"edit request", "support", "", "request.draft", true});
  window.drag(files, {900, 400});
  window.drop(files, {900, 400});
  CHECK_FALSE(window.made<AttachModel>()->asking());
}

TEST_CASE("Texts of other languages are read and written on a phone in three languages, by keyboard too") {
  Desk desk;
  Window window(desk);
  for (const char* lang : {"fr", "es", "en"}) {
    desk.services().settings()->set_language(lang);
    for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
      window.resize(width, height);
      INFO(lang << " " << width);
      for (const char* record : {"meeting.global2", "request.coi"}) {
        window.go({"read", "support", "", record});
        CHECK(window.messages() == "");
        check_fits(window, width);
        window.picture(QString("variants-%1-%2-%3").arg(record, lang).arg(width));
      }
      window.go({"edit", "support", "", "request.coi", true});
      const QString name = *lang == 'f'                     ? "Titre, Autres langues"
                           : *lang == 'e' && lang[1] == 's' ? "Título, Otros idiomas"
                                                            : "Title, Other languages";
      window.picture(QString("variants-form-%1-%2").arg(lang).arg(width));
      REQUIRE(window.focus_named(name));
      window.key(Qt::Key_Return);
      CHECK(window.messages() == "");
      check_fits(window, width);
      window.picture(QString("variants-edit-%1-%2").arg(lang).arg(width));
    }
  }
  REQUIRE(window.focus_named(QString::fromUtf8("Title · English")));
  QQuickItem* field = window.focused();
  window.type("Country information unit");
  window.key(Qt::Key_Tab);
  CHECK(field->property("text").toString().contains("Country information unit"));
  window.key(Qt::Key_S, Qt::ControlModifier);
  desk.settle();
  CHECK(variant_text(desk.replica(), SampleReplica::id_of("request.coi"), "title", "en").find("Country information unit") !=
        std::string::npos);
}

TEST_CASE("What is locked for want of contact is said on every page, and before it is, on the first one") {
  Desk desk;
  Window window(desk);
  constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
  const auto lease = [&](bool locked, std::int64_t left) {
    desk.replica().set_lease(locked, left);
    desk.services().store()->announce();
    desk.settle();
  };
  for (const char* lang : {"en", "es", "fr"}) {
    desk.services().settings()->set_language(lang);
    for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
      window.resize(width, height);
      INFO(lang << " " << width);
      lease(false, 3 * day);
      window.go({"today", "today", "", ""});
      check_fits(window, width);
      window.picture(QString("soon-%1-%2").arg(lang).arg(width));
      lease(true, 0);
      for (const char* place : {"today", "sync", "pledges"}) {
        window.go({place, place, "", ""});
        CHECK(window.messages() == "");
        check_fits(window, width);
        window.picture(QString("locked-%1-%2-%3").arg(place, lang).arg(width));
      }
      window.go({"record", "meetings", "", "meeting.global2"});
      check_fits(window, width);
      window.picture(QString("locked-record-%1-%2").arg(lang).arg(width));
    }
  }
  desk.services().settings()->set_language("en");
  window.go({"pledges", "pledges", "", ""});
  REQUIRE(window.focus_named("What to do"));
  window.key(Qt::Key_Return);
  CHECK(window.get("place") == "sync");
  REQUIRE(window.focus_named("Send only what I wrote"));
  window.key(Qt::Key_Return);
  REQUIRE(desk.until([&] { return desk.services().sync()->pending() + desk.services().sync()->sent() == 0; }));
  REQUIRE(window.focus_named("Use little data"));
  window.key(Qt::Key_Space);
  CHECK(desk.services().settings()->low_data());
}

TEST_CASE("Words that cannot be saved, and a form that comes back, are said on a phone in three languages") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const char* lang : {"en", "fr", "es"}) {
      INFO(lang << " " << width);
      desk.services().settings()->set_language(lang);
      const auto look = [&](const char* name) {
        desk.settle();
        window.picture(QString("saver-%1-%2-%3").arg(name, lang).arg(width));
        CHECK(window.messages() == "");
        check_fits(window, width);
      };
      const Place form{"new", "support", "", "", true, "support_request"};
      window.go(form);
      auto* fresh = window.made<RecordModel>();
      REQUIRE(fresh);
      fresh->form()->setInput("title", "Interprètes pour Kessou-Est");
      desk.settle();
      window.go({"today", "today", "", ""});
      look("begun");
      REQUIRE(window.focus_named(QString::fromUtf8("Interprètes pour Kessou-Est")));
      window.key(Qt::Key_Return);
      look("resumed");
      fresh = window.made<RecordModel>();
      REQUIRE(fresh);
      CHECK(fresh->form()->resumed() != "");
      fresh->form()->beginEmpty();

      window.go({"record", "support", "", "request.draft", true});
      auto* record = window.made<RecordModel>();
      REQUIRE(record);
      record->form()->setInput("title", QString(5'000, 'x'));
      record->form()->done();
      look("stuck");
      record->form()->discard();
      desk.settle();
      desk.replica().fail_writes("disk_full");
      record->form()->setInput("title", QString("Un disque plein, %1 %2").arg(lang).arg(width));
      record->form()->done();
      record->form()->edit();
      look("full");
      QMetaObject::invokeMethod(window.window(), "close");
      desk.settle();
      window.picture(QString("saver-closing-%1-%2").arg(lang).arg(width));
      CHECK(window.window()->isVisible());
      desk.replica().fail_writes("");
      desk.services().saver()->again();
      desk.settle();
      CHECK_FALSE(window.window()->isVisible());
      window.window()->show();
      desk.settle();
    }
  }
  desk.services().settings()->set_language("en");
}
