// SPDX-License-Identifier: Apache-2.0
// Every page in three languages at the width of a phone: nothing sticks out, nothing is cut, everything has a name.
#include "client/app/record/record_rows.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

TEST_CASE("Every page fits a phone and a laptop in English, French and Spanish") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const char* lang : {"en", "fr", "es"}) {
      desk.services().settings()->set_language(lang);
      for (const Place& place : all_places()) {
        window.go(place);
        INFO(lang << " " << width << " " << place.name);
        CHECK(window.messages() == "");
        window.picture(QString("page-%1-%2-%3").arg(place.name, lang).arg(width));
        int seen = 0;
        window.walk([&](QQuickItem& item) {
          ++seen;
          check_place(item, width);
          check_text(item);
          check_name(item);
          check_target(item);
        });
        CHECK(seen > 20);
      }
    }
  }
  desk.services().settings()->set_language("en");
}

TEST_CASE("Every page opens on a tablet and on a laptop, in every theme") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(720, 900), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const char* theme : {"dark", "contrast", "light"}) {
      desk.services().settings()->set_theme(theme);
      for (const Place& place : all_places()) {
        window.go(place);
        INFO(theme << " " << width << " " << place.name);
        CHECK(window.messages() == "");
        window.walk([&](QQuickItem& item) { check_place(item, width); });
      }
    }
  }
}

TEST_CASE("At twice the text size a phone still shows every page without sideways scrolling") {
  Desk desk;
  desk.services().settings()->set_text_size(200);
  Window window(desk);
  window.resize(360, 640);
  for (const char* lang : {"fr", "es"}) {
    desk.services().settings()->set_language(lang);
    for (const Place& place : all_places()) {
      window.go(place);
      INFO(lang << " " << place.name);
      window.walk([&](QQuickItem& item) {
        check_place(item, 360);
        if (item.inherits("QQuickText")) {
          INFO(describe(item));
          CHECK(item.property("contentWidth").toReal() <= item.width() + 1.5);
        }
      });
    }
  }
  desk.services().settings()->set_language("en");
  desk.services().settings()->set_text_size(100);
}

// Hidden, because it takes minutes: `./test --release` runs it.
TEST_CASE("Every page fits in every language, width, theme and size of letters", "[.whole]") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(720, 900), std::pair(1280, 800)}) {
    window.resize(width, height);
    for (const char* theme : {"dark", "contrast", "light"}) {
      desk.services().settings()->set_theme(theme);
      for (const int letters : {80, 100, 150, 200}) {
        desk.services().settings()->set_text_size(letters);
        for (const char* lang : {"en", "fr", "es"}) {
          desk.services().settings()->set_language(lang);
          for (const Place& place : all_places()) {
            window.go(place);
            INFO(lang << " " << width << " " << theme << " " << letters << " % " << place.name);
            CHECK(window.messages() == "");
            window.walk([&](QQuickItem& item) {
              check_place(item, width);
              check_name(item);
              if (item.inherits("QQuickText")) {
                INFO(describe(item));
                CHECK(item.property("contentWidth").toReal() <= item.width() + 1.5);
              }
            });
          }
        }
      }
    }
  }
  desk.services().settings()->set_language("en");
  desk.services().settings()->set_text_size(100);
}

TEST_CASE("Colours of words have contrast 4.5 on their ground in every theme") {
  Desk desk;
  Window window(desk);
  for (const char* theme : {"light", "dark", "contrast"}) {
    desk.services().settings()->set_theme(theme);
    for (const auto& [words, ground] : window.colour_pairs()) {
      INFO(theme << ": " << words.toStdString() << " on " << ground.toStdString());
      CHECK(window.contrast(words, ground) >= 4.5);
    }
  }
  desk.services().settings()->set_theme("light");
}

TEST_CASE("Borders of controls have contrast 3 on every ground in every theme") {
  Desk desk;
  Window window(desk);
  for (const char* theme : {"light", "dark", "contrast"}) {
    desk.services().settings()->set_theme(theme);
    for (const char* ground : {"window", "surface", "raised", "sunken", "hover", "primarySoft", "localSoft", "alertSoft", "neutralSoft"}) {
      INFO(theme << ": border on " << ground);
      CHECK(window.contrast("border", ground) >= 3.0);
    }
  }
  desk.services().settings()->set_theme("light");
}

TEST_CASE("A record that is opened by a link lights the place in which one looks for it") {
  Desk desk;
  Window window(desk);
  const auto place = [&](const QStringList& kinds) {
    window.window()->setProperty("kinds", kinds);
    return window.get("place");
  };
  for (const auto& [key, expected] :
       {std::pair("request.coi", "support"), std::pair("meeting.global2", "meetings"), std::pair("pledge.joint", "pledges"),
        std::pair("device.phone", "settings"), std::pair("material.agenda.fr", "meetings"), std::pair("nowhere", "search")})
    CHECK(place(kinds_above(desk.replica(), SampleReplica::id_of(key))) == expected);
  CHECK(place({"comment", "pledge_update", "pledge"}) == "pledges");
  CHECK(place({"session"}) == "meetings");
}
