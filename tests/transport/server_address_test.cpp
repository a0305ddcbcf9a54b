// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/server_address.h"

#include "tests/catch.h"
#include "tests/transport/rigs.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("addresses of servers") {
  const auto good = [](const std::string& url, const std::string& host, int port, bool tls = false) {
    const auto a = parse_server_url(url);
    return a.ok() && a->host == host && a->port == port && a->tls == tls;
  };
  CHECK(good("http://localhost:8480", "localhost", 8480));
  CHECK(good("http://127.0.0.1:1/", "127.0.0.1", 1));
  CHECK(good("http://dialogue.example", "dialogue.example", 80));
  CHECK(good("http://[::1]:99", "::1", 99));
  CHECK(good("https://dialogue.example", "dialogue.example", 443, true));
  CHECK(good("HTTPS://Dialogue.Example.:8443/", "dialogue.example", 8443, true));
  CHECK(good("https://[2001:db8::1]", "2001:db8::1", 443, true));
  CHECK(good("https://bücher.example", "xn--bcher-kva.example", 443, true));
  CHECK(good("https://xn--bcher-kva.example", "xn--bcher-kva.example", 443, true));
  CHECK(good("https://диалог.example:1", "xn--80agbqqs.example", 1, true));
  CHECK(good("https://server_1", "server_1", 443, true));
  for (const char* bad : {"",
                          "x:80",
                          "http://",
                          "http://:80",
                          "http://x:",
                          "http://x:0",
                          "http://x:99999",
                          "http://x:8a",
                          "http://x/y",
                          "http://u@x",
                          "http://[::1",
                          "http://[::1]x",
                          "http://x y",
                          "http://x:80:80",
                          "ftp://x",
                          "https://",
                          "https://x?y",
                          "https://u:p@x",
                          "https:/x",
                          "https://1.2.3",
                          "https://2130706433",
                          "https://0x7f.1",
                          "https://[1.2.3.4]",
                          "https://[x]",
                          "https://a..b",
                          "https://.a",
                          "http://\xff",
                          "https://x\nHost: y",
                          "https://x\r\n",
                          "https://a＠b",
                          "https://a／b",
                          "https://xn--"})
    CHECK_FALSE(parse_server_url(bad).ok());
  CHECK_FALSE(parse_server_url("https://" + std::string(300, 'a')).ok());
  CHECK_FALSE(parse_server_url("https://" + std::string(5000, 'a')).ok());
}

TEST_CASE("only what stays on this computer travels in the clear") {
  const auto code = [](const std::string& url, Trust::Mode mode) {
    LineOptions options;
    options.trust.mode = mode;
    const auto made = HttpTransport::to(url, options);
    return made ? std::string("ok") : made.error().code;
  };
  using enum Trust::Mode;
  for (const char* here : {"http://localhost", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]", "http://dialogue.localhost"})
    for (const auto mode : {own, system}) CHECK(code(here, mode) == "ok");
  for (const char* there : {"http://dialogue.example", "http://192.0.2.7", "http://[2001:db8::1]", "http://localhost.example",
                            "http://127.0.0.1.example", "http://0.0.0.0", "http://[::ffff:127.0.0.1]"}) {
    INFO(there);
    for (const auto mode : {own, system}) CHECK(code(there, mode) == "not_secured");
  }
}
