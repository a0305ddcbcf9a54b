// SPDX-License-Identifier: Apache-2.0
// What a reader does with a page: marks and copies, follows what leads on, sees what became of an action.
#include <QClipboard>
#include <QTest>

#include "client/app/record/record_model.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

Place page(const char* place, const char* detail, const char* record) { return {"", place, detail, record}; }

QString id(const char* key) { return QString::fromStdString(SampleReplica::id_of(key).text()); }

QQuickItem* named(Window& window, const QString& name) {
  QQuickItem* found = nullptr;
  window.walk([&](QQuickItem& item) { found = found ? found : accessible_name(item) == name ? &item : nullptr; });
  return found;
}

QString words_on(Window& window) {
  QStringList out;
  window.walk([&](QQuickItem& item) { out << item.property("text").toString(); });
  return out.join("\n");
}

}  // namespace

TEST_CASE("Every value of a record can be marked and copied, by keyboard and with the mouse") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go(page("meetings", "", "meeting.global2"));
  QClipboard* clipboard = QGuiApplication::clipboard();
  const QString objective = "Updates from the four workstreams, contributions of States and partners, key actions until the next meeting.";
  SECTION("by keyboard") {
    REQUIRE(window.focus_named("Objective: "));
    window.key(Qt::Key_A, Qt::ControlModifier);
    window.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(clipboard->text() == objective);
    // The keyboard is not caught there.
    QQuickItem* here = window.focused();
    window.key(Qt::Key_Tab);
    CHECK(window.focused() != here);
  }
  SECTION("with the mouse, and what is marked stays") {
    QQuickItem* words = named(window, "Objective: " + objective);
    REQUIRE(words);
    const QPoint from = words->mapToScene({2, 6}).toPoint(), to = words->mapToScene({words->width() - 2, words->height() - 4}).toPoint();
    QTest::mousePress(window.window(), Qt::LeftButton, {}, from);
    QTest::mouseMove(window.window(), to);
    QTest::mouseRelease(window.window(), Qt::LeftButton, {}, to);
    desk.settle();
    CHECK(words->property("selectedText").toString().size() > 40);
    window.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(clipboard->text() == words->property("selectedText").toString());
  }
  SECTION("by the menu, all of it") {
    REQUIRE(window.focus_named("Objective: "));
    window.key(Qt::Key_F10, Qt::ShiftModifier);
    REQUIRE(window.focus_named("Copy"));
    window.key(Qt::Key_Return);
    CHECK(clipboard->text() == objective);
  }
  SECTION("the title, too") {
    // Its row in the list has the same name.
    for (int i = 0; i < 150 && !describe(*window.focused()).starts_with("ReadText"); ++i) window.key(Qt::Key_Tab);
    REQUIRE(accessible_name(*window.focused()) == "Second global meeting");
    window.key(Qt::Key_A, Qt::ControlModifier);
    window.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(clipboard->text() == "Second global meeting");
  }
  CHECK(window.messages() == "");
}

TEST_CASE("What waits, was refused or stands beside another value can be marked and copied") {
  Desk desk;
  Window window(desk);
  window.resize(360, 640);
  for (const auto& [detail, words] :
       {std::pair("pending", "Renforcer les entretiens"), std::pair("pending", "Summary: "),
        std::pair("refusals", "Formation de formateurs"), std::pair("refusals", "This is not possible"),
        std::pair("refusals", "What you wrote: "), std::pair("proposals", "Joint training"), std::pair("proposals", "Holds now: ")}) {
    INFO(detail << ": " << words);
    window.go(page("sync", detail, ""));
    QQuickItem* text = nullptr;
    window.walk([&, part = QString(words)](QQuickItem& item) {
      const bool read = QByteArray(item.metaObject()->className()).startsWith("ReadText");
      if (read && (accessible_name(item) + item.property("text").toString()).contains(part)) text = text ? text : &item;
    });
    REQUIRE(text);
    text->forceActiveFocus(Qt::TabFocusReason);
    window.key(Qt::Key_A, Qt::ControlModifier);
    window.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == text->property("text").toString());
  }
  CHECK(window.messages() == "");
}

TEST_CASE("A long text that waits is folded, and shown whole when its writer wants it") {
  Desk desk;
  std::string text = "\"begin";
  for (int line = 0; line < 60; ++line) text += "\\nanother line";
  REQUIRE(desk.replica().edit(SampleReplica::id_of("request.draft"), {{"background", text + "\\nend\""}}, nullptr));
  Window window(desk);
  window.resize(360, 640);
  window.go(page("sync", "pending", ""));
  QQuickItem* folded = nullptr;
  window.walk([&](QQuickItem& item) {
    const bool read = QByteArray(item.metaObject()->className()).startsWith("ReadText");
    if (read && item.property("text").toString().endsWith("end")) folded = &item;
  });
  REQUIRE(folded);
  CHECK(folded->parentItem()->height() < 200);
  CHECK(folded->parentItem()->clip());
  REQUIRE(window.focus_named("Show all"));
  window.key(Qt::Key_Return);
  CHECK(folded->parentItem()->height() > 1000);
  CHECK(window.messages() == "");
}

TEST_CASE("On a phone a record's title has the width of the page, whatever stands beside it") {
  for (const int size : {100, 200}) {
    Desk desk;
    desk.services().settings()->set_text_size(size);
    desk.services().settings()->set_language("fr");
    Window window(desk);
    window.resize(360, 640);
    window.go(page("support", "", "request.coi"));
    INFO(size);
    QQuickItem* title = named(window, "Mise en place d'une unité d'information sur les pays d'origine");
    REQUIRE(title);
    CHECK(title->mapToScene({0, 0}).x() < 60);
    CHECK(title->width() > 290);
    window.picture(QString("title-fr-%1").arg(size));
    desk.services().settings()->set_text_size(100);
    desk.services().settings()->set_language("en");
  }
}

