// SPDX-License-Identifier: Apache-2.0
// The word that an input method is still composing belongs to what was typed, however one leaves the field. The input method here is the
// least helpful one: it never says that a word is finished.
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <algorithm>
#include <csignal>
#include <functional>
#include <utility>

#include "client/app/changes/change_models.h"
#include "client/app/record/record_model.h"
#include "client/core/keeps/kept_forms.h"
#include "qml/ending.h"
#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

void compose(Window& window, const QString& word) {
  REQUIRE(window.focused());
  QInputMethodEvent event(word, {{QInputMethodEvent::Cursor, static_cast<int>(word.size()), 1, QVariant()}});
  QCoreApplication::sendEvent(window.focused(), &event);
}

void commit(Window& window, const QString& word) {
  QInputMethodEvent event;
  event.setCommitString(word);
  QCoreApplication::sendEvent(window.focused(), &event);
}

std::string cell(Desk& desk, const char* record, const char* path) {
  const auto found = desk.replica().get(SampleReplica::id_of(record));
  REQUIRE(found);
  const auto it = found->cells.find(path);
  return it == found->cells.end() ? "" : it->second;
}

bool kept_in_form(Desk& desk, const std::string& word) {
  for (const KeptForm& form : kept_forms(desk.replica()))
    for (const auto& [path, raw] : form.cells)
      if (raw.find(word) != std::string::npos) return true;
  return false;
}

bool kept_in_record(Desk& desk, const char* path, const std::string& words) {
  const auto all = desk.replica().keys("support_request", {});
  const auto rows = all ? desk.replica().rows("support_request", *all, {path}) : Result<std::vector<Listed>>(all.error());
  return rows &&
         std::any_of(rows->begin(), rows->end(), [&](const Listed& row) { return row.values.front().find(words) != std::string::npos; });
}

/// Also what is kept a moment after the last key.
bool soon(Desk& desk, const std::function<bool()>& holds) {
  return desk.until([&] {
    desk.settle();
    return holds();
  });
}

const Place edit{"edit", "support", "", "request.draft", true};
const Place fresh{"new", "support", "", "", false, "support_request"};

struct Way {
  const char* name;
  std::function<void(Window&)> go;
};

std::vector<Way> ways() {
  return {
      {"a pause", [](Window&) {}},
      {"Ctrl+S", [](Window& w) { w.key(Qt::Key_S, Qt::ControlModifier); }},
      {"Ctrl+Return", [](Window& w) { w.key(Qt::Key_Return, Qt::ControlModifier); }},
      {"F5", [](Window& w) { w.key(Qt::Key_F5); }},
      {"Tab", [](Window& w) { w.key(Qt::Key_Tab); }},
      {"Escape", [](Window& w) { w.key(Qt::Key_Escape); }},
      {"Alt+Left", [](Window& w) { w.key(Qt::Key_Left, Qt::AltModifier); }},
      {"another place", [](Window& w) { w.key(Qt::Key_1, Qt::ControlModifier); }},
      {"a list row",
       [](Window& w) { w.window()->setProperty("recordId", QString::fromStdString(SampleReplica::id_of("request.coi").text())); }},
      {"another program", [](Window&) { emit qGuiApp->applicationStateChanged(Qt::ApplicationInactive); }},
      {"suspended", [](Window&) { emit qGuiApp->applicationStateChanged(Qt::ApplicationSuspended); }},
      {"the window closes",
       [](Window& w) {
         QMetaObject::invokeMethod(w.window(), "close");
         w.window()->show();
       }},
  };
}

}  // namespace

