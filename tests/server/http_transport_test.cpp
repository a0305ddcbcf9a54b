// SPDX-License-Identifier: Apache-2.0
// The client's transport against the real front.
#include "client/core/transport/http_transport.h"

#include <thread>

#include "server/http/backend.h"
#include "server/http/front.h"
#include "tests/catch.h"
#include "tests/server/http_client.h"

using namespace dialogue;

namespace {

struct Server {
  explicit Server(http::Backend::Handler handler)
      : backend({}, std::move(handler)), front({}, http::unix_links(started(backend), {}), system_clock(), system_random()) {
    REQUIRE(front.start().ok());
  }
  static const std::string& started(http::Backend& backend) {
    REQUIRE(backend.start().ok());
    return backend.socket_path();
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(front.port()); }
  http::Backend backend;
  http::Front front;
};

std::string code_of(const Result<WireReply>& reply) { return reply.ok() ? std::to_string(reply->status) : reply.error().code; }

/// A place that answers one connection with fixed bytes and keeps what it was sent.
struct Elsewhere {
  explicit Elsewhere(std::string answer) : fd(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
    ::listen(fd, 4);
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    thread = std::thread([this, answer = std::move(answer)] {
      const int peer = ::accept(fd, nullptr, nullptr);
      char bytes[4096];
      while (got.find("\r\n\r\n") == std::string::npos) {
        const auto n = ::recv(peer, bytes, sizeof bytes, 0);
        if (n <= 0) break;
        got.append(bytes, std::size_t(n));
      }
      for (std::size_t at = 0; at < answer.size();) {
        const auto n = ::send(peer, answer.data() + at, answer.size() - at, MSG_NOSIGNAL);
        if (n <= 0) break;
        at += std::size_t(n);
      }
      ::close(peer);
    });
  }
  ~Elsewhere() {
    ::shutdown(fd, SHUT_RDWR);
    thread.join();
    ::close(fd);
  }
  int fd;
  std::uint16_t port = 0;
  std::string got;
  std::thread thread;
};

}  // namespace

TEST_CASE("addresses of servers") {
  const auto good = [](const std::string& url, const std::string& host, int port) {
    const auto a = parse_server_url(url);
    return a.ok() && a->host == host && a->port == port;
  };
  CHECK(good("http://localhost:8480", "localhost", 8480));
  CHECK(good("http://127.0.0.1:1/", "127.0.0.1", 1));
  CHECK(good("http://dialogue.example", "dialogue.example", 80));
  CHECK(good("http://[::1]:99", "::1", 99));
  for (const char* bad : {"", "https://x", "x:80", "http://", "http://:80", "http://x:", "http://x:0", "http://x:99999", "http://x:8a",
                          "http://x/y", "http://u@x", "http://[::1", "http://[::1]x", "http://x y", "http://x:80:80"})
    CHECK_FALSE(parse_server_url(bad).ok());
}

TEST_CASE("a request and its answer travel unharmed, with few bytes around them") {
  Server server([](const net::Request& r) { return net::Response{200, r.content_type, r.method + r.target + r.authorization + r.body}; });
  auto transport = HttpTransport::to(server.url()).take();
  for (int i = 0; i < 3; ++i) {
    const auto reply = transport->call({"POST", "/v1/sync", "application/vnd.acsg.sync+zstd", "D1 abc-_", std::string("\0\xff", 2)});
    REQUIRE(reply.ok());
    CHECK(reply->status == 200);
    CHECK(reply->content_type == "application/vnd.acsg.sync+zstd");
    CHECK(reply->body == std::string("POST/v1/syncD1 abc-_\0\xff", 22));
  }
  const auto get = transport->call({"GET", "/v1/files/x?offset=5&sum=1", "", "D1 x", ""});
  REQUIRE(get.ok());
  CHECK(get->body == "GET/v1/files/x?offset=5&sum=1D1 x");
  const auto put = transport->call({"PUT", "/v1/files/x?offset=0", "", "D1 x", ""});
  REQUIRE(put.ok());
  CHECK(server.front.stats().accepted == 1);
}

TEST_CASE("a line that was stood up before carries the request, and standing it up again costs nothing") {
  Server server([](const net::Request&) { return net::Response{200, "", "yes"}; });
  auto transport = HttpTransport::to(server.url()).take();
  for (int i = 0; i < 3; ++i) {
    REQUIRE(transport->connect().ok());
    CHECK(code_of(transport->call({"GET", "/healthz", "", "", ""})) == "200");
  }
  CHECK(server.front.stats().accepted == 1);
}

TEST_CASE("a line whose other side has gone is stood up anew, or not at all") {
  auto place = std::make_unique<Elsewhere>("HTTP/1.1 204 No Content\r\n\r\n");
  auto transport = HttpTransport::to("http://127.0.0.1:" + std::to_string(place->port)).take();
  REQUIRE(transport->connect().ok());
  CHECK(code_of(transport->call({"GET", "/healthz", "", "", ""})) == "204");
  place.reset();
  const auto gone = transport->connect();
  REQUIRE_FALSE(gone.ok());
  CHECK(gone.error().code == "offline");
}

TEST_CASE("the head of a sync request is small") {
  Elsewhere place("HTTP/1.1 204 No Content\r\n\r\n");
  auto transport = HttpTransport::to("http://127.0.0.1:" + std::to_string(place.port)).take();
  CHECK(code_of(transport->call({"POST", "/v1/sync", "application/vnd.acsg.sync+zstd", "D1 " + std::string(107, 'a'), ""})) == "204");
  INFO(place.got);
  CHECK(place.got.size() < 270);
}

TEST_CASE("what is no answer of our server is told apart") {
  SECTION("nobody there") {
    auto gone = std::make_unique<Elsewhere>("");
    const auto url = "http://127.0.0.1:" + std::to_string(gone->port);
    gone.reset();
    CHECK(code_of(HttpTransport::to(url).take()->call({"GET", "/healthz", "", "", ""})) == "offline");
  }
  const std::pair<std::string, std::string> table[] = {
      {"HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n", "captive_portal"},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n\r\n<html>", "captive_portal"},
      {"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n", "captive_portal"},
      {"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>", "busy"},
      {"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "busy"},
      {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"cut\":", "offline"},
      {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'x'),
       "captive_portal"},
      {"not HTTP at all\r\n\r\n", "offline"},
      {"", "offline"},
  };
  for (const auto& [answer, code] : table) {
    INFO(answer.substr(0, 60));
    Elsewhere place(answer);
    auto transport = HttpTransport::to("http://127.0.0.1:" + std::to_string(place.port)).take();
    CHECK(code_of(transport->call({"POST", "/v1/sync", "application/json", "", "{}"})) == code);
  }
}
