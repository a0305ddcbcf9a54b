// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMimeData>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <ostream>

#include "tests/qml/desk.h"

namespace dialogue {

/// A page of the window: the properties that lead to it.
struct Place {
  const char* name;
  const char* place;
  const char* detail;
  const char* record;  ///< key of a sample record
  bool editing = false;
  const char* new_kind = "";
  int tab = 0;
};
std::vector<Place> all_places();

std::string describe(const QQuickItem& item);
QString accessible_name(const QQuickItem& item);

/// The program's window over a desk.
class Window {
 public:
  explicit Window(Desk& desk);
  ~Window();

  void resize(int width, int height);
  void go(const Place& place);
  /// Every visible item inside the window's height and below, popups left out.
  void walk(const std::function<void(QQuickItem&)>& visit);
  /// What the engine complained about since the last call.
  std::string messages();

  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
  void type(const QString& text);
  /// The first object of a type that the visible pages made.
  template <class T>
  T* made() {
    T* found = nullptr;
    // What a repeater made has a parent among items only, not among objects.
    walk([&](QQuickItem& item) { found = found ? found : item.findChild<T*>(QString(), Qt::FindDirectChildrenOnly); });
    return found;
  }
  /// Saves what is shown as NAME.png in the folder that DIALOGUE_PICTURES names; nothing without it.
  void picture(const QString& name);
  /// Files of the desktop over a place of the window, and let go there.
  void drag(const QMimeData& files, QPoint place);
  void drop(const QMimeData& files, QPoint place);
  QQuickWindow* window() const { return window_; }
  QQuickItem* content() const { return window_->contentItem(); }
  QQuickItem* focused() const { return window_->activeFocusItem(); }
  /// Presses Tab until an item whose name begins so has the keyboard.
  bool focus_named(const QString& name);
  QString get(const char* property) const { return window_->property(property).toString(); }

  std::vector<std::pair<QString, QString>> colour_pairs() const;
  double contrast(const QString& words, const QString& ground);

 private:
  Desk& desk_;
  QQmlApplicationEngine engine_;
  QQuickWindow* window_ = nullptr;
  std::unique_ptr<QObject> theme_holder_;
  QObject* theme_ = nullptr;
};

}  // namespace dialogue
