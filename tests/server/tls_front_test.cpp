// SPDX-License-Identifier: Apache-2.0
// The front with encrypted connections, over real sockets.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/net/socket_stream.h"
#include "server/tls/tls_context.h"
#include "server/tls/tls_stream.h"
#include "tests/catch.h"
#include "tests/fakes/tls_client.h"
#include "tests/server/http_client.h"

using namespace dialogue;
using namespace dialogue::http;
using dialogue::test::RawClient;
using dialogue::test::status_of;
using dialogue::test::TlsClient;

namespace {

struct EncryptedRig {
  explicit EncryptedRig(Limits limits = {}, Backend::Handler handler = echo)
      : context(tls::TlsContext::own(std::string(32, 's'), system_clock()).take()),
        backend(limits, std::move(handler)),
        front(options(*this, limits), unix_links(started(backend), limits), system_clock(), system_random()) {
    REQUIRE(front.start().ok());
  }
  static FrontOptions options(EncryptedRig& rig, const Limits& limits) {
    FrontOptions out;
    out.limits = limits;
    out.make_stream = [&rig](int fd) { return rig.context->accept(net::socket_stream(fd)); };
    return out;
  }
  static const std::string& started(Backend& backend) {
    REQUIRE(backend.start().ok());
    return backend.socket_path();
  }
  static net::Response echo(const net::Request& request) { return {200, std::string(net::bytes_type), request.body}; }
  bool until(const std::function<bool()>& holds) const {
    const auto end = system_clock().monotonic_ms() + 30'000;
    while (!holds())
      if (system_clock().monotonic_ms() > end) return false;
    return true;
  }

  std::unique_ptr<tls::TlsContext> context;
  Backend backend;
  Front front;
};

std::string posted(const std::string& body) {
  return "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("Requests and answers of any size pass encrypted, several over one connection") {
  EncryptedRig rig;
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    TlsClient client(rig.front.port(), version);
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(16'384), std::size_t(100'001), std::size_t(4u << 20)}) {
      const std::string body(size, 'b');
      CHECK(client.ask(posted(body)) == body);
    }
    // Two in one record.
    client.send(posted("one") + posted("two"));
    CHECK(test::body_of(client.answer()) == "one");
    CHECK(test::body_of(client.answer()) == "two");
  }
  CHECK(rig.context->stats().handshakes == 2);
}

TEST_CASE(
    "A whole new connection with a request takes less than 1,000 bytes more than a plain one, and one that comes back less than 700") {
  EncryptedRig rig;
  const auto request = posted(std::string(40, 'q'));
  TlsClient first(rig.front.port());
  CHECK(first.ask(request) == std::string(40, 'q'));
  const auto plain = request.size() + first.last_answer_size();
  CHECK(first.bytes() - plain < 1000);
  TlsClient again(rig.front.port(), TLS1_3_VERSION, first.session());
  again.ask(request);
  CHECK(again.resumed());
  CHECK(again.bytes() - plain < 700);
  const auto before = again.bytes();
  again.ask(request);
  CHECK(again.bytes() - before - plain < 100);
}

TEST_CASE("Five hundred half handshakes delay nobody, and are closed at their deadline") {
  Limits limits;
  limits.handshake_ms = 2500;
  EncryptedRig rig(limits);
  std::vector<RawClient> half;
  for (int i = 0; i < 500; ++i) {
    half.emplace_back(rig.front.port());
    REQUIRE(half.back().connected());
    if (i % 2 == 0) half.back().send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  }
  TlsClient client(rig.front.port());
  for (int i = 0; i < 20; ++i) CHECK(client.ask(posted("x")) == "x");
  for (auto& one : half) CHECK(one.closed());
  CHECK(rig.until([&] { return rig.front.stats().connections == 1; }));
  CHECK(rig.front.stats().timed_out == 500);
  CHECK(rig.context->stats().failed == 250);
  CHECK(client.ask(posted("y")) == "y");
}

