// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSignalSpy>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/core/transport/http_transport.h"
#include "tests/catch.h"
#include "tests/e2e/process.h"
#include "tests/qml/desk.h"

namespace dialogue::real {

inline const std::string program = std::string(DIALOGUE_BIN) + "/server/dialogued";

inline Result<NetworkLine::Connection> connect_http(const ServerPlace& server) {
  LineOptions options;
  options.trust = server.trust;
  auto made = HttpTransport::to(server.url, std::move(options));
  if (!made) return made.error();
  HttpTransport* line = made->get();
  return NetworkLine::Connection{std::move(*made), [line] { line->interrupt(); }};
}

inline std::string value_of(const std::string& json, const std::string& name) {
  const auto at = json.find("\"" + name + "\":\"") + name.size() + 4;
  return json.substr(at, json.find('"', at) - at);
}

/// A server on a free port, and the app on a replica beside it.
struct Stage {
  Stage() {
    const auto made = e2e::run({program, "--data", folder / "server", "--json", "init", "--demo"});
    REQUIRE(made.status == 0);
    code = value_of(made.out, "code");
    person = value_of(made.out, "person");
    serve();
    start();
  }
  void start() {
    services = std::make_unique<Services>([dir = folder / "app"] { return Replica::open(dir, {}); }, connect_http, clock, random);
    services->sync()->set_automatic(false);
    services->start();
    REQUIRE(desk.until([&] { return services->sync()->known(); }));
  }
  void serve() { REQUIRE(server.start({program, "--data", folder / "server", "serve", "--listen", address()}, "listening on ") != ""); }
  void enrol() {
    SyncModel& sync = *services->sync();
    QSignalSpy enrolled(&sync, &SyncModel::enrolmentDone);
    sync.enrol("http://" + QString::fromStdString(address()), QString::fromStdString(code), "Laptop");
    REQUIRE(until([&] { return enrolled.count() == 1; }));
    INFO(enrolled[0][1].toString().toStdString());
    REQUIRE(enrolled[0][0].toBool());
    REQUIRE(until([&] { return sync.enrolled(); }));
  }
  e2e::Outcome cli(const std::string& replica, std::vector<std::string> args) {
    args.insert(args.begin(), {std::string(DIALOGUE_BIN) + "/client/dialogue-cli", "--replica", folder / replica, "--json"});
    return e2e::run(args);
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(port); }
  bool until(const std::function<bool()>& holds) { return desk.until(holds); }
  bool synced() {
    services->sync()->syncNow();
    return until([&] { return !services->sync()->running() && services->store()->under_way() == 0; });
  }

  e2e::Folder folder;
  e2e::Background server;
  int port = e2e::free_port();
  std::string code, person;
  test::FakeClock clock{desk_now};
  test::FakeRandom random;
  Desk desk;
  std::unique_ptr<Services> services;
};

}  // namespace dialogue::real
