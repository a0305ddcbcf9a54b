// SPDX-License-Identifier: Apache-2.0
// Proxies: which one is used, what it is told, and what is said when it does not let a device through.
#include "client/core/transport/proxy.h"

#include <map>
#include <optional>

#include "tests/catch.h"
#include "tests/transport/rigs.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

std::string chosen(const std::map<std::string, std::string>& variables, const std::string& url) {
  const Environment environment = [&](const char* name) -> const char* {
    const auto it = variables.find(name);
    return it == variables.end() ? nullptr : it->second.c_str();
  };
  const auto proxy = proxy_of(environment, parse_server_url(url).take());
  if (!proxy) return proxy.error().code;
  return *proxy ? (*proxy)->host + ":" + std::to_string((*proxy)->port) : "none";
}

}  // namespace

TEST_CASE("the variables that other programs heed name the proxy, and the servers that need none") {
  CHECK(chosen({}, "https://d.example") == "none");
  CHECK(chosen({{"https_proxy", "http://p:3128"}}, "https://d.example") == "p:3128");
  CHECK(chosen({{"HTTPS_PROXY", "p:3128"}}, "https://d.example") == "p:3128");
  CHECK(chosen({{"HTTPS_PROXY", "a"}, {"https_proxy", "b"}}, "https://d.example") == "b:80");
  CHECK(chosen({{"http_proxy", "p:1"}, {"HTTP_PROXY", "p:1"}}, "https://d.example") == "none");
  CHECK(chosen({{"all_proxy", "p:1"}}, "https://d.example") == "p:1");
  CHECK(chosen({{"ALL_PROXY", "p:1"}, {"https_proxy", ""}}, "https://d.example") == "p:1");
  CHECK(chosen({{"all_proxy", "p:1"}}, "https://localhost:8480") == "none");
  CHECK(chosen({{"https_proxy", "[2001:db8::1]:3128"}}, "https://d.example") == "2001:db8::1:3128");
  for (const char* other : {"socks5://p:1080", "https://p:3128", "http://", "http://p:x", "ftp://p"})
    CHECK(chosen({{"https_proxy", other}}, "https://d.example") == "bad_proxy");

  const auto past = [](const char* no_proxy, const char* url) {
    return chosen({{"all_proxy", "p:1"}, {"no_proxy", no_proxy}}, url) == "none";
  };
  CHECK(past("*", "https://d.example"));
  CHECK(past("d.example", "https://d.example"));
  CHECK(past("D.Example", "https://d.example"));
  CHECK(past(".example", "https://d.example"));
  CHECK(past("*.example", "https://d.example"));
  CHECK(past("example", "https://d.example"));
  CHECK(past("a.example, d.example", "https://d.example"));
  CHECK(past("d.example:443", "https://d.example"));
  CHECK(past("192.0.2.7", "https://192.0.2.7"));
  CHECK(past("192.0.2.0/24", "https://192.0.2.7"));
  CHECK(past("2001:db8::/32", "https://[2001:db8::7]"));
  CHECK(past("[2001:db8::7]:443", "https://[2001:db8::7]"));
  CHECK_FALSE(past("", "https://d.example"));
  CHECK_FALSE(past(",", "https://d.example"));
  CHECK_FALSE(past("xample", "https://d.example"));
  CHECK_FALSE(past("d.example:8443", "https://d.example"));
  CHECK_FALSE(past("192.0.2.0/24", "https://192.0.3.7"));
  CHECK_FALSE(past("192.0.2.0/x", "https://192.0.2.7"));
  CHECK_FALSE(past("0.0.0.0/0", "https://d.example"));
}

