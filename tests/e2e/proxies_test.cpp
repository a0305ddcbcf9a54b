// SPDX-License-Identifier: Apache-2.0
// The shipped configurations of nginx and HAProxy, with Debian's own programs, in front of a server on a socket of the file system.
#include <deque>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "tests/e2e/process.h"
#include "tests/e2e/stage.h"
#include "tests/e2e/tls_client.h"
#include "tests/server/http/front_rig.h"

using namespace dialogue;
using namespace dialogue::e2e;
using dialogue::test::answer_devices;
using dialogue::test::FrontRig;
using dialogue::test::status_of;
using dialogue::test::until;

namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

std::string shipped(const std::string& name) { return read_file(std::string(DIALOGUE_SOURCE) + "/packaging/proxy/" + name); }

/// A proxy of Debian's on a free port, with the shipped configuration and places of the test's own.
class Proxy {
 public:
  enum class Kind { nginx, haproxy };

  Proxy(const Folder& folder, Kind kind, const std::string& socket, bool tls) : folder_(folder), port_(free_port()) {
    if (tls) make_certificate();
    kind == Kind::nginx ? start_nginx(socket, tls) : start_haproxy(socket, tls);
    REQUIRE(until([&] { return test::RawClient(port()).connected(); }));
  }
  std::uint16_t port() const { return std::uint16_t(port_); }

 private:
  void make_certificate() {
    const auto made = run({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                           "2", "-subj", "/CN=localhost", "-keyout", folder_ / "key.pem", "-out", folder_ / "cert.pem"});
    REQUIRE(made.status == 0);
    write_file(folder_ / "both.pem", read_file(folder_ / "cert.pem") + read_file(folder_ / "key.pem"));
  }
  /// Replaced by the proxy, so that what ends it ends the proxy.
  void start(const std::string& command) {
    INFO("Debian's nginx and haproxy are needed: scripts/packages.sh");
    started_ = process_.start({"/bin/sh", "-c", "echo started now; exec " + command + " 2> " + folder_ / "proxy.log"}, "started ");
    REQUIRE(started_ == "now");
  }
  void start_nginx(const std::string& socket, bool tls) {
    auto site = shipped("nginx/dialogue.conf");
    replace(site, "listen 443 ssl;", "listen 127.0.0.1:" + std::to_string(port_) + (tls ? " ssl;" : ";"));
    replace(site, "listen [::]:443 ssl;", "");
    replace(site, "server unix:/run/dialogue/server.sock;", "server unix:" + socket + ";");
    if (tls) {
      replace(site, "/etc/ssl/dialogue/fullchain.pem", folder_ / "cert.pem");
      replace(site, "/etc/ssl/dialogue/privkey.pem", folder_ / "key.pem");
    } else {
      replace(site, "ssl_certificate /etc/ssl/dialogue/fullchain.pem;", "");
      replace(site, "ssl_certificate_key /etc/ssl/dialogue/privkey.pem;", "");
    }
    write_file(folder_ / "site.conf", site);
    std::string main = "daemon off;\nmaster_process off;\npid " + folder_ / "nginx.pid" + ";\nerror_log " + folder_ / "error.log" +
                       ";\nevents { worker_connections 1000; }\nhttp {\n  access_log off;\n";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
      main += std::string("  ") + kind + "_temp_path " + folder_ / kind + ";\n";
    write_file(folder_ / "nginx.conf", main + "  include " + folder_ / "site.conf" + ";\n}\n");
    start("/usr/sbin/nginx -c " + folder_ / "nginx.conf" + " -e " + folder_ / "error.log");
  }
  void start_haproxy(const std::string& socket, bool tls) {
    auto text = shipped("haproxy/haproxy.cfg");
    const std::string here = "bind 127.0.0.1:" + std::to_string(port_);
    replace(text, "bind :::443 v4v6 ssl crt /etc/haproxy/dialogue.pem", tls ? here + " ssl crt " + folder_ / "both.pem" : here);
    if (!tls) replace(text, " alpn http/1.1", "");
    replace(text, "unix@/run/dialogue/server.sock", "unix@" + socket);
    write_file(folder_ / "haproxy.cfg", text);
    start("/usr/sbin/haproxy -db -f " + folder_ / "haproxy.cfg");
  }

  const Folder& folder_;
  const int port_;
  Background process_;
  std::string started_;
};

/// Few places, so that a small crowd fills them.
http::FrontOptions narrow(const std::string& socket) {
  http::FrontOptions options;
  options.listen.path = socket;
  options.behind_proxy = true;
  options.limits.address_connections = 20;
  options.limits.unproven = 200;
  return options;
}

/// What goes on waiting in the server, though nobody signed it: nginx passes on whole requests only.
net::Response let_wait(const net::Request& request) {
  if (request.path() == "/v1/live") return {200, std::string(net::waits_type), ""};
  return answer_devices(request);
}

