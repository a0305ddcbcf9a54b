// SPDX-License-Identifier: Apache-2.0
#include <sys/socket.h>

#include <array>

#include "server/net/socket_stream.h"
#include "server/tls/tls_context.h"
#include "tests/catch.h"
#include "tests/contract/stream_contract.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fakes/record_stream.h"
#include "tests/fakes/tls_asker.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

StreamEnds sockets() {
  std::array<int, 2> fds{};
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds.data()) == 0);
  return {net::socket_stream(fds[0]), net::socket_stream(fds[1])};
}

StreamEnds in_memory() {
  auto ends = MemoryStream::connected(4096);
  return {std::move(ends.first), std::move(ends.second)};
}

StreamEnds in_records(StreamEnds carrier) {
  return {std::make_unique<RecordStream>(std::move(carrier.here), RecordStream::Side::asks),
          std::make_unique<RecordStream>(std::move(carrier.there), RecordStream::Side::answers)};
}

/// A fresh connection, encrypted: the server's end and a client's.
StreamEnds encrypted(StreamEnds carrier, int version) {
  static FakeClock clock;
  static const auto context = tls::TlsContext::own(std::string(32, 's'), clock).take();
  TlsAsker::How how;
  how.version = version;
  return {context->accept(std::move(carrier.here)), std::make_unique<TlsAsker>(std::move(carrier.there), how)};
}

StreamEnds turned(StreamEnds ends) { return {std::move(ends.there), std::move(ends.here)}; }

}  // namespace

TEST_CASE("A stream over a socket keeps the contract") { check_stream(sockets); }

TEST_CASE("A stream in memory keeps the contract") { check_stream(in_memory); }

TEST_CASE("A stream that travels in records, as encryption does it, keeps the contract") {
  check_stream([] { return in_records(in_memory()); });
}

TEST_CASE("A stream in records over a socket keeps the contract") {
  check_stream([] { return in_records(sockets()); });
}

TEST_CASE("A stream of TLS 1.3 keeps the contract on both ends") {
  SECTION("the server's, in memory") {
    check_stream([] { return encrypted(in_memory(), TLS1_3_VERSION); });
  }
  SECTION("the client's, in memory") {
    check_stream([] { return turned(encrypted(in_memory(), TLS1_3_VERSION)); });
  }
  SECTION("the server's, over a socket") {
    check_stream([] { return encrypted(sockets(), TLS1_3_VERSION); });
  }
}

TEST_CASE("A stream of TLS 1.2 keeps the contract") {
  SECTION("in memory") {
    check_stream([] { return encrypted(in_memory(), TLS1_2_VERSION); });
  }
  SECTION("over a socket") {
    check_stream([] { return encrypted(sockets(), TLS1_2_VERSION); });
  }
}