TEST_CASE("A word that is being composed is kept, whatever ends it") {
  bool prose = false;
  for (const Way& way : ways()) {
    // One line in a record and prose in a new form, then the other way round.
    prose = !prose;
    Desk desk;
    Window window(desk);
    window.resize(1280, 800);
    INFO(way.name << (prose ? ", prose" : ", a line"));
    const char* path = prose ? "background" : "title";
    window.go(edit);
    REQUIRE(window.focus_named(prose ? "Background" : "Title"));
    window.type("alpha ");
    compose(window, "gam");
    compose(window, "gamma");
    way.go(window);
    CHECK(soon(desk, [&] { return cell(desk, "request.draft", path).find("alpha gamma") != std::string::npos; }));
    CHECK(cell(desk, "request.draft", path).find("gammagamma") == std::string::npos);
    CHECK(cell(desk, "request.draft", path).find("gamgamma") == std::string::npos);

    window.go(fresh);
    path = prose ? "title" : "background";
    REQUIRE(window.focus_named(prose ? "Title" : "Background"));
    window.type("beta ");
    compose(window, "delta");
    way.go(window);
    CHECK(soon(desk, [&] { return kept_in_form(desk, "beta delta") || kept_in_record(desk, path, "beta delta"); }));
    CHECK(window.messages() == "");
  }
}

TEST_CASE("Keeping what is composed does not disturb the composition") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go(edit);
  for (const auto& [field, path] : {std::pair("Title", "title"), std::pair("Background", "background")}) {
    INFO(field);
    REQUIRE(window.focus_named(field));
    QQuickItem* input = window.focused();
    const QString before = input->property("text").toString();
    const int at = input->property("cursorPosition").toInt();
    compose(window, "caf");
    CHECK(soon(desk, [&] { return cell(desk, "request.draft", path).find("caf") != std::string::npos; }));
    desk.settle();
    CHECK(window.focused() == input);
    CHECK(input->property("preeditText").toString().toStdString() == "caf");
    CHECK(input->property("text").toString() == before);
    CHECK(input->property("cursorPosition") == at);
    commit(window, QString::fromUtf8("café"));
    CHECK(soon(desk, [&] { return cell(desk, "request.draft", path).find("café") != std::string::npos; }));
    CHECK(input->property("text").toString().size() == before.size() + 4);

    // Given up by its writer: gone.
    compose(window, "zzz");
    compose(window, "");
    CHECK(soon(desk, [&] { return cell(desk, "request.draft", path).find("zzz") == std::string::npos; }));
    CHECK(input->property("text").toString().size() == before.size() + 4);
  }
}

TEST_CASE("A word is composed in the middle of others, and in place of what is selected") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go(edit);
  REQUIRE(window.focus_named("Title"));
  QQuickItem* input = window.focused();
  window.key(Qt::Key_A, Qt::ControlModifier);
  compose(window, "one three");
  commit(window, "one three");
  input->setProperty("cursorPosition", 4);
  compose(window, "two ");
  CHECK(soon(desk, [&] { return cell(desk, "request.draft", "title") == "\"one two three\""; }));
  window.key(Qt::Key_Tab);
  CHECK(window.focused() != input);
  CHECK(window.messages() == "");
  CHECK(input->property("text").toString().toStdString() == "one two three");
  CHECK(input->property("preeditText").toString().toStdString() == "");
}

TEST_CASE("Asked by the system to end, the program closes its window first, with the word that is being composed") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go(edit);
  REQUIRE(window.focus_named("Title"));
  const QQuickItem* input = window.focused();
  compose(window, "unfinished");
  const Ending ending(*window.window());
  std::raise(SIGTERM);
  CHECK(desk.until([&] { return !window.window()->isVisible(); }));
  CHECK(input->property("preeditText").toString() == "");
  CHECK(input->property("text").toString().contains("unfinished"));
}

TEST_CASE("Search finds by the word that is being composed") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"search", "search", "", ""});
  REQUIRE(window.focus_named("Words, with or without accents"));
  auto* hits = window.made<SearchModel>();
  REQUIRE(hits);
  compose(window, "entretiens");
  CHECK(soon(desk, [&] { return hits->text() == "entretiens" && hits->count() > 0; }));
}
