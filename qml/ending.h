// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickWindow>
#include <QSocketNotifier>
#include <memory>

namespace dialogue {

/// The system may ask the program to end (a logout, a `kill`). Then the window is closed as by its button first, and the word that is being
/// composed and what was just typed go to the disk. One at a time.
class Ending {
 public:
  explicit Ending(QQuickWindow& window);
  ~Ending();
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;

 private:
  std::unique_ptr<QSocketNotifier> asked_;
};

}  // namespace dialogue