TEST_CASE("a proxy's name and password are said to it alone, and stand in no error") {
  const auto proxy = parse_proxy("http://bob:p%40ss%3Aw@rd@proxy.example:3128");
  REQUIRE(proxy.ok());
  CHECK(proxy->user == "bob");
  CHECK(proxy->password == "p@ss:w@rd");
  CHECK(proxy->host == "proxy.example");
  const auto bad = parse_proxy("socks5://bob:secret@proxy.example:3128");
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().args == std::vector<std::string>{"socks5://proxy.example:3128"});
  CHECK(parse_proxy("bob:secret@proxy example").error().args == std::vector<std::string>{"proxy example"});

  std::string server_saw;
  const Identity identity = certified(ed25519_key(), {});
  TlsServer server(identity);
  Place place(server.serve([&](const std::string& request) { return server_saw = request, Said{ok("yes")}; }));
  ProxyPlace office;
  LineOptions options = trusting(identity);
  options.proxy_for = office.proxy("bob", "secret");
  REQUIRE(code_of(HttpTransport::to(place.url("https"), options).take()->call(get())) == "200");
  REQUIRE(office.heads().size() == 1);
  CHECK(office.heads()[0] == "CONNECT 127.0.0.1:" + std::to_string(place.port()) + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                                 std::to_string(place.port()) + "\r\nProxy-Authorization: Basic Ym9iOnNlY3JldA==\r\n\r\n");
  CHECK(server_saw.find("Proxy-Authorization") == std::string::npos);
}

TEST_CASE("a server in the clear, which is on this computer, is reached without asking for a proxy") {
  Place place(plain([](const std::string&) { return Said{ok("yes")}; }));
  LineOptions options;
  options.proxy_for = [](const ServerAddress&) -> Result<std::optional<Proxy>> { return Error{"bad_proxy", "", {}, "asked"}; };
  CHECK(code_of(HttpTransport::to(place.url(), options).take()->call(get())) == "200");
}

TEST_CASE("a proxy that does not let a device through is told apart from a server that is gone") {
  const Identity identity = certified(ed25519_key(), {});
  const auto said = [&](const std::string& answer, const char* url) {
    ProxyPlace office(answer);
    LineOptions options = trusting(identity);
    options.proxy_for = office.proxy();
    return code_of(HttpTransport::to(url, options).take()->call(get()));
  };
  const std::string none = "Content-Length: 0\r\n\r\n";
  CHECK(said("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n" + none, "https://d.example") ==
        "proxy_needs_sign_in");
  CHECK(said("HTTP/1.1 407 Proxy Authentication Required\r\n" + none, "https://d.example") == "proxy_needs_sign_in");
  CHECK(said("HTTP/1.1 403 Forbidden\r\n" + none, "https://d.example") == "proxy_refused");
  CHECK(said("HTTP/1.1 302 Found\r\nLocation: http://login/\r\n" + none, "https://d.example") == "proxy_refused");
  CHECK(said("HTTP/1.1 502 Bad Gateway\r\n" + none, "https://d.example") == "offline");
  CHECK(said("HTTP/1.1 200 OK\r\n\r\nmore", "https://d.example") == "offline");
  CHECK(said("nonsense", "https://d.example") == "offline");
  CHECK(said("HTTP/1.1 200 " + std::string(1'000'000, 'x'), "https://d.example") == "offline");
}

TEST_CASE("a proxy that cannot be reached, or is of another kind, is named") {
  std::uint16_t gone = 0;
  {
    Place place([](Peer&) {});
    gone = place.port();
  }
  LineOptions options;
  options.proxy_for = [&](const ServerAddress&) -> Result<std::optional<Proxy>> {
    return std::optional<Proxy>(Proxy{"127.0.0.1", gone, "bob", "secret"});
  };
  const auto up = HttpTransport::to("https://d.example", options).take()->connect();
  REQUIRE(code_of(up) == "proxy_unreachable");
  CHECK(up.error().args == std::vector<std::string>{"127.0.0.1"});
  options.proxy_for = [](const ServerAddress&) -> Result<std::optional<Proxy>> { return parse_proxy("socks5://p").error(); };
  CHECK(code_of(HttpTransport::to("https://d.example", options).take()->connect()) == "bad_proxy");
}
