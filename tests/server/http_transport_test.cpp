// SPDX-License-Identifier: Apache-2.0
// The client's transport against the real front; tests/transport has the rest.
#include "client/core/transport/http_transport.h"

#include <memory>
#include <string>

#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/net/socket_stream.h"
#include "server/tls/tls_context.h"
#include "shared/base/signer.h"
#include "tests/catch.h"
#include "tests/transport/place.h"

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

TEST_CASE("the encrypted front costs a device one turn and under 1,000 bytes for a new connection, and little on a kept one") {
  const std::string seed(32, 's');
  const auto context = tls::TlsContext::own(seed, system_clock()).take();
  http::Backend backend({}, [](const net::Request&) { return net::Response{200, "application/json", "{}"}; });
  REQUIRE(backend.start().ok());
  http::FrontOptions options;
  options.make_stream = [&](int fd) { return context->accept(net::socket_stream(fd)); };
  http::Front front(options, http::unix_links(backend.socket_path(), {}), system_clock(), system_random());
  REQUIRE(front.start().ok());
  Server plain([](const net::Request&) { return net::Response{200, "application/json", "{}"}; });
  test::CountingRelay relay(front.port()), plain_relay(plain.front.port());

  LineOptions line;
  line.proxy_for = nullptr;
  line.trust.mode = Trust::Mode::own;
  line.trust.keys = {Ed25519Signer(seed).public_key()};
  line.sessions = std::make_shared<MemorySessionKeep>();
  const WireRequest sync{"POST", "/v1/sync", "application/json", "D2 x", "{}"};
  struct Costs {
    test::CountingRelay::Counts fresh, kept;
  };
  const auto costs = [&](test::CountingRelay& way, const char* scheme) {
    auto transport = HttpTransport::to(way.url(scheme), line).take();
    Costs out;
    REQUIRE(transport->connect().ok());
    REQUIRE(code_of(transport->call(sync)) == "200");
    out.fresh = way.counts();
    REQUIRE(code_of(transport->call(sync)) == "200");
    out.kept = way.counts();
    const int ended = way.ended.rung();
    transport.reset();
    way.ended.wait(ended + 1);
    way.counts();
    return out;
  };
  const auto clear = costs(plain_relay, "http");
  costs(relay, "https");
  for (int i = 0; i < 3; ++i) {
    const auto resumed = costs(relay, "https");
    INFO(clear.fresh.both() << " and " << resumed.fresh.both() << " bytes");
    CHECK(resumed.fresh.turns == clear.fresh.turns + 1);
    CHECK(resumed.fresh.both() < clear.fresh.both() + 1000);
    CHECK(resumed.kept.turns == 1);
    CHECK(resumed.kept.both() <= clear.kept.both() + 100);
  }
  CHECK(context->stats().resumed == 3);
  CHECK(context->stats().early_data_refused == 0);

  line.trust.keys = {Ed25519Signer(std::string(32, 'x')).public_key()};
  const auto up = HttpTransport::to(relay.url("https"), line).take()->connect();
  REQUIRE_FALSE(up.ok());
  CHECK(up.error().code == "wrong_key");
}
