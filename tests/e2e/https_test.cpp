// SPDX-License-Identifier: Apache-2.0
// The real command line over https, with a certificate of an authority that its computer trusts.
#include <cstdlib>
#include <string>

#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/transport/tls_place.h"

using namespace dialogue::e2e;
using namespace dialogue::test;

namespace {

std::uint16_t port_of(const std::string& url) { return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))); }

/// This process's programs trust the authority as their computer's own, as long as it stands.
struct Trusted {
  explicit Trusted(const std::string& file) { ::setenv("SSL_CERT_FILE", file.c_str(), 1); }
  ~Trusted() { ::unsetenv("SSL_CERT_FILE"); }
};

}  // namespace

TEST_CASE("a device joins and syncs over https, takes up its session, and sends nothing to whom it cannot trust") {
  Stage stage;
  const Identity authority = certified(ecdsa_key(), {"authority", "", 0, 4102444800, true});
  const Identity identity = certified(ecdsa_key(), {"server", "DNS:localhost"}, &authority);
  const Identity impostor = certified(ecdsa_key(), {"server", "DNS:localhost"});
  TlsServer server(identity);
  Place place(server.serve(forwarded(port_of(stage.url()))));
  const std::string url = "https://localhost:" + std::to_string(place.port());
  write_file(stage.path("authority.pem"), pem(authority));
  const Trusted trusted(stage.path("authority.pem"));

  const auto amina = stage.enrolled("amina", {"FP"}, url);
  CHECK(server.handshakes == 2);
  CHECK(server.resumed == 1);
  const auto request = made(amina, {"support_request", "title=Interpreters", "summary=Two of them."});
  CHECK(amina.json({"sync"}).at("pushed") == 1);
  CHECK(server.resumed == 2);
  CHECK(server.early == 0);

  server.restart_as(impostor);
  const int before = server.handshakes;
  amina.json({"set", request, "title=Interpreters for two offices"});
  const auto refused = amina.run({"--json", "sync"});
  CHECK(refused.status == 1);
  CHECK(has(refused.out + refused.err, "not_trusted"));
  CHECK(server.handshakes == before);
  CHECK(amina.json({"pending"}).size() == 1);
  CHECK(amina.json({"get", request}).at("sync") == "local");

  server.restart_as(identity);
  CHECK(amina.json({"sync"}).at("pushed") == 1);
  CHECK(amina.json({"get", request}).at("sync") == "confirmed");
}

TEST_CASE("a device that calls a plain server by https, or an encrypted one by http, is told so, and nothing is taken for a broken line") {
  Stage stage;
  write_file(stage.path("code"), stage.code_for("amina", {"FP"}));
  const Person amina(stage.path("amina"), "Amina");
  const auto told = [&](const std::string& url, const std::string& lang) {
    const auto refused = amina.run({"--lang", lang, "enrol", "--server", url, "--code", "@" + stage.path("code")});
    CHECK(refused.status != 0);
    return refused.err;
  };
  const std::string place = stage.url().substr(stage.url().find("://"));
  CHECK(has(told("https" + place, "en"), "does not protect what travels"));
  CHECK(has(told("https" + place, "es"), "no protege"));
  stage.stop_server();
  Background encrypted;
  const auto url = encrypted.start(
      {std::string(DIALOGUE_BIN) + "/server/dialogued", "--data", stage.path("server"), "serve", "--tls", "own", "--listen", "127.0.0.1:0"},
      "listening on ");
  CHECK(has(told("http" + url.substr(url.find("://")), "en"), "only speaks https"));
  CHECK(has(told("http" + url.substr(url.find("://")), "fr"), "ne parle qu'en https"));
}
