// SPDX-License-Identifier: Apache-2.0
#include <QPointer>
#include <algorithm>
#include <set>

#include "client/app/record/record_model.h"
#include "looking.h"
#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

QStringList tab_round(Window& window, int most = 80) {
  QStringList names;
  for (int i = 0; i < most; ++i) {
    window.key(Qt::Key_Tab);
    QQuickItem* item = window.focused();
    const QString name = item ? accessible_name(*item) : QString();
    if (!name.isEmpty() && names.contains(name) && i > 30) break;
    names << name;
  }
  return names;
}

}  // namespace

namespace {

/// Controls that a hand can use where they stand. Rows of a list are one stop together; the arrows reach them.
bool is_stop(QQuickItem& item) {
  const bool control = item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField") || item.inherits("QQuickTextArea");
  if (!control || !item.isEnabled()) return false;
  for (QQuickItem* above = item.parentItem(); above; above = above->parentItem())
    if (above->inherits("QQuickListView")) return false;
  return true;
}

}  // namespace

TEST_CASE("On every page Tab reaches every control, each has a name, and the keyboard is never out of sight") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const Place& place : all_places()) {
      window.go(place);
      INFO(width << " " << place.name);
      std::set<QQuickItem*> stops, reached;
      window.walk([&](QQuickItem& item) {
        if (is_stop(item)) stops.insert(&item);
      });
      REQUIRE_FALSE(stops.empty());
      // The order that Tab follows, without the keys' own time.
      for (QQuickItem* item = window.content(); item && reached.insert(item).second;) {
        item = item->nextItemInFocusChain(true);
        if (!item || item == window.content()) continue;
        INFO(describe(*item));
        CHECK(item->isVisible());
        CHECK(accessible_name(*item) != "");
      }
      for (QQuickItem* stop : stops) {
        INFO("not reached: " << describe(*stop) << " " << accessible_name(*stop).toStdString());
        CHECK(reached.count(stop) == 1);
      }
    }
  }
}

TEST_CASE("Tab reaches places, search, filter and list; the arrows and Return open a record") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"support", "support", "", ""});
  const QStringList names = tab_round(window);
  INFO(names.join(" | ").toStdString());
  for (const char* wanted : {"Meetings", "Support", "Pledges", "Settings", "Requests", "Offers", "Search here", "Ours"}) {
    INFO(wanted);
    // Places also say how much waits there.
    CHECK(std::any_of(names.begin(), names.end(),
                      [&](const QString& name) { return name == wanted || name.startsWith(wanted + QString(", ")); }));
  }

  // The list is one stop: the keyboard is on its current row.
  REQUIRE(window.focus_named("Renforcer les entretiens"));
  window.key(Qt::Key_Down);
  window.key(Qt::Key_Return);
  CHECK(window.get("recordId") != "");
  window.key(Qt::Key_Escape);
  CHECK(window.get("recordId") == "");
}

TEST_CASE("A record is edited by keyboard alone") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"record", "support", "", "request.draft"});
  REQUIRE(window.focus_named("Edit"));
  window.key(Qt::Key_Return);
  desk.settle();
  REQUIRE(window.focus_named("Title"));
  window.type("Neuf");
  window.key(Qt::Key_S, Qt::ControlModifier);
  desk.settle();
  const auto record = desk.replica().get(SampleReplica::id_of("request.draft"));
  CHECK(record->cells.at("title").find("Neuf") != std::string::npos);
}

TEST_CASE("Behind More stand the acts that do not lead on, and the keyboard walks them and comes back") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"record", "support", "", "request.draft"});
  REQUIRE(window.focus_named("Submit"));
  REQUIRE(window.focus_named("More"));
  window.key(Qt::Key_Return);
  QStringList names;
  for (int i = 0; i < 2; ++i) {
    names << accessible_name(*window.focused());
    window.key(Qt::Key_Down);
  }
  CHECK(names.contains("Send to internal review"));
  CHECK_FALSE(names.contains("Submit"));
  window.key(Qt::Key_Escape);
  REQUIRE(window.focused());
  CHECK(accessible_name(*window.focused()) == "More");
  CHECK(window.get("recordId") != "");
}

TEST_CASE("What was typed stands in its field when the keyboard has gone on, though it is not saved yet") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  for (const Place& place :
       {Place{"edit", "support", "", "request.draft", true}, Place{"new", "support", "", "", false, "support_request"}}) {
    INFO(place.name);
    window.go(place);
    desk.replica().fail_writes("disk_full");
    REQUIRE(window.focus_named("Title"));
    QQuickItem* field = window.focused();
    window.type("Neuf");
    const QString typed = field->property("text").toString();
    CHECK(typed.contains("Neuf"));
    window.key(Qt::Key_Tab);
    CHECK(window.focused() != field);
    CHECK(field->property("text").toString() == typed);
    desk.settle();
    CHECK(field->property("text").toString() == typed);
    desk.replica().fail_writes("");
  }
}

