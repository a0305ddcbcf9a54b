// SPDX-License-Identifier: Apache-2.0
// The keyboard is never out of sight, and its keys scroll every page.
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <set>

#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

bool is_flickable(const QQuickItem& item) { return item.inherits("QQuickFlickable"); }

/// The part of `item` that sticks out of the window, or of something above it that cuts off what it holds; "" when nothing does. Of a text
/// that is higher than its frame the line counts that is written. Of other things their beginning counts.
std::string out_of_sight(QQuickItem& item, QQuickWindow& window) {
  QRectF frame(0, 0, window.width(), window.height());
  for (QQuickItem* above = item.parentItem(); above; above = above->parentItem())
    if (above->clip()) frame &= above->mapRectToScene(QRectF(0, 0, above->width(), above->height()));
  QRectF box(0, 0, item.width(), item.height());
  if (box.height() > frame.height()) {
    const QVariant line = item.property("cursorRectangle");
    box = line.isValid() ? line.toRectF() : QRectF(0, 0, box.width(), std::min(48.0, frame.height()));
  }
  box = item.mapRectToScene(box);
  if (frame.adjusted(-1, -1, 1, 1).contains(box)) return {};
  return "y " + std::to_string(std::lround(box.top())) + ".." + std::to_string(std::lround(box.bottom())) + " of " +
         std::to_string(std::lround(frame.top())) + ".." + std::to_string(std::lround(frame.bottom()));
}

bool shows_keyboard(const QQuickItem& item) {
  return item.inherits("QQuickTextField") || item.inherits("QQuickTextArea") || item.property("visualFocus").toBool() ||
         item.property("marked").toBool();
}

/// The innermost visible item that holds more than it shows.
QQuickItem* scrolling(Window& window) {
  QQuickItem* found = nullptr;
  window.walk([&](QQuickItem& item) {
    if (is_flickable(item) && item.property("contentHeight").toReal() > item.height() + 1) found = &item;
  });
  return found;
}

}  // namespace

TEST_CASE("What has the keyboard is in sight, and is seen to have it, on every page at every size of window and text") {
  for (const int text : {100, 200}) {
    Desk desk;
    desk.services().settings()->set_text_size(text);
    Window window(desk);
    for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
      window.resize(width, height);
      for (const Place& place : all_places()) {
        window.go(place);
        std::set<QQuickItem*> seen;
        window.content()->forceActiveFocus();
        for (QQuickItem* item = window.content()->nextItemInFocusChain(true); item && item != window.content() && seen.insert(item).second;
             item = item->nextItemInFocusChain(true)) {
          item->forceActiveFocus(Qt::TabFocusReason);
          QCoreApplication::processEvents();
          QQuickItem* focused = window.focused();
          REQUIRE(focused);
          INFO(text << " % " << width << " " << place.name << ": " << describe(*focused) << " " << accessible_name(*focused).toStdString());
          CHECK(out_of_sight(*focused, *window.window()) == "");
          CHECK(shows_keyboard(*focused));
        }
        CHECK(window.messages() == "");
      }
    }
    desk.services().settings()->set_text_size(100);
  }
}

