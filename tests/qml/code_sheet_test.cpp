// SPDX-License-Identifier: Apache-2.0
// Letting another device join from the app: the code on its page, on paper, and gone afterwards.
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>
#include <algorithm>

#include "client/app/changes/joining_code.h"
#include "client/app/changes/joining_page.h"
#include "client/app/changes/person_devices.h"
#include "client/core/joining/joining_source.h"
#include "client/core/joining/picture_text.h"
#include "shared/wire/json.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

GreyPicture grey_of(const QImage& image) {
  const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
  GreyPicture out{grey.width(), grey.height(), {}};
  for (int y = 0; y < grey.height(); ++y) out.points.insert(out.points.end(), grey.constScanLine(y), grey.constScanLine(y) + grey.width());
  return out;
}

QQuickItem* item_above(QObject* object) {
  while (object && !qobject_cast<QQuickItem*>(object)) object = object->parent();
  return qobject_cast<QQuickItem*>(object);
}

/// Brings it into sight.
void scroll_to(QQuickItem* item) {
  for (QQuickItem* up = item; up; up = up->parentItem())
    if (up->property("contentY").isValid()) {
      up->setProperty("contentY", item->mapToItem(up, QPointF()).y() + up->property("contentY").toReal() - 8);
      return;
    }
}

/// The settings of a person who has joined, and the sheet that they open.
struct CodeDesk {
  CodeDesk() : window(desk) { QStandardPaths::setTestModeEnabled(true); }
  ~CodeDesk() {
    desk.services().settings()->set_language("en");
    desk.services().settings()->set_theme("light");
    desk.services().settings()->set_text_size(100);
    QStandardPaths::setTestModeEnabled(false);
  }
  void open() {
    window.go({"settings", "settings", "", ""});
    code = nullptr;
    window.walk([&](QQuickItem& item) { code = code ? code : item.findChild<JoiningCode*>(); });
    REQUIRE(code);
    QMetaObject::invokeMethod(sheet(), "open");
    desk.settle();
  }
  /// The object whose property holds the model's services is its sheet's content; the sheet is above it.
  QObject* sheet() const {
    QObject* each = code;
    while (each && each->metaObject()->indexOfProperty("joined") < 0) each = each->parent();
    REQUIRE(each);
    return each;
  }
  void make() {
    QMetaObject::invokeMethod(sheet(), "make");
    REQUIRE(desk.until([&] { return !code->asking(); }));
    desk.settle();
  }
  void check_page(int width) {
    window.walk([&](QQuickItem& item) {
      check_place(item, width);
      check_text(item);
      check_name(item);
      check_target(item);
    });
  }
  /// Scrolls the sheet so that the picture is in sight.
  QQuickItem* picture() {
    QQuickItem* out = nullptr;
    window.walk([&](QQuickItem& item) {
      if (QByteArray(item.metaObject()->className()).startsWith("dialogue::QrPicture")) out = &item;
    });
    return out;
  }

  Desk desk;
  Window window;
  JoiningCode* code = nullptr;
};

}  // namespace

TEST_CASE("By the keyboard alone a person makes a line for another device of theirs, and copies it") {
  CodeDesk t;
  t.window.go({"settings", "settings", "", ""});
  REQUIRE(t.window.focus_named("Add another of my devices"));
  t.window.key(Qt::Key_Space);
  REQUIRE(t.window.focus_named("Make the code"));
  t.window.key(Qt::Key_Space);
  t.window.walk([&](QQuickItem& item) { t.code = t.code ? t.code : item.findChild<JoiningCode*>(); });
  REQUIRE(t.code);
  REQUIRE(t.desk.until([&] { return t.code->made(); }));
  t.desk.settle();
  CHECK(t.code->problem() == "");
  const auto line = find_joining_line(t.code->line().toStdString()).take();
  CHECK(line.url() == "https://dialogue.example.org");
  CHECK(line.secured == Secured::own);
  REQUIRE(t.window.focus_named("Copy the line"));
  t.window.key(Qt::Key_Space);
  CHECK(QGuiApplication::clipboard()->text() == t.code->line());
  CHECK(QGuiApplication::clipboard()->mimeData()->data("x-kde-passwordManagerHint") == "secret");
  t.window.key(Qt::Key_Escape);
  CHECK(t.code->line() == "");
  CHECK(t.code->squares().isEmpty());
  CHECK_FALSE(t.code->made());
  CHECK(t.window.messages() == "");
}