TEST_CASE("In every field of a form what is typed stays when the keyboard goes on") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  const auto fields = [&] {
    std::vector<QPointer<QQuickItem>> out;
    window.walk([&](QQuickItem& item) {
      const bool field = item.inherits("QQuickTextField") || item.inherits("QQuickTextArea");
      if (field && item.isEnabled() && item.isVisible() && item.mapToScene({0, 0}).x() > 600) out.emplace_back(&item);
    });
    return out;
  };
  for (const Place& place :
       {Place{"edit", "support", "", "request.draft", true}, Place{"new", "support", "", "", false, "support_offer"}}) {
    window.go(place);
    const auto all = fields();
    REQUIRE(all.size() > 4);
    for (const auto& field : all) {
      REQUIRE(field);
      const std::string name = accessible_name(*field).toStdString();
      INFO(place.name << " " << name);
      field->forceActiveFocus(Qt::TabFocusReason);
      window.type("7");
      REQUIRE(field);
      const QString typed = field->property("text").toString();
      CHECK(typed.contains("7"));
      window.key(Qt::Key_Tab);
      desk.settle();
      REQUIRE(field);
      CHECK(field->property("text").toString() == typed);
    }
  }
}

TEST_CASE("A country is found in a long list without its accents and its apostrophe") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  desk.services().settings()->set_language("fr");
  window.go({"new", "support", "", "", false, "support_offer"});
  REQUIRE(window.focus_named(QString::fromUtf8("Pays visés")));
  window.key(Qt::Key_Return);
  desk.settle();
  window.type("cote d'ivoire");
  window.key(Qt::Key_Return);
  window.key(Qt::Key_Down);
  window.key(Qt::Key_Return);
  desk.settle();
  auto* record = window.made<RecordModel>();
  REQUIRE(record);
  QStringList chosen;
  for (int row = 0; row < record->rowCount(); ++row)
    if (record->data(record->index(row), RecordModel::PathRole) == "target_countries")
      chosen = record->data(record->index(row), RecordModel::ChosenRole).toStringList();
  CHECK(chosen == QStringList{"CI"});
  desk.services().settings()->set_language("en");
}

TEST_CASE("A long list of choices is searched as the search does it, in any script") {
  using dialogue::Looking;
  const auto found = [](const char* label, const char* words) { return Looking::holds(label, Looking::folded(words)); };
  CHECK(found("Кот-д’Ивуар, Объединённые Арабские Эмираты", "объединенные"));
  CHECK(found("السُّودان", "السودان"));
  CHECK(found("الإمارات", "الامارات"));
  CHECK(found("O\ufb03ce", "office"));
  CHECK(found("Ελλάδα", "ΕΛΛΑΔΑ"));
  CHECK(found("Œuvre", "oeuvre"));
  CHECK(found("Türkiye", " TURKIYE "));
  CHECK(found("Czechia", ""));
  CHECK_FALSE(found("Niger", "nigeria"));
}

TEST_CASE("A form is kept, undone and submitted by keyboard, and what is missing leads to its field") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"new", "support", "", "", false, "support_request"});
  REQUIRE(window.focus_named("Title"));
  window.type("Neuf");
  window.key(Qt::Key_S, Qt::ControlModifier);
  REQUIRE(window.get("recordId") != "");
  REQUIRE(window.focus_named("Submit"));
  window.key(Qt::Key_Return);
  REQUIRE(window.focus_named("Summary: This is needed."));
  window.key(Qt::Key_Return);
  REQUIRE(window.focused());
  CHECK(accessible_name(*window.focused()).startsWith("Summary"));
  REQUIRE(window.focus_named("Save as draft"));
  window.key(Qt::Key_Return);
  REQUIRE(window.focus_named("Undo"));
  window.key(Qt::Key_Return);
  CHECK(desk.services().undo()->sentence() == "");
}

TEST_CASE("Shortcuts lead to the places and to the search") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  CHECK(window.get("place") == "today");
  window.key(Qt::Key_4, Qt::ControlModifier);
  CHECK(window.get("place") == "pledges");
  window.key(Qt::Key_F, Qt::ControlModifier);
  CHECK(desk.until([&] { return window.focused() && accessible_name(*window.focused()) == "Search here"; }));
  window.key(Qt::Key_N, Qt::ControlModifier);
  CHECK(desk.until([&] { return window.get("newKind") == "pledge"; }));
  window.key(Qt::Key_K, Qt::ControlModifier);
  CHECK(window.get("place") == "search");
  window.type("entretiens");
  CHECK(window.focused() != nullptr);
  window.key(Qt::Key_F1);
  CHECK(window.get("place") == "help");
  window.key(Qt::Key_Left, Qt::AltModifier);
  CHECK(window.get("place") == "search");
  window.key(Qt::Key_F5);
  REQUIRE(desk.until([&] { return desk.services().sync()->pending() + desk.services().sync()->sent() == 0; }));
}

TEST_CASE("A proposal is settled by keyboard") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"proposals", "sync", "proposals", ""});
  REQUIRE(window.focus_named("Take this: 30 Jun 2027"));
  window.key(Qt::Key_Return);
  desk.settle();
  CHECK(desk.services().sync()->proposals() == 1);
}
