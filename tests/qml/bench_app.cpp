// SPDX-License-Identifier: Apache-2.0
// bench-app DIR: the app's window on the replica in DIR, without a network. Prints one JSON line a figure; times are elapsed milliseconds.
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "client/app/lists/record_list_model.h"
#include "client/app/record/record_model.h"
#include "client/app/services/services.h"

using namespace dialogue;

namespace {

qint64 memory_kb(const char* name) {
  QFile status("/proc/self/status");
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : status.readAll().split('\n'))
    if (line.startsWith(name)) return line.simplified().split(' ').value(1).toLongLong();
  return 0;
}

void print(const char* name, double value, const char* unit) {
  std::printf("{\"figure\":\"%s\",\"value\":%.1f,\"unit\":\"%s\"}\n", name, value, unit);
  std::fflush(stdout);
}

void print_spread(const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  print((name + "_median").c_str(), times[times.size() / 2], "ms");
  print((name + "_p95").c_str(), times[times.size() * 95 / 100], "ms");
  print((name + "_worst").c_str(), times.back(), "ms");
}

/// The window and what is looked at in it.
class Stage {
 public:
  explicit Stage(const std::string& dir)
      : services_([dir] { return Replica::open(dir, {}); },
                  [](const ServerPlace&) -> Result<NetworkLine::Connection> {
                    return Error{"offline", {}, {}, {}};
                  },
                  system_clock(), system_random()) {
    services_.sync()->hold(true);
    engine_.addImportPath("qrc:/qt/qml");
    engine_.setInitialProperties({{"services", QVariant::fromValue(&services_)}, {"place", "pledges"}});
    engine_.load(QUrl("qrc:/qt/qml/Dialogue/Main.qml"));
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().value(0));
    services_.settings()->force("language", "en");
    services_.settings()->force("still", "1");
    services_.start();
  }

  Services& services() { return services_; }
  QQuickWindow& window() { return *window_; }
  bool until(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, 120'000); }
  /// The long list on screen.
  QQuickItem* view() { return view_in(window_->contentItem()); }
  RecordListModel* list() {
    QQuickItem* rows = view();
    return rows ? qobject_cast<RecordListModel*>(rows->property("model").value<QObject*>()) : nullptr;
  }
  /// Whether the rows on screen are there with their words.
  bool rows_ready() {
    QQuickItem* rows = view();
    auto* model = list();
    if (!rows || !model || !model->loaded()) return false;
    const auto content = rows->property("contentItem").value<QQuickItem*>();
    int seen = 0;
    for (QQuickItem* row : content->childItems()) {
      if (!row->isVisible() || !row->property("title").isValid()) continue;
      if (row->y() + row->height() < rows->property("contentY").toReal() || row->y() > rows->property("contentY").toReal() + rows->height())
        continue;
      if (row->property("waiting").toBool()) return false;
      ++seen;
    }
    return seen > 3;
  }
  /// The time from what was just done to the first frame in which it holds.
  double timed(const std::function<bool()>& holds) {
    QElapsedTimer timer;
    timer.start();
    bool frame = false;
    const auto heard = QObject::connect(window_, &QQuickWindow::frameSwapped, window_, [&] { frame = true; });
    window_->update();
    until([&] { return frame && holds(); });
    QObject::disconnect(heard);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
  }

 private:
  static QQuickItem* view_in(QQuickItem* item) {
    if (item->inherits("QQuickListView") && item->isVisible()) return item;
    for (QQuickItem* child : item->childItems())
      if (QQuickItem* found = child->isVisible() ? view_in(child) : nullptr) return found;
    return nullptr;
  }

  Services services_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
};

void scroll(Stage& stage) {
  QQuickItem* view = stage.view();
  std::vector<double> times;
  view->forceActiveFocus();
  for (int i = 0; i < 200; ++i) {
    QTest::keyClick(&stage.window(), Qt::Key_Down);
    times.push_back(stage.timed([&] { return stage.rows_ready(); }));
  }
  print_spread("key_down", times);
  times.clear();
  const QPointF middle = view->mapToScene({view->width() / 2, view->height() / 2});
  for (int i = 0; i < 200; ++i) {
    QWheelEvent wheel(middle, stage.window().mapToGlobal(middle), {0, 0}, {0, -360}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&stage.window(), &wheel);
    times.push_back(stage.timed([&] { return stage.rows_ready(); }));
  }
  print_spread("wheel", times);
  times.clear();
  for (int i = 0; i < 20; ++i) {
    QMetaObject::invokeMethod(view, "positionViewAtIndex", Q_ARG(int, (i * 48'611) % stage.list()->count()), Q_ARG(int, 0));
    times.push_back(stage.timed([&] { return stage.rows_ready(); }));
  }
  print_spread("jump", times);
}

void search(Stage& stage) {
  auto* list = stage.list();
  const int all = list->count();
  std::vector<double> times;
  for (const char* words : {"audience", "reception places 4", "registro menores", "district 99", "formacion"}) {
    bool answered = false;
    const auto heard = QObject::connect(list, &RecordListModel::countChanged, [&] { answered = true; });
    list->set_search(words);
    times.push_back(stage.timed([&] { return answered; }));
    QObject::disconnect(heard);
  }
  print_spread("search", times);
  list->set_search({});
  stage.until([&] { return list->count() == all; });
}

void edit(Stage& stage) {
  auto* list = stage.list();
  stage.until([&] { return stage.rows_ready(); });
  std::vector<double> saved, shown;
  for (int i = 0; i < 10; ++i) {
    const auto id = Uuid::parse(list->data(list->index(i), RecordListModel::IdRole).toString().toStdString());
    if (!id) continue;
    QElapsedTimer timer;
    timer.start();
    bool done = false;
    stage.services().store()->change<bool>(
        list,
        [id = *id, i](Replica& replica) {
          return replica.edit(id, {{"description", '"' + std::string("Edited ") + std::to_string(i) + '"'}}, nullptr).ok();
        },
        [&](bool) { done = true; });
    stage.until([&] { return done; });
    saved.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    stage.until(
        [&] { return list->data(list->index(list->rowOf(QString::fromStdString(id->text()))), RecordListModel::SyncRole) == "local"; });
    shown.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  print_spread("edit_saved", saved);
  print_spread("edit_shown_in_list", shown);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "bench-app DIR\n");
    return 2;
  }
  QElapsedTimer since_start;
  since_start.start();
  QGuiApplication app(argc, argv);
  Stage stage(argv[1]);
  bool frame = false;
  QObject::connect(&stage.window(), &QQuickWindow::frameSwapped, &app, [&] { frame = true; });
  stage.until([&] { return frame; });
  print("first_frame", static_cast<double>(since_start.nsecsElapsed()) / 1e6, "ms");
  stage.until([&] { return stage.rows_ready(); });
  print("first_rows", static_cast<double>(since_start.nsecsElapsed()) / 1e6, "ms");
  print("rows", stage.list()->count(), "rows");
  print("memory_at_rows", static_cast<double>(memory_kb("VmRSS:")) / 1024, "MiB");
  scroll(stage);
  search(stage);
  edit(stage);
  print("memory_peak", static_cast<double>(memory_kb("VmHWM:")) / 1024, "MiB");
  return 0;
}
