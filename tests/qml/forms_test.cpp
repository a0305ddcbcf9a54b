// SPDX-License-Identifier: Apache-2.0
// Forms: what hangs on a record is made with it, what is missing is said where it is missing, and Return leads through.
#include <QQmlProperty>
#include <vector>

#include "client/app/record/record_model.h"
#include "client/core/keeps/kept_forms.h"
#include "tests/catch.h"
#include "tests/qml/window.h"

using namespace dialogue;

namespace {

QQuickItem* named(Window& window, const QString& name) {
  QQuickItem* found = nullptr;
  window.walk([&](QQuickItem& item) {
    if (accessible_name(item) == name && item.inherits("QQuickAbstractButton")) found = &item;
  });
  return found;
}

QVariant look(RecordModel& record, const std::string& path, int role) {
  for (int row = 0; row < record.rowCount(); ++row)
    if (record.data(record.index(row), RecordModel::PathRole).toString().toStdString() == path) return record.data(record.index(row), role);
  return {};
}

void press(Desk& desk, Window& window, const QString& name) {
  QQuickItem* button = named(window, name);
  INFO(name.toStdString());
  REQUIRE(button);
  QMetaObject::invokeMethod(button, "clicked");
  desk.settle();
}

}  // namespace

TEST_CASE("What is added on a record's page is made with what it hangs on, kind by kind and one after another") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  int tried = 0;
  for (const char* key : {"meeting.global2", "pledge.joint", "request.coi", "request.draft"}) {
    const QString id = QString::fromStdString(SampleReplica::id_of(key).text());
    window.go({"record", "support", "", key});
    auto* parent = window.made<RecordModel>();
    REQUIRE(parent);
    const QVariantList children = parent->children();
    const QString title = parent->title();
    for (const QVariant& each : children) {
      const QVariantMap child = each.toMap();
      const QString add = "Add: " + child["label"].toString();
      INFO(key << " " << child["kind"].toString().toStdString());
      window.go({"record", "support", "", key});
      if (!named(window, add)) continue;
      press(desk, window, add);
      auto* form = window.made<RecordModel>();
      REQUIRE(form);
      CHECK(form->creating());
      CHECK(form->kind_name() == child["kind"].toString());
      const std::string field = child["field"].toString().toStdString();
      CHECK(look(*form, field, RecordModel::InputRole).toString() == id);
      CHECK(look(*form, field, RecordModel::TextRole).toString() == title);
      CHECK(window.messages() == "");
      ++tried;
    }
  }
  CHECK(tried > 5);
}

TEST_CASE("A second form of the same kind hangs on the second record, and each keeps its words") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  for (const char* key : {"request.coi", "pledge.joint"}) {
    window.go({"record", "support", "", key});
    press(desk, window, "Add: Comment");
    auto* form = window.made<RecordModel>();
    REQUIRE(form);
    form->form()->setInput("text", QString("On ") + key);
    // The page goes straight from one form to the next. It stays; what it shows does not.
    window.window()->setProperty("parentId", QString::fromStdString(SampleReplica::id_of("meeting.global2").text()));
    desk.settle();
    CHECK(look(*form, "parent", RecordModel::InputRole).toString().toStdString() == SampleReplica::id_of("meeting.global2").text());
    CHECK(look(*form, "text", RecordModel::InputRole).toString() == "");
  }
  desk.settle();
  int kept = 0;
  for (const KeptForm& each : kept_forms(desk.replica()))
    for (const char* key : {"request.coi", "pledge.joint"})
      if (each.parent_id == SampleReplica::id_of(key).text()) {
        ++kept;
        CHECK(each.cells.at("text") == std::string("\"On ") + key + "\"");
      }
  CHECK(kept == 2);
}

TEST_CASE("A form that misses something stays, says what beside each field, and leads to the first") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"new", "pledges", "", "", false, "pledge_update"});
  auto* form = window.made<RecordModel>();
  REQUIRE(form);
  window.key(Qt::Key_S, Qt::ControlModifier);
  CHECK(form->creating());
  CHECK(desk.replica().pending().empty() == false);
  QStringList missing;
  for (const QVariant& each : form->form()->errors()) missing << each.toMap()["path"].toString();
  CHECK(missing == QStringList{"pledge", "as_of", "stage"});
  for (const char* path : {"pledge", "as_of", "stage"}) CHECK(look(*form, path, RecordModel::ProblemRole).toString() != "");
  REQUIRE(window.focused());
  CHECK(accessible_name(*window.focused()).startsWith("Pledge"));
  window.picture("missing-en-1280");
  CHECK(window.messages() == "");

  window.go({"new", "support", "", "", false, "support_request"});
  form = window.made<RecordModel>();
  REQUIRE(form);
  form->form()->setInput("background", "Only the background");
  for (const char* blank : {"", "   ", "\xC2\xA0\xE2\x80\x8B"}) {
    form->form()->setInput("title", QString::fromUtf8(blank));
    window.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(form->creating());
    CHECK(window.get("recordId") == "");
    CHECK(look(*form, "background", RecordModel::InputRole).toString() == "Only the background");
    REQUIRE(window.focused());
    CHECK(accessible_name(*window.focused()) == "Title");
  }
  window.type("Neuf");
  CHECK(look(*form, "title", RecordModel::ProblemRole).toString() == "");
  window.key(Qt::Key_S, Qt::ControlModifier);
  CHECK(window.get("recordId") != "");
}

