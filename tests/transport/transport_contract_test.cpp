// SPDX-License-Identifier: Apache-2.0
// What every line does, however it is stood up: in the clear, through TLS, through a proxy.
#include <thread>

#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/transport/rigs.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("a request and its answer travel unharmed on every line, which stays for the next one") {
  for (const auto& way : every_way([](const std::string& request) { return Said{ok(request, "application/x-test")}; })) {
    INFO(way.name);
    const auto transport = way.transport();
    for (int i = 0; i < 3; ++i) {
      const auto reply = transport->call({"POST", "/v1/sync", "application/vnd.acsg.sync+zstd", "D1 abc-_", std::string("\0\xff", 2)});
      REQUIRE(code_of(reply) == "200");
      CHECK(reply->content_type == "application/x-test");
      CHECK(reply->body.find("/v1/sync HTTP/1.1\r\n") != std::string::npos);
      CHECK(reply->body.find("Authorization: D1 abc-_\r\n") != std::string::npos);
      CHECK(reply->body.ends_with(std::string("\0\xff", 2)));
    }
    CHECK(way.place->accepted() == 1);
  }
}

TEST_CASE("an answer larger than TLS has pieces comes whole, and the largest body leaves whole") {
  const std::string large(3'000'000, 'x');
  for (const auto& way : every_way([&](const std::string& request) { return Said{ok(request.substr(request.find("\r\n\r\n") + 4))}; })) {
    INFO(way.name);
    const auto reply = way.transport()->call({"POST", "/v1/sync", "application/json", "", large});
    REQUIRE(code_of(reply) == "200");
    CHECK(reply->body == large);
  }
}

TEST_CASE("a line that stands carries the next request, and standing it up again costs nothing") {
  for (const auto& way : every_way([](const std::string&) { return Said{ok("yes")}; })) {
    INFO(way.name);
    const auto transport = way.transport();
    for (int i = 0; i < 3; ++i) {
      REQUIRE(code_of(transport->connect()) == "ok");
      CHECK(code_of(transport->call(get())) == "200");
    }
    CHECK(way.place->accepted() == 1);
  }
}

TEST_CASE("a line that the server closed after its answer is stood up anew for the next request") {
  for (const auto& way : every_way([](const std::string&) { return Said{"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", true}; })) {
    INFO(way.name);
    const auto transport = way.transport();
    for (int i = 1; i <= 3; ++i) {
      CHECK(code_of(transport->call(get())) == "204");
      CHECK(way.place->accepted() == i);
    }
  }
}

TEST_CASE("a line whose other side has gone is stood up anew, or not at all") {
  for (auto& way : every_way([](const std::string&) { return Said{ok("yes")}; })) {
    INFO(way.name);
    const auto transport = way.transport();
    REQUIRE(code_of(transport->call(get())) == "200");
    way.keeps.reset();
    const auto gone = code_of(transport->connect());
    CHECK((gone == "offline" || gone == "proxy_unreachable"));
  }
}

TEST_CASE("what is no answer of our server is told apart on every line") {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  const std::pair<std::string, std::string> table[] = {
      {"HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n", "captive_portal"},
      {"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n\r\n<html>", "captive_portal"},
      {"HTTP/1.1 511 Network Authentication Required\r\nContent-Length: 0\r\n\r\n", "captive_portal"},
      {"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>", "busy"},
      {"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", "busy"},
      {"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/problem+json\r\nDialogue: 2\r\nContent-Length: 2\r\n\r\n{}", "busy"},
      // What the server proves is its own word on why.
      {"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/problem+json\r\nDialogue: 2 AAAA\r\nContent-Length: 2\r\n\r\n{}",
       "429"},
      {head + "Content-Length: 100\r\n\r\n{\"cut\":", "offline"},
      {head + "Content-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'x'), "captive_portal"},
      {"not HTTP at all\r\n\r\n", "offline"},
      {"HTTP/1.1 200 " + std::string(500'000, 'z') + "\r\n\r\n", "offline"},
      {"", "offline"},
  };
  for (const auto& [answer, code] : table)
    for (const auto& way : every_way([&answer = answer](const std::string&) { return Said{answer, true}; })) {
      INFO(way.name << ": " << answer.substr(0, 60));
      CHECK(code_of(way.transport()->call(get())) == code);
    }
  // Newer versions of the library bound a line themselves, before ours is too much.
  for (const auto& way : every_way([&](const std::string&) { return Said{head + std::string(9'000'000, 'y'), true}; })) {
    INFO(way.name);
    const auto code = code_of(way.transport()->call(get()));
    CHECK((code == "captive_portal" || code == "offline"));
  }
}

TEST_CASE("an answer without a length that TLS did not end is no answer") {
  const Identity identity = certified(ed25519_key(), {});
  TlsServer server(identity);
  Place place(server.serve([](const std::string&) {
    return Said{"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"cut\":", true};
  }));
  CHECK(code_of(HttpTransport::to(place.url("https"), trusting(identity)).take()->call(get())) == "offline");
}

TEST_CASE("an answer that comes byte by byte without end is given up") {
  FakeClock clock;
  Place place([&](Peer& peer) {
    peer.some();
    for (const char byte : std::string("HTTP/1.1 200 OK\r\nX: 1")) {
      clock.now += 25'000;
      if (!peer.say({&byte, 1})) return;
    }
    peer.some();
  });
  LineOptions options = straight();
  options.clock = &clock;
  const auto reply = HttpTransport::to(place.url(), options).take()->call(get());
  REQUIRE(code_of(reply) == "offline");
  // Which of the two it is told as depends on whether the next byte was there already when the time was over.
  CHECK((reply.error().detail == "too slow" || reply.error().detail == "no answer in time"));
}

TEST_CASE("a call under way is ended from another thread, whatever it waits for") {
  Bell asked, done;
  for (const auto& way : every_way([&](const std::string&) {
         asked.ring();
         done.wait(asked.rung());
         return Said{"", true};
       })) {
    INFO(way.name);
    const auto transport = way.transport();
    const int before = asked.rung();
    std::string code;
    std::thread call([&] { code = code_of(transport->call(get("/v1/live"))); });
    asked.wait(before + 1);
    transport->interrupt();
    call.join();
    CHECK(code == "offline");
    done.ring();
  }
}

TEST_CASE("after a failure the line works again") {
  std::atomic<int> asked = 0;
  for (const auto& way : every_way([&](const std::string&) { return ++asked % 2 == 1 ? Said{"", true} : Said{ok("yes")}; })) {
    INFO(way.name);
    const auto transport = way.transport();
    CHECK(code_of(transport->call(get())) == "offline");
    CHECK(code_of(transport->call(get())) == "200");
  }
}

TEST_CASE("the head of a sync request is small on every line") {
  std::string got;
  for (const auto& way : every_way([&](const std::string& request) { return got = request, Said{"HTTP/1.1 204 No Content\r\n\r\n"}; })) {
    INFO(way.name);
    CHECK(code_of(way.transport()->call({"POST", "/v1/sync", "application/vnd.acsg.sync+zstd", "D1 " + std::string(107, 'a'), ""})) ==
          "204");
    INFO(got);
    const bool whole_address = got.find(way.url) != std::string::npos;
    CHECK(got.size() < 270 + (whole_address ? way.url.size() : 0));
  }
}