TEST_CASE("The page fits in three languages, light and dark, with large letters, and its QR code is read from the screen") {
  CodeDesk t;
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)})
    for (const char* lang : {"fr", "es", "en"})
      for (const auto& [theme, size] : {std::pair("light", 100), std::pair("dark", 100), std::pair("light", 200)}) {
        INFO(lang << " " << width << " " << theme << " " << size);
        t.desk.services().settings()->set_language(lang);
        t.desk.services().settings()->set_theme(theme);
        t.desk.services().settings()->set_text_size(size);
        t.window.resize(width, height);
        t.open();
        const auto name = QString("code-%1-%2-%3-%4").arg(lang).arg(width).arg(theme).arg(size);
        t.window.picture(name + "-before");
        t.check_page(width);
        t.make();
        REQUIRE(t.code->made());
        t.check_page(width);
        QQuickItem* picture = t.picture();
        REQUIRE(picture);
        scroll_to(picture);
        t.desk.settle();
        t.window.picture(name);
        const auto read = text_of(grey_of(t.window.window()->grabWindow()));
        REQUIRE(read.ok());
        CHECK(find_joining_line(*read).take() == find_joining_line(t.code->line().toStdString()).take());
        QMetaObject::invokeMethod(t.sheet(), "close");
        t.desk.settle();
        CHECK_FALSE(t.code->made());
        CHECK(t.window.messages() == "");
      }
}

TEST_CASE("Without a connection the page says so, and goes on with the same code once there is one") {
  CodeDesk t;
  t.open();
  t.desk.line().reachable = false;
  t.make();
  CHECK_FALSE(t.code->made());
  CHECK(t.code->problem().contains("needs a connection"));
  t.desk.line().reachable = true;
  t.make();
  CHECK(t.code->made());
  CHECK(t.code->problem() == "");
}

TEST_CASE("What is saved can be opened by whoever joins: a file, a picture, and a page to print") {
  CodeDesk t;
  t.open();
  t.make();
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const auto line = find_joining_line(t.code->line().toStdString()).take();
  const auto saved = [&](const char* pattern) {
    const auto found = folder.entryInfoList({pattern}, QDir::Files, QDir::Time);
    REQUIRE_FALSE(found.isEmpty());
    const auto bytes = read_joining_file(found.front().filePath().toStdString()).take();
    CHECK(t.code->kept().contains(found.front().fileName()));
    QFile::remove(found.front().filePath());
    return bytes;
  };
  t.code->saveLine();
  CHECK(joining_line_in(saved("*.dialogue")).take() == line);
  t.code->savePicture();
  CHECK(joining_line_in(saved("*.png")).take() == line);
  t.code->savePage();
  const auto page = saved("*.pdf");
  CHECK(page.starts_with("%PDF"));
}

TEST_CASE("On paper stand who, where, until when and what to do, in three languages, with a QR code that a camera reads") {
  CodeDesk t;
  t.open();
  t.make();
  const auto line = find_joining_line(t.code->line().toStdString()).take();
  for (const char* lang : {"fr", "es", "en"}) {
    t.desk.services().settings()->set_language(lang);
    t.desk.settle();
    constexpr int width = 1004, height = 1519, dots_a_meter = 5906;  // A4 within its margins, 150 dots an inch
    QImage page(width, height, QImage::Format_RGB32);
    page.setDotsPerMeterX(dots_a_meter), page.setDotsPerMeterY(dots_a_meter);
    page.fill(Qt::white);
    draw({"Aline Moreau", t.code->server(), t.code->line(), t.code->valid_until(), t.code->squares()}, page);
    const auto read = text_of(grey_of(page));
    REQUIRE(read.ok());
    CHECK(find_joining_line(*read).take() == line);
    // It fits: nothing is written on the last lines.
    const QImage foot = page.copy(0, height - 40, width, 40).convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < foot.height(); ++y)
      CHECK(std::all_of(foot.constScanLine(y), foot.constScanLine(y) + width, [](uchar dot) { return dot == 255; }));
    if (const QString to = qEnvironmentVariable("DIALOGUE_PICTURES"); !to.isEmpty()) page.save(to + "/paper-" + lang + ".png");
  }
}

