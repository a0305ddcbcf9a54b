// SPDX-License-Identifier: Apache-2.0
// A coordinator lets somebody join from the app, with the real server.
#include <algorithm>

#include "client/app/changes/joining_code.h"
#include "client/app/changes/person_devices.h"
#include "tests/catch.h"
#include "tests/qml/real_stage.h"

using namespace dialogue;
using namespace dialogue::real;

TEST_CASE("Somebody adds a telephone from the app, it joins by the line, and the app shows its six words") {
  Stage stage;
  stage.enrol();
  REQUIRE(stage.synced());
  PersonDevices devices;
  devices.set_services(stage.services.get());
  REQUIRE(stage.until([&] { return devices.devices().size() == 1; }));
  CHECK(devices.allowed());
  CHECK(devices.devices()[0].toMap()["words"].toString() == stage.services->sync()->words());

  JoiningCode code;
  code.set_services(stage.services.get());
  code.setProperty("personId", devices.whose());
  code.setProperty("name", devices.name());
  code.make();
  REQUIRE(stage.until([&] { return !code.asking(); }));
  INFO(code.problem().toStdString());
  REQUIRE(code.made());
  e2e::write_file(stage.folder / "line.dialogue", code.line().toStdString());
  const auto joined = stage.cli("telephone", {"join", "@" + (stage.folder / "line.dialogue"), "--device", "Telephone"});
  INFO(joined.err);
  REQUIRE(joined.status == 0);
  CHECK(stage.cli("another", {"join", "@" + (stage.folder / "line.dialogue")}).status == 1);

  REQUIRE(stage.synced());
  REQUIRE(stage.until([&] { return devices.devices().size() == 2; }));
  const auto all = devices.devices();
  CHECK(std::any_of(all.begin(), all.end(), [&](const QVariant& each) {
    return each.toMap()["name"] == "Telephone" && each.toMap()["words"].toString().toStdString() == value_of(joined.out, "words");
  }));

  // Nothing of the code is in the replica's files.
  const auto secret = code.line().right(40).toStdString();
  code.forget();
  CHECK(code.line() == "");
  CHECK(e2e::run({"/bin/sh", "-c", "grep -r -a -l '" + secret + "' '" + (stage.folder / "app") + "'"}).status == 1);
}
