// SPDX-License-Identifier: Apache-2.0
#include <sys/socket.h>

#include <array>

#include "server/net/socket_stream.h"
#include "tests/catch.h"
#include "tests/contract/stream_contract.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fakes/record_stream.h"

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

}  // namespace

TEST_CASE("A stream over a socket keeps the contract") { check_stream(sockets); }

TEST_CASE("A stream in memory keeps the contract") { check_stream(in_memory); }

TEST_CASE("A stream that travels in records, as encryption does it, keeps the contract") {
  check_stream([] { return in_records(in_memory()); });
}

TEST_CASE("A stream in records over a socket keeps the contract") {
  check_stream([] { return in_records(sockets()); });
}