const char* name_of(Proxy::Kind kind) { return kind == Proxy::Kind::nginx ? "nginx" : "haproxy"; }

}  // namespace

TEST_CASE("behind nginx and HAProxy each client's address has its share, whatever the clients write into headers") {
  for (const auto kind : {Proxy::Kind::nginx, Proxy::Kind::haproxy}) {
    INFO(name_of(kind));
    const Folder folder;
    FrontRig rig(narrow(folder / "server.sock"), let_wait);
    const Proxy proxy(folder, kind, folder / "server.sock", true);
    const std::string first = kind == Proxy::Kind::nginx ? "GET /v1/live HTTP/1.1\r\nHost: h\r\n"
                                                         : "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n";
    const std::string rest = kind == Proxy::Kind::nginx ? "\r\n" : "\r\nhalf a body";
    std::deque<TlsClient> crowd, neighbours;
    for (int i = 0; i < 60; ++i) {
      crowd.emplace_back(proxy.port(), "127.0.0.2");
      REQUIRE(crowd.back().connected());
      const std::string spoofed = "10.0.0." + std::to_string(i);
      crowd.back().send(first + "X-Forwarded-For: " + spoofed + "\r\nX-Real-IP: " + spoofed + "\r\n" + rest);
    }
    // Of one address only so many stay.
    CHECK(until([&] { return rig.front.stats().evicted >= 40 && rig.front.stats().connections == 20; }));
    for (int i = 0; i < 15; ++i) {
      neighbours.emplace_back(proxy.port(), "127.0.0.3");
      neighbours.back().send(first + rest);
    }
    CHECK(until([&] { return rig.front.stats().connections == 35; }));
    CHECK(rig.front.stats().evicted == 40);
    // Devices get through, also from the crowd's address, where each of their requests takes a place.
    int answered = 0;
    for (int i = 0; i < 100; ++i) {
      TlsClient device(proxy.port(), i % 2 == 0 ? "127.0.0.2" : "127.0.0.3");
      device.send(test::sync_of(std::to_string(i)));
      answered += status_of(device.answer()) == 200 ? 1 : 0;
    }
    std::cout << name_of(kind) << ": " << answered << " of 100 requests of devices answered beside a crowd of 60\n";
    CHECK(answered >= 99);
  }
}

TEST_CASE("a connection that a proxy keeps for several clients is no device's because one of them signed") {
  const Folder folder;
  FrontRig rig(narrow(folder / "server.sock"));
  auto c = test::RawClient::over(test::connected_to(folder / "server.sock"));
  c.send(test::sync_of("one", "X-Forwarded-For: 192.0.2.1\r\n"));
  CHECK(status_of(c.answer()) == 200);
  CHECK(until([&] { return rig.front.stats().known == 1; }));
  c.send("POST /v1/sync HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 192.0.2.2\r\nContent-Length: 100\r\n\r\nx");
  CHECK(until([&] { return rig.front.stats().known == 0; }));
}

TEST_CASE("half a PROXY header costs nothing, a damaged one is refused, and where no proxy is expected none is believed") {
  const Folder folder;
  FrontRig rig(narrow(folder / "server.sock"));
  auto half = test::RawClient::over(test::connected_to(folder / "server.sock"));
  half.send("PROXY TCP4 192.0.2.7 198");
  auto bad = test::RawClient::over(test::connected_to(folder / "server.sock"));
  bad.send("PROXY TCP4 nobody\r\n");
  CHECK(status_of(bad.answer()) == 400);
  half.send(".51.100.1 1 2\r\n" + test::sync_of("one"));
  CHECK(status_of(half.answer()) == 200);

  FrontRig open;
  test::RawClient c(open.front.port());
  c.send("PROXY TCP4 192.0.2.7 198.51.100.1 1 2\r\n" + test::sync_of("one"));
  CHECK(status_of(c.answer()) == 400);
}

TEST_CASE("a server on a socket of the file system says where it listens, and people sync with it through each proxy") {
  Stage stage;
  stage.stop_server();
  const auto socket = stage.path("server.sock");
  Background server;
  const std::vector<std::string> serve{
      DIALOGUE_BIN "/server/dialogued", "--data", stage.path("server"), "serve", "--listen", "unix:" + socket, "--behind-proxy"};
  REQUIRE(server.start(serve, "listening on ") == "unix:" + socket);
  for (const auto kind : {Proxy::Kind::nginx, Proxy::Kind::haproxy}) {
    INFO(name_of(kind));
    const Folder folder;
    const Proxy proxy(folder, kind, socket, false);
    const auto person = stage.enrolled(name_of(kind), {"FP", "OL"}, "http://127.0.0.1:" + std::to_string(proxy.port()));
    made(person, {"support_request", std::string("title=Through ") + name_of(kind)});
    CHECK(person.json({"sync"}).at("pushed") == 1);
  }
  CHECK(server.stop() == 0);
  CHECK_FALSE(std::filesystem::exists(socket));
}