TEST_CASE("A handshake that drips on is closed all the same") {
  Limits limits;
  limits.handshake_ms = 300;
  EncryptedRig rig(limits);
  RawClient drip(rig.front.port());
  REQUIRE(drip.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)));
  for (int i = 0; i < 400; ++i) drip.send(std::string(1, '\0'));
  CHECK(drip.closed());
  CHECK(rig.front.stats().timed_out == 1);
}

TEST_CASE("After a handshake there is as much time for the first request as without one") {
  Limits limits;
  limits.handshake_ms = 60'000;
  limits.head_ms = 400;
  EncryptedRig rig(limits);
  TlsClient client(rig.front.port());
  REQUIRE(client.greet());
  client.send("POST /v1/sync HT");
  const auto answer = client.answer();
  CHECK(status_of(answer) == 408);
}

TEST_CASE("With one step of a handshake a round a hundred devices at once all get in") {
  Limits limits;
  limits.handshakes_a_round = 1;
  EncryptedRig rig(limits);
  std::vector<std::unique_ptr<TlsClient>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<TlsClient>(rig.front.port()));
    clients.back()->begin();
  }
  for (auto& one : clients) CHECK(one->ask(posted("in")) == "in");
  CHECK(rig.context->stats().handshakes == 100);
}

TEST_CASE("Plain HTTP on the encrypted port is answered in plain words and closed") {
  EncryptedRig rig;
  RawClient client(rig.front.port());
  REQUIRE(client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n"));
  const auto answer = client.answer();
  CHECK(status_of(answer) == 400);
  CHECK(answer.find("https://") != std::string::npos);
  CHECK(client.closed());
}

TEST_CASE("A device that waits for news encrypted is told, and one that leaves is noticed") {
  EncryptedRig rig({}, [](const net::Request& request) {
    if (request.path() == "/v1/live") return net::Response{200, std::string(net::waits_type), ""};
    return EncryptedRig::echo(request);
  });
  TlsClient waits(rig.front.port());
  waits.send("GET /v1/live?cursor=1 HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(rig.until([&] { return rig.front.stats().live == 1; }));
  {
    TlsClient leaves(rig.front.port());
    leaves.send("GET /v1/live?cursor=1 HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(rig.until([&] { return rig.front.stats().live == 2; }));
  }
  CHECK(rig.until([&] { return rig.front.stats().live == 1; }));
  rig.front.notify();
  CHECK(status_of(waits.answer()) == 204);
}

TEST_CASE("What encryption keeps for connections is counted with all other memory, and there is room for all of them") {
  const Limits limits;
  CHECK(limits.connections * tls::TlsStream::engine_memory <= limits.held_large);
  EncryptedRig rig;
  RawClient silent(rig.front.port());
  REQUIRE(silent.connected());
  std::vector<std::unique_ptr<TlsClient>> clients;
  constexpr std::size_t many = 50;
  for (std::size_t i = 0; i < many; ++i) {
    clients.push_back(std::make_unique<TlsClient>(rig.front.port()));
    CHECK(clients.back()->ask(posted("x")) == "x");
  }
  // Who has said nothing costs nothing.
  const auto& stats = rig.front.stats();
  CHECK(rig.until([&] { return stats.memory == stats.held_bytes + many * tls::TlsStream::engine_memory; }));
  CHECK(stats.held_bytes < many * 100);
  clients.clear();
  CHECK(rig.until([&] { return rig.front.stats().memory == 0; }));
}

TEST_CASE("What is left beside the memory of encryption is all that large requests get") {
  Limits limits;
  limits.held_large = 10 * tls::TlsStream::engine_memory;
  EncryptedRig rig(limits);
  const std::string large = posted(std::string(limits.small_request + 1, 'b'));
  TlsClient first(rig.front.port());
  CHECK(status_of((first.send(large), first.answer())) == 200);
  std::vector<std::unique_ptr<TlsClient>> others;
  for (int i = 0; i < 10; ++i) {
    others.push_back(std::make_unique<TlsClient>(rig.front.port()));
    CHECK(others.back()->ask(posted("x")) == "x");
  }
  // Small ones go on.
  CHECK(first.ask(posted("y")) == "y");
  first.send(large);
  CHECK(status_of(first.answer()) == 503);
}
