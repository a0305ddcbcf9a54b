// SPDX-License-Identifier: Apache-2.0
#include "qml/ending.h"

#include <QCoreApplication>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace dialogue {
namespace {

constexpr int orders[] = {SIGTERM, SIGINT, SIGHUP};
std::array<int, 2> pipe_ends{-1, -1};

// Nothing else is allowed while a signal is handled.
void tell(int /*signal*/) {
  const char byte = 0;
  [[maybe_unused]] const auto written = ::write(pipe_ends[1], &byte, 1);
}

}  // namespace

Ending::Ending(QQuickWindow& window) {
  if (::pipe(pipe_ends.data()) != 0) return;
  for (const int end : pipe_ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  asked_ = std::make_unique<QSocketNotifier>(pipe_ends[0], QSocketNotifier::Read);
  QObject::connect(asked_.get(), &QSocketNotifier::activated, &window, [this, &window] {
    asked_->setEnabled(false);
    // Closes the program where the window would ask first: nobody is there to answer.
    if (!window.close()) QCoreApplication::exit(0);
  });
  for (const int signal : orders) std::signal(signal, tell);
}

Ending::~Ending() {
  if (!asked_) return;
  for (const int signal : orders) std::signal(signal, SIG_DFL);
  asked_.reset();
  for (const int end : pipe_ends) ::close(end);
}

}  // namespace dialogue
#else
namespace dialogue {

Ending::Ending(QQuickWindow& /*window*/) {}
Ending::~Ending() = default;

}  // namespace dialogue
#endif