TEST_CASE("Page Down, Page Up, End and Home scroll every page that is longer than the window") {
  Desk desk;
  Window window(desk);
  std::set<std::string> scrolled;
  for (const auto& [width, height] : {std::pair(360, 480), std::pair(1280, 480)}) {
    window.resize(width, height);
    for (const Place& place : all_places()) {
      window.go(place);
      window.content()->forceActiveFocus();
      QQuickItem* page = scrolling(window);
      if (!page) continue;
      INFO(width << " " << place.name);
      scrolled.insert(place.name);
      const auto at = [&] { return page->property("contentY").toReal() - page->property("originY").toReal(); };
      const auto last = [&] { return page->property("contentHeight").toReal() - page->height(); };
      window.key(Qt::Key_Home);
      CHECK(std::abs(at()) < 1);
      window.key(Qt::Key_PageDown);
      const qreal down = at();
      CHECK(down > 1);
      // A list learns how long it is as its rows are made. Those above may have become higher meanwhile.
      window.key(Qt::Key_PageUp);
      for (int more = 0; more < 3 && at() >= 1; ++more) window.key(Qt::Key_PageUp);
      CHECK(at() < 1);
      const auto at_end = [&] { return std::abs(at() - last()) < 1 || page->property("atYEnd").toBool(); };
      window.key(Qt::Key_End);
      CHECK(desk.until(at_end));
      window.key(Qt::Key_PageDown);
      CHECK(desk.until(at_end));
      window.key(Qt::Key_Home);
      CHECK(std::abs(at()) < 1);
    }
  }
  CHECK(window.messages() == "");
  for (const char* place : {"help", "support", "settings", "request", "pledge", "meeting", "new offer", "edit request", "proposals"}) {
    INFO(place);
    CHECK(scrolled.count(place) == 1);
  }
}

TEST_CASE("A list that was sent to its end stays there when its rows become higher, until somebody moves it") {
  Desk desk(200);
  Window window(desk);
  window.resize(360, 640);
  const auto grow = [&](int text) {
    desk.services().settings()->set_text_size(text);
    desk.settle();
    window.window()->grabWindow();
    desk.settle();
  };
  window.go({"support", "support", "", ""});
  window.content()->forceActiveFocus();
  QQuickItem* list = scrolling(window);
  REQUIRE(list);
  const auto at_end = [&] { return list->property("atYEnd").toBool(); };
  const auto at_beginning = [&] { return list->property("atYBeginning").toBool(); };
  window.key(Qt::Key_End);
  grow(200);
  CHECK(desk.until(at_end));
  window.key(Qt::Key_Home);
  grow(100);
  CHECK(desk.until(at_beginning));

  window.key(Qt::Key_End);
  const QPointF middle = list->mapToScene({list->width() / 2, list->height() / 2});
  QWheelEvent turned(middle, middle, {}, {0, 360}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(window.window(), &turned);
  REQUIRE(desk.until([&] { return !at_end() && !list->property("moving").toBool(); }));
  grow(200);
  CHECK_FALSE(at_end());
  grow(100);
  window.key(Qt::Key_End);
  REQUIRE(desk.until(at_end));
  window.key(Qt::Key_PageUp);
  grow(200);
  CHECK_FALSE(at_end());
  CHECK(window.messages() == "");
}

TEST_CASE("In a text Home and End are the text's; in a list the keys move the current row") {
  Desk desk(200);
  Window window(desk);
  window.resize(1280, 800);
  window.go({"new", "support", "", "", false, "support_request"});
  REQUIRE(window.focus_named("Title"));
  QQuickItem* title = window.focused();
  window.type("words");
  QQuickItem* page = scrolling(window);
  REQUIRE(page);
  const auto before = page->property("contentY").toReal();
  window.key(Qt::Key_Home);
  CHECK(title->property("cursorPosition").toInt() == 0);
  window.key(Qt::Key_End);
  CHECK(title->property("cursorPosition").toInt() == 5);
  CHECK(page->property("contentY").toReal() == before);
  window.key(Qt::Key_PageDown);
  CHECK(page->property("contentY").toReal() > before);
  window.type("!");
  CHECK(title->property("text").toString().toStdString() == "words!");
  CHECK(out_of_sight(*title, *window.window()) == "");

  window.go({"support", "support", "", ""});
  QQuickItem* list = nullptr;
  window.walk([&](QQuickItem& item) { list = item.inherits("QQuickListView") ? &item : list; });
  REQUIRE(list);
  list->forceActiveFocus(Qt::TabFocusReason);
  const auto row = [&] { return list->property("currentIndex").toInt(); };
  const int count = list->property("count").toInt();
  CHECK(row() == 0);
  window.key(Qt::Key_PageDown);
  CHECK(row() > 2);
  window.key(Qt::Key_End);
  CHECK(row() == count - 1);
  REQUIRE(window.focused());
  CHECK(out_of_sight(*window.focused(), *window.window()) == "");
  window.key(Qt::Key_Home);
  CHECK(row() == 0);
  CHECK(out_of_sight(*window.focused(), *window.window()) == "");
}

TEST_CASE("Whose current row was scrolled away has it in sight again when the keyboard comes back") {
  Desk desk(200);
  Window window(desk);
  window.resize(1280, 800);
  window.go({"pledges", "pledges", "", ""});
  QQuickItem* list = nullptr;
  window.walk([&](QQuickItem& item) { list = item.inherits("QQuickListView") ? &item : list; });
  REQUIRE(list);
  list->forceActiveFocus(Qt::TabFocusReason);
  window.key(Qt::Key_Down);
  REQUIRE(list->property("currentIndex").toInt() == 1);
  window.key(Qt::Key_Backtab, Qt::ShiftModifier);
  REQUIRE_FALSE(list->hasActiveFocus());
  list->setProperty("contentY", 600);
  desk.settle();
  window.key(Qt::Key_Tab);
  REQUIRE(list->hasActiveFocus());
  CHECK(list->property("currentIndex").toInt() == 1);
  CHECK(out_of_sight(*list->property("currentItem").value<QQuickItem*>(), *window.window()) == "");
}

TEST_CASE("In a low window the places at the side scroll, and the keyboard is in sight in them") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 480);
  window.go({"today", "today", "", ""});
  for (const char* place : {"Workstreams", "Search", "Settings", "Help"}) {
    INFO(place);
    bool found = false;
    for (int i = 0; i < 60 && !found; ++i) {
      window.key(Qt::Key_Tab);
      QQuickItem* item = window.focused();
      found = item && accessible_name(*item).startsWith(place) && item->mapToScene({0, 0}).x() < 224;
    }
    REQUIRE(found);
    CHECK(out_of_sight(*window.focused(), *window.window()) == "");
  }
  CHECK(window.messages() == "");
}

