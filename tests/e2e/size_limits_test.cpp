// SPDX-License-Identifier: Apache-2.0
// Whatever is too large is refused by the server as it is run, and costs it next to no memory.
#include <zstd.h>

#include <fstream>
#include <string>

#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/server/http_client.h"

namespace dialogue::e2e {
namespace {

using test::RawClient;
using test::status_of;

constexpr std::size_t mebibyte = 1u << 20;
constexpr std::size_t flood = 200 * mebibyte;
constexpr std::size_t most_growth = 32 * mebibyte;

/// The most memory that the process has had at once, in bytes.
std::size_t peak_of(int pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
  return 0;
}

struct Attack {
  const char* name;
  std::string head;   ///< enough to be refused
  std::string piece;  ///< sent over and over behind it
  int status;
};

std::string repeated(const std::string& what, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += what;
  return out;
}

/// 200 MiB of zeros in a few kilobytes, as a body of ours.
std::string bomb() {
  const std::string zeros(flood, '\0');
  std::string frame(ZSTD_compressBound(zeros.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), zeros.data(), zeros.size(), 3));
  return std::string("\x01\x00\x00\x00\x00\x00", 6) + frame;
}

std::string post(const std::string& headers) {
  return "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + headers + "\r\n";
}

std::vector<Attack> attacks() {
  const auto body = std::string(mebibyte, 'x');
  const auto packed = bomb();
  return {
      {"a length over the limit", post("Content-Length: " + std::to_string(flood) + "\r\n"), body, 413},
      {"chunks", post("Transfer-Encoding: chunked\r\n"), "100000\r\n" + body + "\r\n", 411},
      {"gzip", post("Content-Encoding: gzip\r\nContent-Length: 203860\r\n"), body, 415},
      {"no length", post(""), body, 411},
      {"a packed bomb that nobody signed",
       "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Type: application/vnd.acsg.sync+zstd\r\nContent-Length: " +
           std::to_string(packed.size()) + "\r\n\r\n" + packed,
       "", 401},
      {"one header line", "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(60'000, 'a'), body, 431},
      {"200,000 headers", "GET / HTTP/1.1\r\nHost: h\r\n" + repeated("A: b\r\n", 60'000), repeated("A: b\r\n", 1'200'000), 431},
      {"a long target", "GET /" + std::string(60'000, 'a'), body, 431},
  };
}

}  // namespace

TEST_CASE("what is too large is refused with its own answer and costs the server less than 32 MiB") {
  Stage stage;
  const auto port = static_cast<std::uint16_t>(std::stoi(stage.url().substr(stage.url().rfind(':') + 1)));
  {
    RawClient first(port);
    first.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
    REQUIRE(status_of(first.answer()) == 200);
  }
  const auto before = peak_of(stage.server_pid());
  REQUIRE(before > 0);
  for (const auto& attack : attacks()) {
    INFO(attack.name);
    RawClient client(port);
    REQUIRE(client.send(attack.head));
    const auto answer = client.answer();
    CHECK(status_of(answer) == attack.status);
    CHECK(answer.find("application/problem+json") != std::string::npos);
    // Nobody stops the other end from going on.
    std::size_t sent = 0;
    while (!attack.piece.empty() && sent < flood && client.send(attack.piece)) sent += attack.piece.size();
    CHECK(peak_of(stage.server_pid()) - before < most_growth);
  }
  RawClient last(port);
  last.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(last.answer()) == 200);
}

}  // namespace dialogue::e2e
