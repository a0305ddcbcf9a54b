// SPDX-License-Identifier: Apache-2.0
// Joining by what the coordinator gave: a line, a file, a picture.
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QQmlProperty>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <algorithm>

#include "shared/joining/joining_line.h"
#include "shared/joining/qr_code.h"
#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

constexpr const char* joined_already =
    "This device has joined already, and nothing was changed. To join anew, leave it first, in the settings.";

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

/// The QR code of a line, so many points a square.
QImage qr_code(QImage::Format format, QColor ground, int points = 5) {
  const QrCode qr = QrCode::of(line().toUpper().toStdString()).take();
  QImage out(qr.width() * points, qr.width() * points, format);
  out.fill(ground);
  for (int y = 0; y < out.height(); ++y)
    for (int x = 0; x < out.width(); ++x)
      if (qr.dark(x / points, y / points)) out.setPixelColor(x, y, Qt::black);
  return out;
}

bool reads(Window& window, const QString& sentence) {
  // The toolkit gives no-break spaces of a text back as others.
  const auto plain = [](QString text) { return text.replace(QChar::Nbsp, ' '); };
  bool found = false;
  window.walk([&](QQuickItem& item) { found = found || plain(accessible_name(item)) == plain(sentence); });
  return found;
}

/// Whether what went wrong is said, and stands in the window as a whole.
bool says_in_sight(Window& window) {
  bool found = false;
  window.walk([&](QQuickItem& item) {
    if (item.property("look").toString() != "alert" || !QByteArray(item.metaObject()->className()).startsWith("Banner")) return;
    const QRectF box = item.mapRectToScene(item.boundingRect());
    found = box.top() >= 0 && box.bottom() <= window.window()->height();
  });
  return found;
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
  CHECK(joining.given() == line());
  const QString no_line = joining.unread();
  CHECK(no_line != "");
  QImage nothing(300, 200, QImage::Format_RGB32);
  nothing.fill(Qt::white);
  const QString picture = dir.filePath("photo.png");
  REQUIRE(nothing.save(picture));
  joining.open(QUrl::fromLocalFile(picture));
  CHECK(joining.unread() != "");
  CHECK(joining.unread() != no_line);
  joining.open(QUrl::fromLocalFile(dir.filePath("Ana's.dialogue")));
  CHECK(joining.unread().contains("Ana's.dialogue"));
  joining.open(QUrl::fromLocalFile(saved(dir, "book.txt", QByteArray(70'000, 'a'))));
  CHECK(joining.unread() != "");
  joining.take(line().chopped(3));
  CHECK(joining.unread() != "");
  joining.take(line());
  CHECK(joining.found());
  CHECK(joining.unread() == "");
}

TEST_CASE("The QR code is read from every kind of picture, also on a transparent ground") {
  const QTemporaryDir dir;
  for (const auto& [format, ground] :
       {std::pair(QImage::Format_RGB32, QColor(Qt::white)), std::pair(QImage::Format_ARGB32, QColor(0, 0, 0, 0)),
        std::pair(QImage::Format_RGB32, QColor(200, 190, 170))})
    for (const char* name : {"code.png", "code.jpg", "code.bmp"}) {
      INFO(name << " " << format);
      // Only the first of these formats has a transparent ground.
      if (format == QImage::Format_ARGB32 && QString(name) != "code.png") continue;
      Newcomer newcomer;
      REQUIRE(qr_code(format, ground).save(dir.filePath(name)));
      newcomer.joining.open(QUrl::fromLocalFile(dir.filePath(name)));
      CHECK(newcomer.joining.unread() == "");
      CHECK(newcomer.joining.given() == line());
    }
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
      const std::string hint = said(first), about_code = said(fields(window)[1]);
      window.type("dialogue:348K0C9");
      window.key(Qt::Key_Return);
      // That its end is missing is said at once, and nothing about a code: who has the line needs none.
      CHECK(window.focused() == first);
      const std::string cut = said(first);
      CHECK(cut != hint);
      CHECK(said(fields(window)[1]) == about_code);
      window.picture(QString("join-cut-%1-%2").arg(lang).arg(width));
      QGuiApplication::clipboard()->setText("Dear Ana,\r\n" + line() + "\r\nRegards");
      window.key(Qt::Key_A, Qt::ControlModifier);
      window.key(Qt::Key_V, Qt::ControlModifier);
      CHECK(said(first) == hint);
      CHECK(fields(window).size() == 2);
      CHECK(reads(window, newcomer.joining.told()));
      window.picture(QString("join-line-%1-%2").arg(lang).arg(width));
      window.key(Qt::Key_Return);
      CHECK(desk.until([&] { return desk.services().sync()->enrolled(); }));
      CHECK_FALSE(newcomer.joining.found());
      desk.settle();
      window.picture(QString("join-words-%1-%2").arg(lang).arg(width));
      window.key(Qt::Key_Escape);
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
  fields(window)[0]->forceActiveFocus(Qt::TabFocusReason);
  window.key(Qt::Key_Return);
  REQUIRE(newcomer.desk.until([&] { return newcomer.desk.services().sync()->enrolled(); }));
  newcomer.desk.settle();
  CHECK_FALSE(reads(window, joined_already));
  CHECK(newcomer.joining.given() == "");
}

TEST_CASE("The line is pasted by a button, by the menu of the field, or into the field of the code") {
  Newcomer newcomer;
  Window window(newcomer.desk);
  QGuiApplication::clipboard()->setText(line());
  const auto anew = [&] {
    newcomer.joining.forget();
    fields(window)[0]->setProperty("text", "");
    newcomer.desk.settle();
    REQUIRE(fields(window).size() == 3);
  };

  anew();
  REQUIRE(window.focus_named("Paste"));
  window.key(Qt::Key_Return);
  CHECK(fields(window)[0]->property("text").toString() == line());
  CHECK(newcomer.joining.found());

  anew();
  const QPoint place = fields(window)[0]->mapToScene({20, 20}).toPoint();
  QTest::mouseClick(window.window(), Qt::RightButton, {}, place);
  newcomer.desk.settle();
  window.picture("join-menu");
  REQUIRE(window.focused());
  CHECK(accessible_name(*window.focused()) == "Paste");
  window.key(Qt::Key_Return);
  CHECK(window.focused() == fields(window)[0]);
  CHECK(newcomer.joining.found());

  anew();
  fields(window)[1]->forceActiveFocus(Qt::TabFocusReason);
  window.key(Qt::Key_F10, Qt::ShiftModifier);
  window.key(Qt::Key_Return);
  CHECK(newcomer.joining.found());
  REQUIRE(fields(window).size() == 2);
  CHECK(window.focused() == fields(window)[0]);
  CHECK(fields(window)[0]->property("text").toString() == line());
  CHECK(window.messages() == "");
}

TEST_CASE("What was selected in a field is cut and copied by its menu") {
  Newcomer newcomer;
  Window window(newcomer.desk);
  QQuickItem* device = fields(window)[2];
  device->forceActiveFocus(Qt::TabFocusReason);
  window.type("Office");
  window.key(Qt::Key_A, Qt::ControlModifier);
  window.key(Qt::Key_F10, Qt::ShiftModifier);
  REQUIRE(window.focused());
  CHECK(accessible_name(*window.focused()) == "Cut");
  window.key(Qt::Key_Return);
  CHECK(device->property("text").toString() == "");
  CHECK(QGuiApplication::clipboard()->text() == "Office");
  CHECK(window.focused() == device);
}

TEST_CASE("What goes wrong is said on the page in three languages, and nothing that was typed is lost") {
  Newcomer newcomer;
  Desk& desk = newcomer.desk;
  Window window(desk);
  window.resize(360, 640);
  const QTemporaryDir dir;
  const QString letter = saved(dir, "letter.txt", "see you tomorrow");
  for (const char* lang : {"fr", "es", "en"}) {
    desk.services().settings()->set_language(lang);
    newcomer.joining.forget();
    desk.settle();
    INFO(lang);
    QQuickItem *first = fields(window)[0], *device = fields(window).back();
    first->forceActiveFocus(Qt::TabFocusReason);
    window.key(Qt::Key_A, Qt::ControlModifier);
    window.type(line());
    device = fields(window).back();
    device->setProperty("text", "Laptop");
    // A file without a line: the line in the field stays good.
    newcomer.joining.open(QUrl::fromLocalFile(letter));
    CHECK(desk.until([&] { return reads(window, newcomer.joining.unread()); }));
    CHECK(newcomer.joining.found());
    CHECK(desk.until([&] { return says_in_sight(window); }));
    window.picture(QString("join-unread-%1").arg(lang));

    const std::string hint = said(first);
    std::vector<std::string> sentences{hint};
    desk.line().reachable = false;
    for (const char* why :
         {"offline", "wrong_key", "no_tls", "wants_tls", "not_trusted", "other_server", "used_code", "expired_code", "bad_code"}) {
      INFO(why);
      desk.line().why = why;
      first->forceActiveFocus(Qt::TabFocusReason);
      window.key(Qt::Key_Return);
      REQUIRE(desk.until([&] { return std::find(sentences.begin(), sentences.end(), said(first)) == sentences.end(); }));
      sentences.push_back(said(first));
      desk.settle();
      CHECK(window.focused() == first);
    }
    window.picture(QString("join-refused-%1").arg(lang));
    // About neither field.
    desk.line().why = "captive_portal";
    window.key(Qt::Key_Return);
    REQUIRE(desk.until([&] { return said(first) == hint; }));
    desk.settle();
    CHECK(desk.until([&] { return says_in_sight(window); }));
    window.picture(QString("join-portal-%1").arg(lang));
    desk.line().reachable = true;
    CHECK(first->property("text").toString() == line());
    CHECK(device->property("text").toString() == "Laptop");
    CHECK_FALSE(desk.services().sync()->enrolled());
    CHECK(window.messages() == "");
  }
}

TEST_CASE("Who has joined already, and opens another line, is told so") {
  Desk desk;
  desk.services().joining()->take(line());
  Window window(desk);
  desk.services().store()->announce();
  desk.settle();
  CHECK(reads(window, joined_already));
  CHECK(desk.services().joining()->given() == "");
  window.picture("join-again");
}