TEST_CASE("A reference opens its record, and back leads to where one was") {
  Desk desk;
  Window window(desk);
  window.resize(360, 640);
  window.go(page("meetings", "", "meeting.global2"));
  REQUIRE(window.focus_named("Convenors: "));
  window.key(Qt::Key_Return);
  CHECK(window.get("recordId") == id("org.secretariat"));
  window.key(Qt::Key_Left, Qt::AltModifier);
  CHECK(window.get("recordId") == id("meeting.global2"));
  CHECK(window.messages() == "");
}

TEST_CASE("Words that were not accepted are edited and sent again, or discarded and brought back, by keyboard") {
  Desk desk;
  Window window(desk);
  window.resize(360, 640);
  window.go(page("sync", "refusals", ""));
  SECTION("edited") {
    REQUIRE(window.focus_named("Edit and send again"));
    window.key(Qt::Key_Return);
    CHECK(window.get("recordId") == id("offer.training"));
    CHECK(words_on(window).contains("Your words stand in the form again"));
    // They are only in the refusal, which is told once.
    CHECK_FALSE(words_on(window).contains("All is saved here"));
    CHECK_FALSE(words_on(window).contains("A change to this record was not accepted"));
    window.picture("refused-form-en-360");
    REQUIRE(window.focus_named("Most partners at a time"));
    CHECK(window.focused()->property("text") == "6");
    window.key(Qt::Key_A, Qt::ControlModifier);
    window.type("4");
    REQUIRE(window.focus_named("Save and send again"));
    window.key(Qt::Key_Return);
    CHECK(desk.replica().get(SampleReplica::id_of("offer.training"))->cells.at("max_partners") == "4");
    CHECK(desk.replica().refusals().empty());
  }
  SECTION("discarded") {
    REQUIRE(window.focus_named("Discard my change"));
    window.key(Qt::Key_Return);
    CHECK(words_on(window).contains("Discard your change?"));
    CHECK(words_on(window).contains("Most partners at a time: 6"));
    window.picture("discard-en-360");
    REQUIRE(window.focus_named("Discard my change"));
    window.key(Qt::Key_Return);
    CHECK(words_on(window).contains("Nothing was refused"));
    window.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(desk.until([&] { return words_on(window).contains("Edit and send again"); }));
  }
  CHECK(window.messages() == "");
}

TEST_CASE("After an action the page says what became of it, in three languages") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
    window.resize(width, height);
    window.go(page("support", "", "offer.training"));
    auto* record = window.made<RecordModel>();
    REQUIRE(record);
    record->act("commit", {});
    desk.settle();
    for (const char* lang : {"en", "fr", "es"}) {
      desk.services().settings()->set_language(lang);
      desk.settle();
      INFO(lang << width);
      CHECK(record->act_under_way() != "");
      CHECK(words_on(window).contains(record->act_under_way()));
      window.picture(QString("acted-%1-%2").arg(lang).arg(width));
      window.walk([&, width = width](QQuickItem& item) {
        check_place(item, width);
        check_text(item);
        check_name(item);
        check_target(item);
      });
    }
    desk.services().settings()->set_language("en");
    record->recallAct();
    desk.settle();
    CHECK_FALSE(record->acts().isEmpty());
  }
  CHECK(window.messages() == "");
}

TEST_CASE("Records that are open elsewhere are said to be, and open once they are free") {
  test::FakeClock clock{desk_now};
  test::FakeRandom random;
  bool free = false;
  Services services(
      [&]() -> Result<std::unique_ptr<Replica>> {
        if (!free) return Error{"in_use", {}, {}, {}};
        return std::unique_ptr<Replica>(std::make_unique<SampleReplica>(clock, random));
      },
      [](const ServerPlace&) -> Result<NetworkLine::Connection> {
        return NetworkLine::Connection{std::make_unique<SampleTransport>(), {}};
      },
      clock, random);
  services.sync()->set_automatic(false);
  const auto settle = [&] {
    for (int i = 0; i < 200 || services.store()->under_way() > 0; ++i) QCoreApplication::processEvents();
  };
  services.start();
  settle();
  CHECK(services.problem_code() == "in_use");
  services.tryAgain();
  settle();
  CHECK(services.problem_code() == "in_use");
  CHECK_FALSE(services.ready());
  free = true;
  services.tryAgain();
  settle();
  CHECK(services.ready());
  CHECK(services.problem() == "");
}

TEST_CASE("A page begins with the record's key facts, and what every record has opens when asked for") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go(page("support", "", "request.backlog"));
  QQuickItem* until = named(window, "Support needed until: 30 Jun 2027");
  QQuickItem* summary = named(window, "Summary: Triage method, templates for decisions, and two visiting team leaders for six months.");
  REQUIRE(until);
  REQUIRE(summary);
  CHECK(until->mapToScene({0, 0}).y() < summary->mapToScene({0, 0}).y());
  CHECK_FALSE(named(window, "Reference number: REQ-2026-0031"));
  REQUIRE(window.focus_named("About this record"));
  window.key(Qt::Key_Return);
  desk.settle();
  CHECK(desk.until([&] { return named(window, "Reference number: REQ-2026-0031") != nullptr; }));
  window.key(Qt::Key_Return);
  desk.settle();
  CHECK_FALSE(named(window, "Reference number: REQ-2026-0031"));
}
