// SPDX-License-Identifier: Apache-2.0
// The client's transport against the real front; tests/transport has the rest.
#include "client/core/transport/http_transport.h"

#include "server/http/backend.h"
#include "server/http/front.h"
#include "tests/catch.h"

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

}  // namespace

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