TEST_CASE("Coordinators help others join on their page, but nobody who takes part where two people are asked for") {
  Desk desk;
  Actor actor;
  actor.person = SampleReplica::id_of("person.me");
  const auto devices_of = [&](const char* person) {
    auto devices = std::make_unique<PersonDevices>();
    devices->set_services(&desk.services());
    devices->set_person_id(QString::fromStdString(SampleReplica::id_of(person).text()));
    desk.settle();
    return devices;
  };
  CHECK(devices_of("person.me")->own());
  CHECK(devices_of("person.me")->allowed());
  CHECK(devices_of("person.me")->devices().size() == 2);
  for (const QVariant& device : devices_of("person.me")->devices()) CHECK(device.toMap()["words"].toString().count(' ') == 5);
  CHECK_FALSE(devices_of("person.diallo")->allowed());
  ActiveGrant grant;
  grant.role = "SC";
  actor.grants = {grant};
  desk.replica().set_actor(actor);
  desk.services().store()->announce();
  desk.settle();
  const auto helped = devices_of("person.diallo");
  REQUIRE(helped->known());
  CHECK(helped->allowed());
  CHECK_FALSE(helped->guarded());
  CHECK_FALSE(devices_of("org.kessou")->known());
  {
    Window window(desk);
    for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)})
      for (const char* lang : {"fr", "es", "en"}) {
        INFO(lang << " " << width);
        desk.services().settings()->set_language(lang);
        window.resize(width, height);
        for (const auto& [name, place] : {std::pair("person", Place{"person", "search", "", "person.diallo"}),
                                          std::pair("settings", Place{"settings", "settings", "", ""})}) {
          window.go(place);
          PersonDevices* shown = nullptr;
          window.walk([&](QQuickItem& item) { shown = shown ? shown : item.findChild<PersonDevices*>(); });
          REQUIRE(shown);
          CHECK(shown->allowed());
          window.walk([&](QQuickItem& item) {
            check_place(item, width);
            check_text(item);
            check_name(item);
            check_target(item);
          });
          scroll_to(item_above(shown));
          desk.settle();
          window.picture(QString("devices-%1-%2-%3").arg(name).arg(lang).arg(width));
          CHECK(window.messages() == "");
        }
      }
    desk.services().settings()->set_language("en");
  }
  desk.replica().put("role_grant", SampleReplica::id_of("grant.diallo"),
                     {{"person", json::quote(SampleReplica::id_of("person.diallo").text())}, {"role", "\"SC\""}, {"state", "\"pending\""}});
  desk.services().store()->announce();
  desk.settle();
  CHECK_FALSE(helped->allowed());
  CHECK(helped->guarded());
}

TEST_CASE("Where the code was saved is told in the language that the reader changes to, also of a long name in any script") {
  CodeDesk t;
  t.open();
  t.make();
  REQUIRE(t.code->made());
  // 120 letters of three bytes each, and a mark that is a letter's own.
  t.code->setProperty("name", QString(118, QChar(0x1200)) + "e" + QChar(0x301));
  t.code->saveLine();
  CHECK(t.code->problem() == "");
  const QString english = t.code->kept();
  CHECK(english.contains(QString("e") + QChar(0x301) + ".dialogue"));
  t.desk.services().settings()->set_language("fr");
  t.desk.settle();
  CHECK(t.code->kept() != english);
  CHECK(t.code->kept() != "");
  const auto begins = english.indexOf('/');
  CHECK(QFile::remove(english.mid(begins, english.indexOf(".dialogue") + 9 - begins)));
}