TEST_CASE("Return leads from field to field of a form, and at the end of connecting connects") {
  Desk desk;
  Window window(desk);
  for (const auto& [width, height] : {std::pair(360, 640), std::pair(1280, 800)})
    for (const char* lang : {"fr", "es", "en"}) {
      desk.services().settings()->set_language(lang);
      window.resize(width, height);
      desk.replica().set_enrolled(false);
      desk.services().store()->announce();
      desk.settle();
      INFO(lang << " " << width);
      const auto field = [&](int n) {
        std::vector<QQuickItem*> all;
        window.walk([&](QQuickItem& item) {
          if (item.inherits("QQuickTextField")) all.push_back(&item);
        });
        REQUIRE(all.size() == 3);
        return all[static_cast<std::size_t>(n)];
      };
      QQuickItem *server = field(0), *code = field(1), *device = field(2);
      const auto said = [](QQuickItem* item) {
        return QQmlProperty(item, "Accessible.description", qmlContext(item)).read().toString().toStdString();
      };
      const std::string hint = said(code), about_line = said(server);
      // What is missing is said beside each, and the keyboard goes to the first.
      device->forceActiveFocus(Qt::TabFocusReason);
      window.key(Qt::Key_Return);
      CHECK(window.focused() == server);
      CHECK(said(server) != about_line);
      CHECK(said(code) != "");
      CHECK(said(code) != said(server));
      CHECK(said(code) != hint);
      window.picture(QString("enrol-missing-%1-%2").arg(lang).arg(width));
      window.type("http://example.org");
      CHECK(said(server) == about_line);
      window.key(Qt::Key_Return);
      CHECK(window.focused() == code);
      CHECK(server->property("text").toString() == "http://example.org");
      // Nothing is typed there yet, so Return goes on to the last field.
      window.key(Qt::Key_Return);
      CHECK(window.focused() == device);
      window.type("Laptop");
      window.key(Qt::Key_Backtab, Qt::ShiftModifier);
      REQUIRE(window.focused() == code);
      window.type("wrong");
      CHECK(said(code) == hint);
      // All that is needed stands there, so Return connects.
      window.key(Qt::Key_Return);
      CHECK(code->property("text").toString() == "wrong");
      // The server's answer leads to the field that it is about.
      CHECK(desk.until([&] { return said(code) != hint; }));
      CHECK(window.focused() == code);
      CHECK(device->property("text").toString() == "Laptop");
      window.picture(QString("enrol-wrong-%1-%2").arg(lang).arg(width));
      // A sentence from before does not stay in the other language.
      const std::string wrong = said(code);
      QQuickItem* other = nullptr;
      window.walk([&](QQuickItem& item) {
        if (accessible_name(item) == (QString(lang) == "es" ? "English" : "Español")) other = &item;
      });
      REQUIRE(other);
      other->forceActiveFocus(Qt::TabFocusReason);
      window.key(Qt::Key_Space);
      CHECK(said(code) != wrong);
      desk.services().settings()->set_language(lang);
      code->forceActiveFocus(Qt::TabFocusReason);
      window.key(Qt::Key_A, Qt::ControlModifier);
      window.type("ABCD-1234");
      window.key(Qt::Key_Return);
      CHECK(desk.until([&] { return desk.services().sync()->enrolled(); }));
      CHECK(window.messages() == "");
    }
  desk.services().settings()->set_language("en");
}

TEST_CASE("Return in a record's form goes to the next field, past what is no field") {
  Desk desk;
  Window window(desk);
  window.resize(1280, 800);
  window.go({"edit", "support", "", "request.draft", true});
  REQUIRE(window.focus_named("Title"));
  window.key(Qt::Key_Return);
  REQUIRE(window.focused());
  CHECK(window.focused()->inherits("QQuickTextArea"));
  CHECK(window.get("recordId") != "");
}
