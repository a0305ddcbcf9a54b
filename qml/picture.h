// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQuickWindow>
#include <QTimer>

#include "client/app/services/services.h"
#include "qml/options.h"

namespace dialogue {

/// Opens the page that the command line names. With --screenshot, saves its picture once it stands, then ends the program.
class Picture : public QObject {
 public:
  Picture(QQuickWindow& window, Services& services, const AppOptions& options);

 private:
  void open_page();
  void open_record(const QString& id);
  void look();

  QQuickWindow& window_;
  Services& services_;
  AppOptions options_;
  QTimer timer_;
  int quiet_ = 0;
};

}  // namespace dialogue
