// SPDX-License-Identifier: Apache-2.0
#include "server/http/connection.h"

#include <sys/epoll.h>

#include <array>

#include "server/net/message.h"
#include "tests/catch.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fakes/record_stream.h"

using namespace dialogue;
using http::Connection;
using http::Limits;
using net::Io;
using test::MemoryStream;
using test::RecordStream;

namespace {

const Limits usual_limits;
const std::string plain_request = "GET /x HTTP/1.1\r\nHost: h\r\n\r\n";

/// A connection of the front's over memory, and its peer.
struct PeerAndConnection {
  explicit PeerAndConnection(std::size_t room = 65536, bool records = false) {
    auto ends = MemoryStream::connected(room);
    std::unique_ptr<net::Stream> here = std::move(ends.first);
    peer = std::move(ends.second);
    if (records) {
      here = std::make_unique<RecordStream>(std::move(here), RecordStream::Side::answers);
      peer = std::make_unique<RecordStream>(std::move(peer), RecordStream::Side::asks);
    }
    connection = std::make_unique<Connection>(2, std::move(here), usual_limits, 0);
  }
  void send(const std::string& bytes) {
    for (std::string_view rest = bytes; !rest.empty();) {
      const auto went = peer->write(rest);
      REQUIRE(went.io == Io::done);
      rest.remove_prefix(went.bytes);
    }
  }
  std::string received() {
    std::array<char, 1000> piece;
    std::string out;
    for (;;) {
      const auto got = peer->read(piece);
      if (got.io != Io::done) return last = got.io, out;
      out.append(piece.data(), got.bytes);
    }
  }

  /// Both take turns until the request has gone over; its target.
  std::string asks(std::string_view request) {
    for (int turn = 0; turn < 1000; ++turn) {
      if (!request.empty())
        if (const auto went = peer->write(request); went.io == Io::done) request.remove_prefix(went.bytes);
      const auto next = connection->read(0);
      if (next && *next) return (*next)->head.target;
    }
    return {};
  }

  std::unique_ptr<net::Stream> peer;
  std::unique_ptr<Connection> connection;
  Io last = Io::done;
};

std::string target_of(const Connection::Next& next) { return next && *next ? (*next)->head.target : ""; }

}  // namespace

TEST_CASE("a request that comes in pieces is read, answered, and the connection goes on") {
  PeerAndConnection p;
  Connection& c = *p.connection;
  CHECK(target_of(c.read(0)).empty());
  CHECK(c.interest() == EPOLLIN);
  p.send(plain_request.substr(0, 9));
  CHECK(target_of(c.read(0)).empty());
  p.send(plain_request.substr(9));
  CHECK(target_of(c.read(0)) == "/x");
  CHECK(c.state() == Connection::State::working);
  CHECK(c.interest() == 0);
  c.answer({200, std::string(net::text_type), "yes"}, false, 0, 0);
  CHECK(c.state() == Connection::State::reading);
  CHECK(p.received().ends_with("\r\n\r\nyes"));
  p.send(plain_request);
  CHECK(target_of(c.read(0)) == "/x");
}

TEST_CASE("an answer that the line does not take at once goes on when it can") {
  PeerAndConnection p(100);
  Connection& c = *p.connection;
  p.send(plain_request);
  CHECK(target_of(c.read(0)) == "/x");
  c.answer({200, std::string(net::text_type), std::string(1000, 'a')}, true, 0, 0);
  std::string all;
  int turns = 0;
  for (; c.state() == Connection::State::writing; ++turns) {
    CHECK(c.interest() == EPOLLOUT);
    all += p.received();
    c.write(0);
  }
  all += p.received();
  CHECK(turns > 5);
  CHECK(all.ends_with(std::string(1000, 'a')));
  CHECK(c.state() == Connection::State::closed);
  CHECK(p.last == Io::ended);
}

TEST_CASE("who is refused sees the answer: what still comes is thrown away until the end") {
  PeerAndConnection p;
  Connection& c = *p.connection;
  p.send("not HTTP at all\r\n\r\nmore");
  CHECK_FALSE(c.read(0).ok());
  c.answer({400, {}, "no"}, true, 0, 0);
  CHECK(c.state() == Connection::State::draining);
  CHECK(p.received().ends_with("no"));
  CHECK(p.last == Io::ended);
  p.send("and more");
  c.drain();
  CHECK(c.state() == Connection::State::draining);
  REQUIRE(p.peer->shutdown() == Io::done);
  c.drain();
  CHECK(c.state() == Connection::State::closed);
}

TEST_CASE("a peer that goes away closes the connection, whatever it was doing") {
  for (const bool asked : {false, true}) {
    PeerAndConnection p;
    Connection& c = *p.connection;
    if (asked) {
      p.send(plain_request);
      CHECK(target_of(c.read(0)) == "/x");
    }
    p.peer.reset();
    if (asked)
      c.answer({200, {}, "yes"}, false, 0, 0);
    else
      CHECK(target_of(c.read(0)).empty());
    CHECK(c.state() == Connection::State::closed);
  }
}

TEST_CASE("a stream that greets first, and has to write in order to read, says so and goes on") {
  PeerAndConnection p(1, true);
  Connection& c = *p.connection;
  CHECK(target_of(c.read(0)).empty());
  CHECK(c.interest() == EPOLLIN);
  CHECK(p.asks(plain_request) == "/x");
}

TEST_CASE("a second request that a stream has at hand is found without waiting for the descriptor") {
  PeerAndConnection p(65536, true);
  Connection& c = *p.connection;
  CHECK(p.peer->write(plain_request + plain_request).io == Io::want_read);
  CHECK(target_of(c.read(0)).empty());
  // A body's end and the next head lie in one record.
  const std::string post = "POST /v1/sync HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc";
  p.send(post + plain_request);
  auto first = c.read(0);
  CHECK(target_of(first) == "/v1/sync");
  CHECK((*first)->body == "abc");
  c.answer({204, {}, {}}, false, 0, 0);
  CHECK(target_of(c.resume(0)) == "/x");
}

TEST_CASE("an end that the line does not take at once is told before the connection closes") {
  PeerAndConnection p(1, true);
  Connection& c = *p.connection;
  CHECK(p.asks(plain_request) == "/x");
  c.answer({200, {}, "yes"}, true, 0, 0);
  std::string all;
  while (c.state() == Connection::State::writing) {
    CHECK(c.interest() == EPOLLOUT);
    all += p.received();
    c.write(0);
  }
  all += p.received();
  CHECK(all.ends_with("yes"));
  CHECK(p.last == Io::ended);
}
