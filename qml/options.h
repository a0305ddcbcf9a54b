// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QSize>
#include <QString>
#include <optional>

#include "client/app/services/begin_page.h"
#include "shared/base/clock.h"

namespace dialogue {

struct AppOptions {
  QString replica, lang, theme, page, screenshot;
  QString invited;  ///< a joining line, or a file with one
  BeginPage begin;  ///< what `page` names
  QSize size;
  int text_size = 0;
  std::size_t many = 0;
  bool sample = false, offline = false, still = false;
};

/// What the command line asks for. With an `ending` the program has nothing more to do: --help, --version (0), wrong usage (2). What there
/// was to say has been said.
struct Asked {
  AppOptions options;
  std::optional<int> ending;
};
Asked read_options(const QCoreApplication& app);

/// A clock that stands still, for pictures that are the same each time.
Clock& still_clock();

}  // namespace dialogue
