// SPDX-License-Identifier: Apache-2.0
// The app with one area more: its place, list, page, form and row on Today, in words.
#include <algorithm>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/qml/page_checks.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

const char* const errand = "errand.forms";

void put_errands(Desk& desk) {
  const std::string own = json::quote(SampleReplica::id_of("org.kessou").text());
  desk.replica().put("errand", SampleReplica::id_of(errand),
                     {{"title", "\"Fetch the forms\""},
                      {"state", "\"active\""},
                      {"owner_org", own},
                      {"due", "\"2027-03-15\""},
                      {"price", "5"},
                      {"ready", "true"}});
  desk.replica().put("errand", SampleReplica::id_of("errand.draft"),
                     {{"title", "\"Hand them out\""}, {"state", "\"draft\""}, {"owner_org", own}, {"due", "\"2027-04-15\""}});
}

/// All that is read on the page, with the names that a screen reader says.
QStringList texts(Window& window) {
  QStringList out;
  window.walk([&](QQuickItem& item) { out << item.property("text").toString() << accessible_name(item); });
  out.removeAll(QString());
  return out;
}

bool says(const QStringList& texts, const QString& words) {
  return std::any_of(texts.begin(), texts.end(), [&](const QString& text) { return text.contains(words); });
}

struct Words {
  const char *lang, *place, *price, *due, *ready, *state, *complete, *one, *next, *all;
};
const Words all_words[] = {
    {"en", "Errands", "Price", "Due", "Can begin", "Active", "Complete", "Errand", "Next errands", "All errands"},
    {"fr", "Courses", "Prix", "Échéance", "Peut commencer", "Actif", "Achever", "Course", "Prochaines courses", "Toutes les courses"},
    {"es", "Recados", "Precio", "Plazo", "Puede empezar", "Activo", "Finalizar", "Recado", "Próximos recados", "Todos los recados"}};

}  // namespace

TEST_CASE("A new area has its place, its list, its pages and its rows on Today, in three languages") {
  Desk desk;
  put_errands(desk);
  Window window(desk);
  for (const int width : {1280, 360}) {
    window.resize(width, width == 360 ? 640 : 800);
    for (const Words& words : all_words) {
      INFO(words.lang << " " << width);
      desk.services().settings()->set_language(words.lang);
      const auto on = [&](const Place& place) {
        window.go(place);
        INFO(place.name);
        CHECK(window.messages() == "");
        window.picture(QString("area-%1-%2-%3").arg(place.name, words.lang).arg(width));
        window.walk([&](QQuickItem& item) {
          check_place(item, width);
          check_text(item);
          check_name(item);
        });
        const QStringList read = texts(window);
        // No name of the declaration stands there in place of words.
        for (const char* raw : {"errand", "errands", "price", "after", "ready", "active", "complete", "activate"}) {
          INFO(raw);
          CHECK_FALSE(read.contains(raw));
        }
        return read;
      };
      const QString place = QString::fromUtf8(words.place), complete = QString::fromUtf8(words.complete);

      const QStringList list = on({"list", "errands", "", ""});
      for (const QString& each : {place, QString("Fetch the forms"), QString("Hand them out"), QString::fromUtf8(words.state)}) {
        INFO(each.toStdString());
        CHECK(says(list, each));
      }
      const QStringList page = on({"page", "errands", "", errand});
      for (const char* each : {words.price, words.due, words.ready, words.state, "Fetch the forms", words.complete}) {
        INFO(each);
        CHECK(says(page, QString::fromUtf8(each)));
      }
      window.walk([&](QQuickItem& item) {
        if (item.inherits("QQuickAbstractButton") && item.property("text") == complete) CHECK(item.property("look") == "primary");
      });
      const QStringList form = on({"form", "errands", "", "errand.draft", true});
      for (const char* each : {words.price, words.due}) CHECK(says(form, QString::fromUtf8(each)));
      const QStringList fresh = on({"new", "errands", "", "", true, "errand"});
      for (const char* each : {words.one, words.price, words.due}) CHECK(says(fresh, QString::fromUtf8(each)));

      const QStringList today = on({"today", "today", "", ""});
      CHECK(says(today, "Fetch the forms"));
      CHECK(says(today, QString::fromUtf8(words.one)));
      CHECK(says(today, complete));
      CHECK(says(today, "Hand them out"));
      for (const char* each : {words.next, words.all}) CHECK(today.contains(QString::fromUtf8(each)));
      if (width == 360) CHECK(says(on({"more", "more", "", ""}), place));
    }
  }
  desk.services().settings()->set_language("en");
}

TEST_CASE("What leads to a record of a new area opens its place, and the search finds it") {
  Desk desk;
  put_errands(desk);
  CHECK(desk.services().kindsAt("errands") == QStringList{"errand"});
  Window window(desk);
  window.window()->setProperty("kinds", QStringList{"errand"});
  CHECK(window.get("place") == "errands");
  window.window()->setProperty("words", "forms");
  window.go({"search", "search", "", ""});
  CHECK(desk.until([&] { return says(texts(window), "Fetch the forms"); }));
}
