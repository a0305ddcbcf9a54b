// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QSize>
#include <QString>

#include "shared/base/clock.h"

namespace dialogue {

struct AppOptions {
  QString replica, lang, theme, page, screenshot;
  QSize size;
  int text_size = 0;
  std::size_t many = 0;
  bool sample = false, offline = false, still = false;
};

/// Reads the command line; ends the program for --help, --version and wrong usage (status 2).
AppOptions read_options(QCoreApplication& app);

/// A clock that stands, for pictures that are the same each time.
Clock& still_clock();

}  // namespace dialogue