TEST_CASE("The line that is written in a long text stays in sight") {
  Desk desk;
  Window window(desk);
  window.resize(360, 640);
  window.go({"edit", "support", "", "request.draft", true});
  REQUIRE(window.focus_named("Background"));
  QQuickItem* text = window.focused();
  for (int line = 0; line < 60; ++line) window.key(Qt::Key_Return);
  window.type("end");
  const QRectF cursor = text->mapRectToScene(text->property("cursorRectangle").toRectF());
  CHECK(cursor.top() > 60);
  CHECK(cursor.bottom() < 640);
}

TEST_CASE("The sessions of a meeting, and all that hangs on a record, are reached by Tab and opened by Return") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const Place& place : {Place{"meeting", "meetings", "", "meeting.global2"}, Place{"settings", "settings", "", ""}}) {
      window.go(place);
      INFO(width << " " << place.name);
      std::set<QString> rows;
      window.walk([&](QQuickItem& item) {
        if (QByteArray(item.metaObject()->className()).startsWith("ListRow") &&
            (QByteArray(place.name) == "settings" || width < 1000 || item.mapToScene({0, 0}).x() >= 600))
          rows.insert(accessible_name(item));
      });
      REQUIRE_FALSE(rows.empty());
      for (const QString& name : rows) {
        INFO(name.toStdString());
        window.go(place);
        const QString before = window.get("recordId");
        REQUIRE(window.focus_named(name));
        CHECK(out_of_sight(*window.focused(), *window.window()) == "");
        window.key(Qt::Key_Return);
        CHECK(window.get("recordId") != before);
        window.key(Qt::Key_Escape);
        CHECK(window.get("recordId") == before);
      }
    }
  }
}
