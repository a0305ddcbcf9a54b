// SPDX-License-Identifier: Apache-2.0
// Joining, and leaving for good, with the app's models and the real server.
#include <QSignalSpy>
#include <QUrl>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/qml/real_stage.h"

using namespace dialogue;
using namespace dialogue::real;

TEST_CASE("The app joins by the line over the server's own key, reads the same six words, and its last word reaches that server") {
  Stage stage;
  stage.server.stop();
  REQUIRE(stage.server.start({program, "--data", stage.folder / "server", "serve", "--listen", stage.address(), "--tls", "own"},
                             "listening on ") != "");
  const auto admin = [&](std::vector<std::string> args) {
    args.insert(args.begin(), {program, "--data", stage.folder / "server", "--json"});
    return e2e::run(args);
  };
  const auto invited = value_of(admin({"enrol-code", stage.person}).out, "line");
  e2e::write_file(stage.folder / "Ana's.dialogue", "Dear Ana,\n" + invited + "\n");
  JoinModel& joining = *stage.services->joining();
  joining.open(QUrl::fromLocalFile(QString::fromStdString(stage.folder / "Ana's.dialogue")));
  REQUIRE(joining.found());
  SyncModel& sync = *stage.services->sync();
  QSignalSpy enrolled(&sync, &SyncModel::enrolmentDone);
  sync.join(&joining, "Laptop");
  REQUIRE(stage.until([&] { return enrolled.count() == 1; }));
  INFO(enrolled[0][1].toString().toStdString());
  REQUIRE(enrolled[0][0].toBool());
  REQUIRE(stage.until([&] { return sync.enrolled(); }));
  REQUIRE(stage.synced());
  CHECK(sync.word() == "confirmed");
  REQUIRE(sync.words() != "");
  const auto devices = admin({"device", "list"}).out;
  CHECK(devices.find(sync.words().toStdString()) != std::string::npos);
  REQUIRE(admin({"device", "wipe", value_of(devices, "id")}).status == 0);
  // What a busy machine keeps waiting is tried again, as the app does by itself.
  const auto reached = [&](const auto& holds) {
    return stage.until([&] {
      if (!sync.running()) sync.syncNow();
      return holds();
    });
  };
  CHECK(reached([&] { return !sync.enrolled(); }));
  CHECK(reached([&] { return admin({"device", "list"}).out.find("\"wiped\"") != std::string::npos; }));
}
