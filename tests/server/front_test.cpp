// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

#include "server/http/answer.h"
#include "server/http/backend.h"
#include "server/http/front.h"
#include "server/net/problem.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/record_stream.h"
#include "tests/server/http_client.h"

using namespace dialogue;
using namespace dialogue::http;
using dialogue::test::body_of;
using dialogue::test::RawClient;
using dialogue::test::status_of;

namespace {

/// The real front and the real backend with a handler of the test's.
struct Rig {
  explicit Rig(Limits limits = {}, Backend::Handler handler = echo, Clock& clock = system_clock())
      : backend(limits, std::move(handler)), front(options_of(limits), unix_links(started(backend), limits), clock, system_random()) {
    REQUIRE(front.start().ok());
  }
  static FrontOptions options_of(const Limits& limits) {
    FrontOptions options;
    options.limits = limits;
    return options;
  }
  static const std::string& started(Backend& backend) {
    REQUIRE(backend.start().ok());
    return backend.socket_path();
  }
  static net::Response echo(const net::Request& r) {
    return {200, std::string(net::text_type), r.method + " " + r.target + " " + r.content_type + " " + r.authorization + " " + r.body};
  }
  RawClient client() { return RawClient(front.port()); }

  Backend backend;
  Front front;
};

/// Whether it comes to hold within half a minute, far longer than it takes.
bool until(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

const std::string get_live = "GET /v1/live HTTP/1.1\r\nHost: h\r\nAuthorization: D1 x\r\n\r\n";
const std::string get = "GET /x HTTP/1.1\r\nHost: h\r\n\r\n";
std::string post(const std::string& body, const std::string& more = "") {
  return "POST /v1/sync HTTP/1.1\r\nHost: h\r\n" + more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

net::Response always_waits(const net::Request& r) {
  return r.path() == "/v1/live" ? net::Response{200, std::string(net::waits_type), "?"} : Rig::echo(r);
}

}  // namespace

TEST_CASE("an answer of our own type does not say who answers a second time: a sync without news counts its bytes") {
  net::Response answer;
  answer.content_type = net::packed_type;
  answer.body = "x";
  CHECK(http::answer_bytes(answer, {}) == "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.acsg.sync+zstd\r\nContent-Length: 1\r\n\r\nx");
}

TEST_CASE("a request goes through the front and the library behind it unharmed") {
  Rig rig;
  auto c = rig.client();
  c.send(post(std::string("a\0b", 3), "Content-Type: application/vnd.acsg.sync+zstd\r\nAuthorization: D1 x%41y\r\n"));
  const auto answer = c.answer();
  CHECK(status_of(answer) == 200);
  CHECK(body_of(answer) == std::string("POST /v1/sync application/vnd.acsg.sync+zstd D1 x%41y a\0b", 57));
  CHECK(answer.find("Dialogue: 2\r\n") != std::string::npos);
  CHECK(answer.find("Cache-Control") == std::string::npos);
  CHECK(answer.size() - body_of(answer).size() < 110);
  // The same connection again, with a target that the library would have decoded.
  c.send("GET /a%20b/../c?x=%41&y HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto page = c.answer();
  CHECK(body_of(page) == "GET /a%20b/../c?x=%41&y   ");
  CHECK(page.find("Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n") != std::string::npos);
  c.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + get);
  CHECK(c.answer(true).find("Content-Length: 10\r\n") != std::string::npos);
  CHECK(body_of(c.answer()) == "GET /x   ");
}

TEST_CASE("what the front refuses never reaches the backend") {
  std::atomic<int> reached{0};
  Rig rig({}, [&](const net::Request& r) {
    ++reached;
    return Rig::echo(r);
  });
  const std::pair<std::string, int> table[] = {
      {post("x", "Transfer-Encoding: chunked\r\n"), 411},
      {post("x", "Content-Encoding: gzip\r\n"), 415},
      {post("x", "Content-Length: 1\r\n"), 400},
      {"POST /v1/sync HTTP/1.1\r\nHost: h\r\n\r\n", 411},
      {"POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 209715200\r\n\r\n" + std::string(500'000, 'x'), 413},
      {"GET / HTTP/1.1\r\nX: " + std::string(60'000, 'a') + "\r\n\r\n", 431},
      {"DELETE / HTTP/1.1\r\nHost: h\r\n\r\n", 405},
      {"GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"\x16\x03\x01\x02\x03 not HTTP at all\r\n\r\n", 400},
  };
  for (const auto& [bytes, status] : table) {
    INFO(bytes.substr(0, 80));
    auto c = rig.client();
    c.send(bytes);
    const auto answer = c.answer();
    CHECK(status_of(answer) == status);
    CHECK(answer.find("application/problem+json") != std::string::npos);
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK((answer.find("\r\nAllow: GET, HEAD, POST, PUT\r\n") != std::string::npos) == (status == 405));
    CHECK(c.closed());
  }
  CHECK(reached == 0);
}

TEST_CASE("what a path takes stands in the answer to a method that it does not take") {
  Rig rig({}, [](const net::Request&) {
    auto refused = net::problem("method_not_allowed");
    refused.allow = "GET, PUT";
    return refused;
  });
  auto c = rig.client();
  c.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto answer = c.answer();
  CHECK(answer.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"));
  CHECK(answer.find("\r\nAllow: GET, PUT\r\n") != std::string::npos);
}

TEST_CASE("200,000 headers and a header of 200 MB are cut off early and cost no memory") {
  Rig rig;
  for (const bool one_line : {true, false}) {
    auto c = rig.client();
    c.send("GET / HTTP/1.1\r\nHost: h\r\n");
    const std::string piece = one_line ? std::string(1 << 20, 'a') : [] {
      std::string s;
      for (int i = 0; i < 1000; ++i) s += "A: b\r\n";
      return s;
    }();
    int sent = 0;
    while (sent < 200 && c.send(piece)) ++sent;
    if (one_line) CHECK(sent < 200);  // the headers may all fit into the sockets' buffers before the front reads the first
    CHECK(c.closed());
    CHECK(rig.front.stats().held_bytes < (1u << 20));
  }
}

TEST_CASE("dripping connections are closed at their deadline and hurt nobody") {
  Limits limits;
  limits.head_ms = limits.grace_ms = 300;
  limits.rate = 1'000'000;
  Rig rig(limits);
  std::vector<RawClient> drips;
  for (int i = 0; i < 500; ++i) {
    drips.push_back(rig.client());
    REQUIRE(drips.back().connected());
    if (i % 3 == 0) drips.back().send("GET / HT");
    if (i % 3 == 1) drips.back().send("POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\nabc");
  }
  auto c = rig.client();
  c.send(get);
  CHECK(status_of(c.answer()) == 200);
  for (std::size_t i = 0; i < drips.size(); ++i) {
    if (i % 3 != 2) CHECK(status_of(drips[i].answer()) == 408);
    CHECK(drips[i].closed());
  }
  CHECK(rig.front.stats().timed_out > 300);
}

TEST_CASE("a peer that does not read its answer is let go") {
  Limits limits;
  limits.grace_ms = 300;
  limits.rate = 1'000'000'000;
  Rig rig(limits, [](const net::Request&) { return net::Response{200, "application/json", std::string(15u << 20, 'x')}; });
  RawClient c(rig.front.port(), 4096);
  c.send(get);
  CHECK(until([&] {
    const auto& stats = rig.front.stats();
    return stats.timed_out > 0 && stats.connections == 0 && stats.held_bytes == 0;
  }));
}

TEST_CASE("a thousand devices connect and ask at once, and all are answered") {
  Rig rig;
  std::vector<RawClient> clients;
  for (int i = 0; i < 1000; ++i) {
    clients.push_back(rig.client());
    REQUIRE(clients.back().connected());
  }
  for (auto& c : clients) REQUIRE(c.send(post("x")));
  int answered = 0;
  for (auto& c : clients) answered += status_of(c.answer()) == 200;
  CHECK(answered == 1000);
  CHECK(rig.front.stats().overflowed == 0);
}

TEST_CASE("a full queue says so at once and when to come again") {
  Limits limits;
  limits.workers = 1;
  limits.queue = 2;
  std::mutex gate;
  gate.lock();
  Rig rig(limits, [&](const net::Request& r) {
    const std::lock_guard lock(gate);
    return Rig::echo(r);
  });
  std::vector<RawClient> clients;
  for (int i = 0; i < 10; ++i) {
    clients.push_back(rig.client());
    clients.back().send(get);
  }
  CHECK(until([&] { return rig.front.stats().overflowed >= 7; }));
  gate.unlock();
  int ok = 0, busy = 0;
  for (auto& c : clients) {
    const auto answer = c.answer();
    ok += status_of(answer) == 200;
    busy += status_of(answer) == 503 && answer.find("Retry-After: ") != std::string::npos;
  }
  CHECK(ok + busy == 10);
  CHECK(ok >= 2);
  CHECK(ok <= 3);
}

TEST_CASE("beyond the most connections the idle ones make room") {
  Limits limits;
  limits.connections = 4;
  Rig rig(limits);
  std::vector<RawClient> clients;
  for (int i = 0; i < 12; ++i) {
    clients.push_back(rig.client());
    clients.back().send(get);
    CHECK(status_of(clients.back().answer()) == 200);
  }
  CHECK(clients.front().closed());
}

TEST_CASE("a live request waits without a worker and comes back with news or at its end") {
  Limits limits;
  limits.workers = 1;
  limits.live_jitter_ms = 10;
  std::atomic<bool> news{false};
  std::atomic<int> asked{0};
  Rig rig(limits, [&](const net::Request& r) -> net::Response {
    if (r.path() != "/v1/live") return Rig::echo(r);
    if (r.authorization.empty()) return net::problem("not_signed");
    // Who sees that it was asked knows that its answer is decided.
    const bool there = news;
    ++asked;
    return there ? net::Response{204, "", ""} : net::Response{200, std::string(net::waits_type), "?"};
  });
  SECTION("without a signature it is refused") {
    auto c = rig.client();
    c.send("GET /v1/live HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(status_of(c.answer()) == 401);
  }
  SECTION("many wait, none holds the worker, news of others leave them waiting, their own do not") {
    std::vector<RawClient> clients;
    for (int i = 0; i < 50; ++i) {
      clients.push_back(rig.client());
      clients.back().send(get_live);
    }
    CHECK(until([&] { return rig.front.stats().live >= 50; }));
    auto c = rig.client();
    c.send(get);
    CHECK(status_of(c.answer()) == 200);
    rig.front.notify();
    CHECK(until([&] { return asked == 100 && rig.front.stats().live == 50; }));
    news = true;
    rig.front.notify();
    for (auto& one : clients) CHECK(status_of(one.answer()) == 204);
    CHECK(asked == 150);
  }
}

TEST_CASE("a live request without news comes back at its end, and its connection serves the next") {
  Limits limits;
  limits.live_ms = 400;
  Rig rig(limits, always_waits);
  auto c = rig.client();
  c.send(get_live);
  const auto answer = c.answer();
  CHECK(status_of(answer) == 204);
  CHECK(answer.size() < 60);
  c.send(get);
  CHECK(status_of(c.answer()) == 200);
}

TEST_CASE("a live request that is woken with the news of the same instant is not asked for them again") {
  Limits limits;
  limits.workers = 1;
  limits.live_jitter_ms = 0;
  std::atomic<int> asked{0};
  test::FakeClock clock;
  const auto counts = [&](const net::Request& r) {
    if (r.path() == "/v1/live") ++asked;
    return always_waits(r);
  };
  Rig rig(limits, counts, clock);
  auto c = rig.client(), other = rig.client();
  c.send(get_live);
  REQUIRE(until([&] { return rig.front.stats().live == 1; }));
  clock.now += limits.tick_ms;
  rig.front.notify();
  REQUIRE(until([&] { return asked == 2 && rig.front.stats().live == 1; }));
  clock.now += limits.tick_ms;
  // The first is answered by a round that has looked at who waits.
  for (int i = 0; i < 2; ++i) {
    other.send(get);
    CHECK(status_of(other.answer()) == 200);
  }
  CHECK(asked == 2);
}

TEST_CASE("stopping answers what is in work, sends waiting devices home and takes nothing new") {
  Limits limits;
  limits.workers = 2;
  std::mutex gate;
  gate.lock();
  std::atomic<bool> working{false};
  auto rig = std::make_unique<Rig>(limits, [&](const net::Request& r) -> net::Response {
    if (r.path() == "/v1/live") return {200, std::string(net::waits_type), ""};
    working = true;
    const std::lock_guard lock(gate);
    return Rig::echo(r);
  });
  auto busy = rig->client(), live = rig->client(), idle = rig->client();
  live.send("GET /v1/live HTTP/1.1\r\nHost: h\r\n\r\n");
  busy.send(get);
  CHECK(until([&] { return working && rig->front.stats().live > 0; }));
  std::thread stop([&] { rig->front.stop(); });
  CHECK(status_of(live.answer()) == 204);
  gate.unlock();
  CHECK(status_of(busy.answer()) == 200);
  CHECK(busy.closed());
  stop.join();
  CHECK(idle.closed());
  CHECK_FALSE(RawClient(rig->front.port()).connected());
}

TEST_CASE("only loopback addresses are taken unless asked for") {
  Limits limits;
  auto options = Rig::options_of(limits);
  options.listen = {"0.0.0.0", 0};
  Front open(
      options, [] { return std::unique_ptr<BackendLink>(); }, system_clock(), system_random());
  auto started = open.start();
  REQUIRE_FALSE(started.ok());
  CHECK(started.error().code == "unsafe_listen");
}

TEST_CASE("a proxy is believed on this machine only: on other addresses anybody could speak for anybody") {
  auto options = Rig::options_of({});
  options.listen = {"0.0.0.0", 0};
  options.behind_proxy = true;
  Front open(
      options, [] { return std::unique_ptr<BackendLink>(); }, system_clock(), system_random());
  const auto started = open.start();
  REQUIRE_FALSE(started.ok());
  CHECK(started.error().code == "proxy_listen");
}

TEST_CASE("a handler that throws gives an internal error and no details") {
  Rig rig({}, [](const net::Request&) -> net::Response { throw std::runtime_error("secret detail"); });
  auto c = rig.client();
  c.send(get);
  const auto answer = c.answer();
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("\"code\":\"internal\"") != std::string::npos);
  CHECK(answer.find("secret") == std::string::npos);
}

TEST_CASE("the front serves over any stream that takes over an accepted connection") {
  using test::RecordStream;
  Limits limits;
  Backend backend(limits, Rig::echo);
  auto options = Rig::options_of(limits);
  options.make_stream = [](int fd) { return std::make_unique<RecordStream>(net::socket_stream(fd), RecordStream::Side::answers); };
  Front front(options, unix_links(Rig::started(backend), limits), system_clock(), system_random());
  REQUIRE(front.start().ok());
  RecordStream peer(net::socket_stream(test::connected_to(front.port())), RecordStream::Side::asks);
  const auto said = [&](std::string_view request) {
    while (!request.empty()) {
      const auto went = peer.write(request);
      REQUIRE(went.io == net::Io::done);
      request.remove_prefix(went.bytes);
    }
  };
  std::string in;
  const auto heard = [&] {
    const std::string end = "GET /x   ";
    char piece[300];
    while (in.find(end) == std::string::npos) {
      const auto got = peer.read(piece);
      REQUIRE(got.io == net::Io::done);
      in.append(piece, got.bytes);
    }
    const auto answer = in.substr(0, in.find(end) + end.size());
    in.erase(0, answer.size());
    return answer;
  };
  said(get);
  CHECK(status_of(heard()) == 200);
  // Two at once: the second is at hand when the first has been answered.
  said(get + get);
  CHECK(status_of(heard()) == 200);
  CHECK(status_of(heard()) == 200);
}
