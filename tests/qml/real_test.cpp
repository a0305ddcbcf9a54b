// SPDX-License-Identifier: Apache-2.0
// The app's models over a real replica and the real server.
#include <QSignalSpy>

#include "client/app/change_models.h"
#include "client/app/record_list_model.h"
#include "client/app/record_model.h"
#include "client/core/http_transport.h"
#include "tests/catch.h"
#include "tests/e2e/process.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

const std::string program = std::string(DIALOGUE_BIN) + "/server/dialogued";

Result<NetworkLine::Connection> connect_http(const std::string& url) {
  auto made = HttpTransport::to(url);
  if (!made) return made.error();
  HttpTransport* line = made->get();
  return NetworkLine::Connection{std::move(*made), [line] { line->interrupt(); }};
}

/// A server on a free port, and the app on a replica beside it.
struct Stage {
  Stage() {
    test_app();
    const auto made = e2e::run({program, "--data", folder / "server", "--json", "init", "--demo"});
    REQUIRE(made.status == 0);
    const auto at = made.out.find("\"code\":\"") + 8;
    code = made.out.substr(at, made.out.find('"', at) - at);
    serve();
    services = std::make_unique<Services>([dir = folder / "app"] { return Replica::open(dir, {}); }, connect_http, clock, random);
    services->sync()->set_automatic(false);
    services->start();
    REQUIRE(desk.until([&] { return services->sync()->known(); }));
  }
  void serve() { REQUIRE(server.start({program, "--data", folder / "server", "serve", "--listen", address()}, "listening on ") != ""); }
  std::string address() const { return "127.0.0.1:" + std::to_string(port); }
  bool until(const std::function<bool()>& holds) { return desk.until(holds); }
  bool synced() {
    services->sync()->syncNow();
    return until([&] { return !services->sync()->running() && services->store()->under_way() == 0; });
  }

  e2e::Folder folder;
  e2e::Background server;
  int port = e2e::free_port();
  std::string code;
  ManualClock clock;
  SameRandom random;
  Desk desk;
  std::unique_ptr<Services> services;
};

}  // namespace

TEST_CASE("A device is enrolled, receives, writes without a server, and everything is confirmed when it is back") {
  Stage stage;
  SyncModel& sync = *stage.services->sync();
  CHECK(sync.word() == "not_enrolled");
  QSignalSpy enrolled(&sync, &SyncModel::enrolmentDone);
  sync.enrol("http://" + QString::fromStdString(stage.address()), QString::fromStdString(stage.code), "Laptop");
  REQUIRE(stage.until([&] { return enrolled.count() == 1; }));
  INFO(enrolled[0][1].toString().toStdString());
  REQUIRE(enrolled[0][0].toBool());
  REQUIRE(stage.until([&] { return sync.enrolled(); }));
  REQUIRE(stage.synced());
  CHECK(sync.word() == "confirmed");
  CHECK(sync.person() != "");

  RecordListModel list;
  list.set_services(stage.services.get());
  list.set_kind("workstream");
  REQUIRE(stage.until([&] { return list.count() == 4; }));
  CHECK(list.can_create());
  list.set_kind("meeting");
  REQUIRE(stage.until([&] { return list.loaded(); }));
  const int meetings = list.count();

  stage.server.stop();
  RecordModel record;
  record.set_services(stage.services.get());
  record.begin("meeting");
  record.setInput("title", "Réunion écrite sans serveur");
  record.setInput("kind", "roundtable");
  record.setInput("planned_on", "2027-05-04");
  REQUIRE(stage.until([&] { return stage.services->store()->under_way() == 0; }));
  record.keep();
  REQUIRE(stage.until([&] { return record.loaded() && !record.creating() && record.sync() == "local"; }));
  REQUIRE(stage.until([&] { return list.count() == meetings + 1; }));
  CHECK(stage.synced());
  CHECK(sync.word() == "local");
  stage.clock.now += 10'000;
  CHECK(sync.word() == "offline");

  stage.serve();
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return record.sync() == "confirmed"; }));
  REQUIRE(stage.until([&] { return sync.word() == "confirmed"; }));

  // An own edit after the receipt is no news to its own page.
  record.edit();
  record.setInput("objective", "Ce qui marche");
  record.done();
  REQUIRE(stage.until([&] { return sync.pending() == 1; }));
  CHECK(stage.synced());
  REQUIRE(stage.until([&] { return record.sync() == "confirmed"; }));
  CHECK_FALSE(record.news());

  SearchModel hits;
  hits.set_services(stage.services.get());
  hits.set_text("reunion sans serveur");
  CHECK(stage.until([&] { return hits.count() == 1; }));
}
