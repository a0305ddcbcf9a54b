// SPDX-License-Identifier: Apache-2.0
// The real server with encryption: its own key, certificate files, their change, what is refused.
#include <csignal>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "server/store/key_file.h"
#include "shared/base/clock.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/fakes/certificate_files.h"
#include "tests/fakes/tls_client.h"

namespace dialogue::e2e {
namespace {

const std::string program = std::string(DIALOGUE_BIN) + "/server/dialogued";
const std::string ask_health = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";

/// A platform, and its server with options of the test's.
struct EncryptedOffice {
  EncryptedOffice() { REQUIRE(run({program, "--data", data, "init"}).status == 0); }
  std::string start(std::vector<std::string> options) {
    options.insert(options.begin(), {program, "--data", data, "serve", "--listen", "127.0.0.1:0"});
    const auto url = process.start(options, "listening on ");
    REQUIRE_FALSE(url.empty());
    port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
    return url;
  }
  std::string served_name() const {
    test::TlsClient client(port);
    if (!client.greet()) return "no handshake";
    const auto* certificate = SSL_get0_peer_certificate(client.asker().ssl());
    char name[100]{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    return name;
  }
  bool until(const std::function<bool()>& holds) const {
    const auto end = system_clock().monotonic_ms() + 30'000;
    while (!holds()) {
      if (system_clock().monotonic_ms() > end) return false;
      std::this_thread::yield();
    }
    return true;
  }

  Folder folder;
  const std::string data = folder / "server";
  const test::CertificateFiles files{folder / "cert.pem", folder / "key.pem"};
  Background process;
  std::uint16_t port = 0;
};

bool healthy(const std::string& body) { return body.find("ok") != std::string::npos; }

Outcome s_client(const EncryptedOffice& office, std::vector<std::string> options) {
  options.insert(options.begin(), {"openssl", "s_client", "-connect", "127.0.0.1:" + std::to_string(office.port)});
  return run(options);
}

}  // namespace

TEST_CASE("a server with its own key says so, and devices find the line's key in it before and after a restart") {
  EncryptedOffice office;
  CHECK(office.start({"--tls", "own"}).starts_with("https://127.0.0.1:"));
  const auto keys = parse_keys(read_file(office.data + "/keys"));
  test::TlsClient first(office.port);
  CHECK(healthy(first.ask(ask_health)));
  CHECK(first.asker().server_key() == keys.line_key());
  test::TlsClient again(office.port, TLS1_3_VERSION, first.session());
  CHECK(healthy(again.ask(ask_health)));
  CHECK(again.resumed());

  CHECK(office.process.stop() == 0);
  office.start({"--tls", "own"});
  test::TlsClient after(office.port, TLS1_3_VERSION, first.session());
  CHECK(healthy(after.ask(ask_health)));
  CHECK_FALSE(after.resumed());
  CHECK(after.asker().server_key() == keys.line_key());

  CHECK(office.process.stop() == 0);
  REQUIRE(run({program, "--data", office.data, "keys", "rotate", "line", "--now"}).status == 0);
  office.start({"--tls", "own"});
  test::TlsClient rotated(office.port);
  REQUIRE(rotated.greet());
  CHECK(rotated.asker().server_key() == keys.next_line_key());

  // With new keys nothing of before goes on.
  CHECK(office.process.stop() == 0);
  std::filesystem::remove(office.data + "/keys");
  REQUIRE(run({program, "--data", office.data, "keys", "renew"}).status == 0);
  office.start({"--tls", "own"});
  test::TlsClient renewed(office.port, TLS1_3_VERSION, rotated.session());
  REQUIRE(renewed.greet());
  CHECK_FALSE(renewed.resumed());
  CHECK(renewed.asker().server_key() == parse_keys(read_file(office.data + "/keys")).line_key());
}

TEST_CASE("another program's client speaks TLS 1.2 and 1.3 with the server, and nothing older or weaker") {
  EncryptedOffice office;
  office.start({"--tls", "own"});
  const auto newest = s_client(office, {"-tls1_3"}), older = s_client(office, {"-tls1_2"});
  CHECK(newest.out.find("New, TLSv1.3, Cipher is TLS_AES_128_GCM_SHA256") != std::string::npos);
  CHECK(older.out.find("New, TLSv1.2, Cipher is ECDHE-ECDSA-AES128-GCM-SHA256") != std::string::npos);
  CHECK(older.out.find("Secure Renegotiation IS supported") != std::string::npos);
  CHECK(older.out.find("Compression: NONE") != std::string::npos);
  for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{{"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"},
                                                                                       {"-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-SHA"},
                                                                                       {"-tls1_2", "-cipher", "AES128-SHA256"},
                                                                                       {"-tls1_3", "-alpn", "h2"}}) {
    INFO(options.back());
    CHECK(s_client(office, options).status != 0);
  }
  CHECK(s_client(office, {"-tls1_3", "-alpn", "h2,http/1.1"}).out.find("ALPN protocol: http/1.1") != std::string::npos);
}

TEST_CASE("certificate files are read again when they change, and on SIGHUP, without a connection lost") {
  EncryptedOffice office;
  office.files.write("first");
  office.start({"--tls-cert", office.files.certificate, "--tls-key", office.files.key});
  test::TlsClient kept(office.port);
  CHECK(healthy(kept.ask(ask_health)));
  CHECK(office.served_name() == "first");

  office.files.write("second");
  REQUIRE(::kill(office.process.pid(), SIGHUP) == 0);
  CHECK(office.until([&] { return office.served_name() == "second"; }));
  CHECK(healthy(kept.ask(ask_health)));

  // A certificate without its key: the one before stays.
  office.files.write_certificate_only("stray");
  REQUIRE(::kill(office.process.pid(), SIGHUP) == 0);
  CHECK(office.served_name() == "second");

  // Nobody says anything: it is noticed.
  office.files.write("third");
  CHECK(office.until([&] { return office.served_name() == "third"; }));
  CHECK(healthy(kept.ask(ask_health)));
  CHECK(office.process.stop() == 0);
}

TEST_CASE("SIGHUP does not stop a server that has nothing to read again") {
  Stage stage;
  REQUIRE(::kill(stage.server_pid(), SIGHUP) == 0);
  stage.admin({"stats"});
  CHECK(stage.stop_server() == 0);
}

TEST_CASE("options of encryption that do not fit, and addresses for all without encryption, are refused") {
  EncryptedOffice office;
  const auto serve = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {program, "--data", office.data, "--json", "serve"});
    return run(options);
  };
  const auto code_of = [](const Outcome& outcome) { return Json::parse(outcome.out).at("error").value("code", ""); };
  CHECK(serve({"--tls", "other"}).status == 2);
  CHECK(serve({"--tls-cert", "x"}).status == 2);
  CHECK(serve({"--tls-key", "x"}).status == 2);
  CHECK(serve({"--tls", "own", "--tls-cert", "x", "--tls-key", "x"}).status == 2);
  const auto open = serve({"--listen", "0.0.0.0:0"});
  CHECK(open.status == 1);
  CHECK(code_of(open) == "unsafe_listen");
  CHECK(open.err.find("--tls own") != std::string::npos);
  CHECK(code_of(serve({"--listen", "0.0.0.0:0", "--behind-proxy"})) == "proxy_listen");
  CHECK(code_of(serve({"--listen", "0.0.0.0:0", "--behind-proxy", "--tls", "own"})) == "proxy_listen");
  const auto missing = serve({"--listen", "127.0.0.1:0", "--tls-cert", office.folder / "none", "--tls-key", office.folder / "none"});
  CHECK(missing.status == 1);
  CHECK(code_of(missing) == "not_a_certificate");

  Background all;
  CHECK(all.start({program, "--data", office.data, "serve", "--listen", "0.0.0.0:0", "--tls", "own"}, "listening on ")
            .starts_with("https://0.0.0.0:"));
}

TEST_CASE("the counts of handshakes stand in the metrics") {
  EncryptedOffice office;
  office.start({"--tls", "own"});
  test::TlsClient first(office.port);
  first.ask(ask_health);
  test::TlsClient again(office.port, TLS1_3_VERSION, first.session());
  again.ask(ask_health);
  const auto metrics = run({program, "--data", office.data, "metrics"}).out;
  for (const char* line : {"dialogue_tls_handshakes_total 2\n", "dialogue_tls_resumed_total 1\n", "dialogue_tls_failed_total 0\n",
                           "dialogue_tls_early_data_refused_total 0\n", "dialogue_tls_certificate_ends_seconds 253402300799\n"})
    CHECK(metrics.find(line) != std::string::npos);
}

}  // namespace dialogue::e2e
