// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_head.h"
#include "server/http/request_reader.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace std::string_literals;
using namespace dialogue::http;

namespace {

const Limits limits;
std::string code(std::string_view head) {
  auto parsed = parse_request_head(head, limits);
  return parsed ? "ok" : parsed.error().code;
}
const std::string start = "POST /v1/sync HTTP/1.1\r\nHost: h\r\n";

}  // namespace

TEST_CASE("a plain request is taken apart") {
  auto head = parse_request_head(
      "PUT /v1/files/x?offset=3 HTTP/1.1\r\nHost: h\r\ncontent-TYPE: Application/JSON; charset=utf-8\r\n"
      "Content-Length: 12\r\nAuthorization: D1 abc\r\nConnection: keep-alive, close\r\n\r\n",
      limits);
  REQUIRE(head.ok());
  CHECK(head->method == "PUT");
  CHECK(head->target == "/v1/files/x?offset=3");
  CHECK(head->content_type == "application/json");
  CHECK(head->content_length == 12);
  CHECK(head->authorization == "D1 abc");
  CHECK_FALSE(head->keep_alive);
}

TEST_CASE("malformed heads are refused") {
  CHECK(code(start + "Content-Length: 0\r\n\r\n") == "ok");
  CHECK(code("GET / HTTP/1.0\r\n\r\n") == "ok");
  const std::pair<std::string, std::string> table[] = {
      {"GET / HTTP/1.1\r\n\r\n", "bad_request"},              // no host
      {"GET  / HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},  // two spaces
      {"GET / HTTP/2.0\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET / HTTP/1.1 \r\nHost: h\r\n\r\n", "bad_request"},
      {"GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},  // absolute form
      {"GET * HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /%0d%0aX HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /%7F HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /%2 HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /\xc3\xa9 HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /a\\b HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n"s, "bad_request"},
      {"G(T / HTTP/1.1\r\nHost: h\r\n\r\n", "bad_request"},
      {"DELETE / HTTP/1.1\r\nHost: h\r\n\r\n", "method_not_allowed"},
      {"GET / HTTP/1.1\nHost: h\r\n\r\n", "bad_request"},  // bare line end
      {"GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", "bad_request"},
      {"GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", "bad_request"},  // continued line
      {"GET / HTTP/1.1\r\nHost : h\r\n\r\n", "bad_request"},            // space before the colon
      {"GET / HTTP/1.1\r\nHost: h\r\nNothing\r\n\r\n", "bad_request"},
      {"GET / HTTP/1.1\r\nHost: h\r\n: v\r\n\r\n", "bad_request"},
      {"GET / HTTP/1.1\r\nHost: h\r\nHost: g\r\n\r\n", "bad_request"},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\x01\r\n\r\n", "bad_request"},
      {std::string("GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n", 35), "bad_request"},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n", "bad_request"},  // a GET with a body
      {start + "\r\n", "length_required"},
      {start + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", "bad_request"},
      {start + "Content-Length: 1, 1\r\n\r\n", "bad_request"},
      {start + "Content-Length: +1\r\n\r\n", "bad_request"},
      {start + "Content-Length: -1\r\n\r\n", "bad_request"},
      {start + "Content-Length: 0x10\r\n\r\n", "bad_request"},
      {start + "Content-Length: 99999999999999999999\r\n\r\n", "bad_request"},
      {start + "Content-Length:\r\n\r\n", "bad_request"},
      {start + "Transfer-Encoding: chunked\r\n\r\n", "length_required"},
      {start + "Content-Length: 5\r\ntransfer-encoding: identity\r\n\r\n", "length_required"},
      {start + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n", "media_type"},
      {start + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n", "media_type"},
      {start + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\n", "media_type"},
      {"POST /mail/stop/x HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\n", "ok"},
      {start + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n", "expectation"},
      {start + "Authorization: a\r\nAuthorization: b\r\nContent-Length: 5\r\n\r\n", "bad_request"},
      {start + "Authorization: " + std::string(2000, 'a') + "\r\nContent-Length: 5\r\n\r\n", "bad_request"},
      {start + "X: " + std::string(9000, 'a') + "\r\n\r\n", "head_too_large"},
      {"GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", "head_too_large"},
      {"", "bad_request"},
      {"\r\n\r\n", "bad_request"},
  };
  for (const auto& [head, expected] : table) {
    INFO(head.substr(0, 120));
    CHECK(code(head) == expected);
  }
  std::string many = start;
  for (int i = 0; i < 70; ++i) many += "X: y\r\n";
  CHECK(code(many + "\r\n") == "head_too_large");
}

TEST_CASE("requests come out whole however their bytes are cut") {
  const std::string two = start + "Content-Length: 5\r\n\r\nhello" + "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
  for (std::size_t step = 1; step <= two.size(); ++step) {
    RequestReader reader(limits, 0);
    std::vector<Request> got;
    for (std::size_t at = 0; at < two.size(); at += step) {
      auto next = reader.feed(std::string_view(two).substr(at, step), 1);
      while (next.ok() && *next) {
        got.push_back(std::move(**next));
        next = reader.feed({}, 1);
      }
      REQUIRE(next.ok());
    }
    REQUIRE(got.size() == 2);
    CHECK(got[0].body == "hello");
    CHECK(got[1].head.target == "/healthz");
    CHECK(reader.between_requests());
  }
}

TEST_CASE("a body is refused by its declared length, before it is read") {
  const auto refused = [](const std::string& line, std::size_t length) {
    RequestReader reader(limits, 0);
    auto next = reader.feed(line + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n", 1);
    return !next.ok() && next.error().code == "body_too_large";
  };
  CHECK_FALSE(refused("POST /v1/sync", 4u << 20));
  CHECK(refused("POST /v1/sync", (4u << 20) + 1));
  CHECK_FALSE(refused("PUT /v1/files/x?offset=0", 1u << 20));
  CHECK(refused("PUT /v1/files/x?offset=0", (1u << 20) + 1));
  CHECK(refused("POST /v1/enrol", 70000));
}

TEST_CASE("what begins no head, such as a greeting of TLS, is refused with its first byte") {
  for (const char* first : {"\x16\x03\x01", " ", "\r\n", "{", "\x80"}) {
    RequestReader reader(limits, 0);
    CHECK(reader.feed(first, 1).error().code == "bad_request");
  }
  RequestReader reader(limits, 0);
  CHECK(reader.feed("P", 1).ok());
}

TEST_CASE("a head without end is refused at its cap") {
  RequestReader reader(limits, 0);
  std::string code;
  std::size_t fed = 0;
  for (; code.empty() && fed < 100000; fed += 1000) {
    auto next = reader.feed(fed == 0 ? "GET / HTTP/1.1\r\nX: " + std::string(1000, 'a') : std::string(1000, 'a'), 1);
    if (!next) code = next.error().code;
  }
  CHECK(code == "head_too_large");
  CHECK(fed < 20000);
}

TEST_CASE("deadlines count from the beginning, not from the last byte") {
  RequestReader reader(limits, 0);
  CHECK_FALSE(reader.overdue(10'000));
  CHECK(reader.overdue(10'001)->code == "idle");  // a new connection that says nothing
  for (int t = 1000; t <= 10'000; t += 1000) CHECK(reader.feed("G", t).ok());
  CHECK_FALSE(reader.overdue(11'000));
  CHECK(reader.overdue(11'001)->code == "timeout");

  RequestReader body(limits, 0);
  REQUIRE(body.feed(start + "Content-Length: 100000\r\n\r\n", 0).ok());
  for (int t = 1000; t <= 10'000; t += 1000) REQUIRE(body.feed("x", t).ok());
  CHECK_FALSE(body.overdue(10'000));
  CHECK(body.overdue(10'500)->code == "timeout");
  // A peer that sends 500 bytes a second may go on for as long as it needs.
  RequestReader slow(limits, 0);
  REQUIRE(slow.feed(start + "Content-Length: 100000\r\n\r\n", 0).ok());
  for (int t = 1000; t < 180'000; t += 1000) {
    REQUIRE(slow.feed(std::string(500, 'x'), t).ok());
    REQUIRE_FALSE(slow.overdue(t + 999));
  }
  CHECK(reader.held() < 1000);
}
