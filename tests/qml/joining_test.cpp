// SPDX-License-Identifier: Apache-2.0
// Joining by what the coordinator gave: a line, a file, a picture.
#include <QFile>
#include <QImage>
#include <QQmlProperty>
#include <QTemporaryDir>
#include <QUrl>

#include "shared/joining/joining_line.h"
#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

QString line(Secured secured = Secured::own) {
  return QString::fromStdString(
      encode(JoiningLine{"dialogue.example.org:8443", secured, "0123456789abcdef", "0123456789ABCDEFGHJKMNPQRS"}).take());
}

std::vector<QQuickItem*> fields(Window& window) {
  std::vector<QQuickItem*> out;
  window.walk([&](QQuickItem& item) {
    if (item.inherits("QQuickTextField")) out.push_back(&item);
  });
  return out;
}

std::string said(QQuickItem* item) {
  return QQmlProperty(item, "Accessible.description", qmlContext(item)).read().toString().toStdString();
}

QString saved(const QTemporaryDir& dir, const QString& name, const QByteArray& bytes) {
  QFile file(dir.filePath(name));
  REQUIRE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
  return file.fileName();
}

/// A desk whose device is nobody's yet.
struct Newcomer {
  Newcomer() {
    desk.replica().set_enrolled(false);
    desk.services().store()->announce();
    desk.settle();
  }
  Desk desk;
  JoinModel& joining = *desk.services().joining();
};

}  // namespace

TEST_CASE("A line says where it leads and how the way is secured, an address is left alone") {
  Newcomer newcomer;
  JoinModel& joining = newcomer.joining;
  joining.read("  Dear Ana,\n" + line() + ". Regards");
  CHECK(joining.found());
  CHECK(joining.server() == "https://dialogue.example.org:8443");
  CHECK(joining.told().contains("dialogue.example.org:8443"));
  const QString own = joining.told();
  joining.read(line(Secured::by_name));
  CHECK(joining.told() != own);
  for (const char* address : {"https://dialogue.example.org", "127.0.0.1:8480", ""}) {
    joining.read(address);
    CHECK_FALSE(joining.found());
    CHECK(joining.problem() == "");
  }
  joining.read(line().chopped(5));
  CHECK_FALSE(joining.found());
  CHECK(joining.problem() != "");
}

TEST_CASE("A file with a line is read, and what is no line or no code is said") {
  Newcomer newcomer;
  JoinModel& joining = newcomer.joining;
  const QTemporaryDir dir;
  joining.open(QUrl::fromLocalFile(saved(dir, "Ana.dialogue", line().toUtf8())));
  CHECK(joining.found());
  CHECK(joining.given() == line());
  joining.open(QUrl::fromLocalFile(saved(dir, "letter.txt", "see you tomorrow")));
  CHECK_FALSE(joining.found());
  const QString no_line = joining.problem();
  QImage nothing(300, 200, QImage::Format_RGB32);
  nothing.fill(Qt::white);
  const QString picture = dir.filePath("photo.png");
  REQUIRE(nothing.save(picture));
  joining.open(QUrl::fromLocalFile(picture));
  CHECK(joining.problem() != "");
  CHECK(joining.problem() != no_line);
  joining.take(line());
  CHECK(joining.found());
  CHECK(joining.problem() == "");
}

TEST_CASE("Somebody who pastes the line needs no code, reads where it leads, and joins with Return") {
  Newcomer newcomer;
  Desk& desk = newcomer.desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)})
    for (const char* lang : {"fr", "es", "en"}) {
      INFO(lang << " " << width);
      desk.services().settings()->set_language(lang);
      window.resize(width, height);
      desk.replica().set_enrolled(false);
      desk.services().store()->announce();
      desk.settle();
      REQUIRE(fields(window).size() == 3);
      QQuickItem* first = fields(window)[0];
      first->forceActiveFocus(Qt::TabFocusReason);
      window.type("dialogue:348K0C9");
      window.key(Qt::Key_Return);
      const std::string hint = said(first);
      window.picture(QString("join-cut-%1-%2").arg(lang).arg(width));
      window.key(Qt::Key_A, Qt::ControlModifier);
      window.type(line());
      CHECK(said(first) != hint);
      CHECK(fields(window).size() == 2);
      bool told = false;
      window.walk([&](QQuickItem& item) { told = told || accessible_name(item) == newcomer.joining.told(); });
      CHECK(told);
      window.picture(QString("join-line-%1-%2").arg(lang).arg(width));
      window.key(Qt::Key_Return);
      CHECK(desk.until([&] { return desk.services().sync()->enrolled(); }));
      CHECK(window.messages() == "");
    }
  desk.services().settings()->set_language("en");
}

TEST_CASE("What the program was opened with stands in the field") {
  Newcomer newcomer;
  newcomer.joining.take(line());
  Window window(newcomer.desk);
  newcomer.desk.settle();
  REQUIRE(fields(window).size() == 2);
  CHECK(fields(window)[0]->property("text").toString() == line());
}
