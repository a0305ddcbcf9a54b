// SPDX-License-Identifier: Apache-2.0
#include "tests/qml/window.h"

#include <QColor>
#include <QDropEvent>
#include <QQmlComponent>
#include <QQmlProperty>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/catch.h"

namespace dialogue {
namespace {

QStringList heard;

void listen(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type == QtDebugMsg || type == QtInfoMsg || text.contains("propagateSizeHints")) return;
  heard << text;
}

double light(const QColor& colour) {
  const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

}  // namespace

std::vector<Place> all_places() {
  return {
      {"today", "today", "", ""},
      {"help", "help", "", ""},
      {"meetings", "meetings", "", ""},
      {"support", "support", "", ""},
      {"offers", "support", "", "", false, "", 1},
      {"pledges", "pledges", "", ""},
      {"updates", "pledges", "", "", false, "", 1},
      {"workstreams", "workstreams", "", ""},
      {"search", "search", "", ""},
      {"sync", "sync", "", ""},
      {"pending", "sync", "pending", ""},
      {"refusals", "sync", "refusals", ""},
      {"proposals", "sync", "proposals", ""},
      {"settings", "settings", "", ""},
      {"device", "settings", "", "device.phone"},
      {"more", "more", "", ""},
      {"meeting", "meetings", "", "meeting.global2"},
      {"request", "support", "", "request.coi"},
      {"pledge", "pledges", "", "pledge.joint"},
      {"edit request", "support", "", "request.draft", true},
      {"edit pledge", "pledges", "", "pledge.joint", true},
      {"new offer", "support", "", "", false, "support_offer"},
      {"document", "meetings", "", "material.agenda.fr"},
      {"missing", "support", "", "nowhere"},
  };
}

std::string describe(const QQuickItem& item) {
  return std::string(item.metaObject()->className()) + " \"" + item.property("text").toString().left(60).toStdString() + "\"";
}

QString accessible_name(const QQuickItem& item) {
  return QQmlProperty(const_cast<QQuickItem*>(&item), "Accessible.name", qmlContext(&item)).read().toString();
}

Window::Window(Desk& desk) : desk_(desk) {
  qInstallMessageHandler(listen);
  QObject::connect(desk.services().language(), &Language::changed, &engine_, &QQmlApplicationEngine::retranslate);
  desk.services().settings()->set_still(true);
  engine_.addImportPath("qrc:/qt/qml");
  engine_.setInitialProperties({{"services", QVariant::fromValue(&desk.services())}, {"version", "0"}});
  engine_.load(QUrl("qrc:/qt/qml/Dialogue/Main.qml"));
  INFO(heard.join("\n").toStdString());
  REQUIRE_FALSE(engine_.rootObjects().isEmpty());
  window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
  REQUIRE(window_);
  QQmlComponent component(&engine_);
  component.setData("import QtQml\nimport Dialogue.Theme\nQtObject { property QtObject theme: Theme }", {});
  theme_holder_.reset(component.create());
  REQUIRE(theme_holder_);
  theme_ = theme_holder_->property("theme").value<QObject*>();
  window_->requestActivate();
  // Keys go nowhere, and shortcuts do not fire, before the window is active.
  REQUIRE(desk.until([&] { return window_->isActive(); }));
  desk.settle();
}

Window::~Window() { qInstallMessageHandler(nullptr); }

void Window::resize(int width, int height) {
  window_->resize(width, height);
  desk_.settle();
}

void Window::go(const Place& place) {
  const QString record = *place.record ? QString::fromStdString(SampleReplica::id_of(place.record).text()) : QString();
  for (const char* name : {"recordId", "newKind", "detail"}) window_->setProperty(name, "");
  window_->setProperty("place", "none");
  window_->setProperty("editing", place.editing);
  window_->setProperty("tab", place.tab);
  window_->setProperty("place", place.place);
  window_->setProperty("detail", place.detail);
  window_->setProperty("newKind", place.new_kind);
  window_->setProperty("recordId", record);
  desk_.settle();
  // What is laid out only when a frame is drawn.
  window_->grabWindow();
  desk_.settle();
}

void Window::walk(const std::function<void(QQuickItem&)>& visit) {
  const std::function<void(QQuickItem*)> into = [&](QQuickItem* item) {
    if (!item->isVisible() || item->width() <= 0 || item->height() <= 0) return;
    visit(*item);
    for (QQuickItem* child : item->childItems()) into(child);
  };
  for (QQuickItem* child : window_->contentItem()->childItems()) into(child);
}

void Window::drag(const QMimeData& files, QPoint place) {
  QDragEnterEvent enter(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(window_, &enter);
  QDragMoveEvent move(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(window_, &move);
  desk_.settle();
}

void Window::drop(const QMimeData& files, QPoint place) {
  QDropEvent let_go(place, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(window_, &let_go);
  desk_.settle();
}

void Window::picture(const QString& name) {
  const QString folder = qEnvironmentVariable("DIALOGUE_PICTURES");
  if (!folder.isEmpty()) window_->grabWindow().save(folder + "/" + name + ".png");
}

std::string Window::messages() { return std::exchange(heard, {}).join("\n").toStdString(); }

void Window::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QTest::keyClick(window_, key, modifiers);
  desk_.settle();
}

void Window::type(const QString& text) {
  for (const QChar c : text) QTest::keyClick(window_, c.toLatin1());
  desk_.settle();
}

bool Window::focus_named(const QString& name) {
  for (int i = 0; i < 150; ++i) {
    if (focused() && accessible_name(*focused()).startsWith(name)) return true;
    key(Qt::Key_Tab);
  }
  return false;
}

std::vector<std::pair<QString, QString>> Window::colour_pairs() const {
  std::vector<std::pair<QString, QString>> pairs{{"primaryInk", "primary"},
                                                 {"primaryInk", "primaryPressed"},
                                                 {"primarySoftInk", "primarySoft"},
                                                 {"good", "goodSoft"},
                                                 {"sent", "sentSoft"},
                                                 {"local", "localSoft"},
                                                 {"alert", "alertSoft"},
                                                 {"text", "neutralSoft"},
                                                 {"text", "primarySoft"}};
  for (const char* words : {"text", "soft", "primary", "alert", "good"})
    for (const char* ground : {"window", "surface", "raised", "sunken", "hover"}) pairs.emplace_back(words, ground);
  return pairs;
}

double Window::contrast(const QString& words, const QString& ground) {
  const auto lightness = [&](const QString& name) { return light(theme_->property(name.toLatin1()).value<QColor>()); };
  const double a = lightness(words), b = lightness(ground);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace dialogue
