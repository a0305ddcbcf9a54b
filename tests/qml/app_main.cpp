// SPDX-License-Identifier: Apache-2.0
// The tests' own main. The application stands around all of them and goes before the program does, as in the app.
#include <QGuiApplication>

#include "tests/run_tests.h"

int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  const int failed = run_tests(argc, argv);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  return failed;
}
