// SPDX-License-Identifier: Apache-2.0
// The server's end of encrypted connections, in memory.
#include <array>
#include <memory>
#include <string>

#include "server/service/ports/keys.h"
#include "server/tls/engine.h"
#include "server/tls/opening.h"
#include "server/tls/tls_context.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fakes/random.h"
#include "tests/fakes/tls_asker.h"

using namespace dialogue;
using namespace dialogue::test;
using net::Io;

namespace {

const std::string http_1_1("\x08http/1.1", 9), h2("\x02h2", 3);

/// A server and what clients do with it.
struct Encrypting {
  FakeClock clock;
  FakeRandom random;
  Keys keys = Keys::fresh(random, clock.now);
  std::unique_ptr<tls::TlsContext> context = tls::TlsContext::own(keys.line_seed, clock).take();
  const tls::Stats& stats() const { return context->stats(); }
};

/// One connection with the server's end of it.
struct EncryptedCall {
  explicit EncryptedCall(Encrypting& office, TlsAsker::How how = {}, std::size_t room = 40'960) {
    auto ends = MemoryStream::connected(room);
    server = office.context->accept(std::move(ends.first));
    client = std::make_unique<TlsAsker>(std::move(ends.second), std::move(how));
  }
  /// Whether both have agreed, and a byte goes each way.
  bool agree() {
    for (int turn = 0; turn < 50; ++turn) {
      if (client->greet() == Io::broken) return false;
      if (last(server->read(piece)) == Io::broken) return false;
      if (client->established() && server->established()) break;
    }
    return passes(*client, *server) && passes(*server, *client);
  }
  bool passes(net::Stream& from, net::Stream& to) {
    std::array<char, 4> got{};
    if (from.write("x").io != Io::done) return false;
    for (int turn = 0; turn < 5; ++turn)
      if (const auto moved = to.read(got); moved.io == Io::done) return moved.bytes == 1 && got[0] == 'x';
    return false;
  }
  Io last(net::Moved moved) { return moved.io; }

  std::unique_ptr<net::Stream> server;
  std::unique_ptr<TlsAsker> client;
  std::array<char, 2000> piece{};
};

/// A client that says exactly the bytes it is given.
struct RawCaller {
  explicit RawCaller(Encrypting& office) {
    auto ends = MemoryStream::connected(40'960);
    server = office.context->accept(std::move(ends.first));
    client = std::move(ends.second);
  }
  Io says(std::string_view bytes) {
    client->write(bytes);
    std::array<char, 2000> piece;
    return server->read(piece).io;
  }
  std::string hears() {
    std::array<char, 2000> piece;
    const auto got = client->read(piece);
    return {piece.data(), got.bytes};
  }
  std::unique_ptr<net::Stream> server, client;
};

}  // namespace

TEST_CASE("A client of TLS 1.3 or 1.2 speaks with the server's own key, which is the line's") {
  Encrypting office;
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    TlsAsker::How how;
    how.version = version;
    EncryptedCall call(office, how);
    CHECK_FALSE(call.server->established());
    REQUIRE(call.agree());
    CHECK(SSL_version(call.client->ssl()) == version);
    CHECK(call.client->server_key() == office.keys.line_key());
  }
  CHECK(office.stats().handshakes == 2);
  CHECK(office.stats().resumed == 0);
  CHECK(office.stats().failed == 0);
}

TEST_CASE("TLS 1.1 and a client that wants another protocol are refused") {
  Encrypting office;
  TlsAsker::How old, other, named;
  old.version = TLS1_1_VERSION;
  other.protocols = h2;
  named.protocols = h2 + http_1_1;
  CHECK_FALSE(EncryptedCall(office, old).agree());
  CHECK_FALSE(EncryptedCall(office, other).agree());
  EncryptedCall call(office, named);
  REQUIRE(call.agree());
  CHECK(call.client->protocol() == "http/1.1");
  CHECK(office.stats().failed >= 1);
}

TEST_CASE("A handshake takes less than 900 bytes both ways, and one that comes back less than 600") {
  Encrypting office;
  EncryptedCall first(office);
  REQUIRE(first.agree());
  const auto two_bytes = 2 * 23u;
  CHECK(first.client->bytes() - two_bytes < 900);
  REQUIRE(first.client->session());
  TlsAsker::How how;
  how.session = first.client->session();
  EncryptedCall again(office, how);
  REQUIRE(again.agree());
  CHECK(again.client->resumed());
  CHECK(again.client->bytes() - two_bytes < 600);
  CHECK(office.stats().resumed == 1);
}

TEST_CASE("On a kept connection a message costs 22 bytes more than plain") {
  Encrypting office;
  EncryptedCall call(office);
  REQUIRE(call.agree());
  const auto before = call.client->bytes();
  const std::string question(300, 'q');
  REQUIRE(call.client->write(question).bytes == question.size());
  CHECK(call.client->bytes() - before == question.size() + 22);
}

TEST_CASE("A device comes back with what it was given for a day, and gets another once an hour") {
  Encrypting office;
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    TlsAsker::How how;
    how.version = version;
    EncryptedCall first(office, how);
    REQUIRE(first.agree());
    CHECK(first.client->tickets() == 1);
    how.session = first.client->session();
    const auto comes_back = [&] {
      EncryptedCall call(office, how);
      REQUIRE(call.agree());
      return std::pair(call.client->resumed(), call.client->tickets());
    };
    CHECK(comes_back() == std::pair(true, 0));
    CHECK(comes_back() == std::pair(true, 0));
    office.clock.now += 61 * 60'000;
    CHECK(comes_back() == std::pair(true, version == TLS1_3_VERSION ? 1 : 0));
    office.clock.now += 24 * 60 * 60'000;
    CHECK(comes_back() == std::pair(false, 1));
  }
}

TEST_CASE("What another server gave, or the one before its restart, brings a whole handshake and nothing worse") {
  Encrypting office, other;
  EncryptedCall first(office);
  REQUIRE(first.agree());
  TlsAsker::How how;
  how.session = first.client->session();
  EncryptedCall elsewhere(other, how);
  REQUIRE(elsewhere.agree());
  CHECK_FALSE(elsewhere.client->resumed());
}

TEST_CASE("When too many came the oldest sessions are forgotten") {
  FakeClock clock;
  tls::SessionMemory memory(clock, 3);
  const auto id = [](char c) { return std::string(tls::SessionMemory::id_size, c); };
  for (const char c : {'a', 'b', 'c', 'd'}) memory.keep(id(c), std::string("state of ") + c);
  memory.keep(id('d'), "another");
  memory.keep("short", "x");
  CHECK(memory.size() == 3);
  CHECK_FALSE(memory.find(id('a')));
  CHECK(memory.find(id('d'))->state == "state of d");
  CHECK(memory.find(id('d'))->fresh);
  CHECK_FALSE(memory.find("short"));
  clock.now += tls::SessionMemory::kept_ms;
  CHECK_FALSE(memory.find(id('d')));
  CHECK(memory.size() == 0);
}

TEST_CASE("Early data are refused and counted, and the handshake goes on without them") {
  Encrypting office;
  EncryptedCall first(office);
  REQUIRE(first.agree());
  CHECK(SSL_SESSION_get_max_early_data(first.client->session().get()) == 0);
  TlsAsker::How how;
  how.session = first.client->session();
  how.early = "POST /v1/sync HTTP/1.1\r\n";
  EncryptedCall call(office, how);
  for (int turn = 0; turn < 10; ++turn) {
    REQUIRE(call.client->greet() != Io::broken);
    REQUIRE(call.server->read(call.piece).io != Io::done);
  }
  REQUIRE(call.agree());
  CHECK(call.client->resumed());
  CHECK(SSL_get_early_data_status(call.client->ssl()) == SSL_EARLY_DATA_REJECTED);
  CHECK(office.stats().early_data_refused == 1);
}

TEST_CASE("Reading waits to write where the server's part of a handshake does not fit on the way") {
  Encrypting office;
  EncryptedCall call(office, {}, 150);
  bool waited_to_write = false;
  for (int turn = 0; turn < 50 && !(call.client->established() && call.server->established()); ++turn) {
    REQUIRE(call.client->greet() != Io::broken);
    const Io io = call.server->read(call.piece).io;
    REQUIRE(io != Io::broken);
    waited_to_write = waited_to_write || io == Io::want_write;
  }
  CHECK(waited_to_write);
  CHECK(call.agree());
}

TEST_CASE("Whoever stops in mid handshake, or goes away, is counted as failed, and whoever says nothing is not") {
  Encrypting office;
  { RawCaller silent(office); }
  CHECK(office.stats().failed == 0);
  {
    RawCaller half(office);
    CHECK(half.says("\x16\x03\x01") == Io::want_read);
    CHECK(half.says(std::string("\x02\x01\x01\x00\x01\xfc\x03\x03", 8)) == Io::want_read);
  }
  CHECK(office.stats().failed == 1);
  {
    RawCaller gone(office);
    gone.client->write("\x16\x03");
    gone.client.reset();
    std::array<char, 10> piece;
    CHECK(gone.server->read(piece).io == Io::broken);
    CHECK(gone.server->read(piece).io == Io::broken);
    CHECK(gone.server->write("x").io == Io::broken);
    CHECK(gone.server->shutdown() == Io::broken);
  }
  CHECK(office.stats().failed == 2);
  {
    EncryptedCall call(office);
    CHECK(call.client->greet() == Io::want_read);
    CHECK(call.server->read(call.piece).io == Io::want_read);
  }
  CHECK(office.stats().failed == 3);
  CHECK(office.stats().handshakes == 0);
}

TEST_CASE("Garbage is closed at its first byte without a word") {
  Encrypting office;
  for (const std::string& garbage : {std::string("\x00", 1), std::string("SSH-2.0-x", 1).insert(0, "\x80"), std::string("\xff\xff"),
                                     std::string("\x15\x03\x01\x00\x02", 5)}) {
    RawCaller raw(office);
    CHECK(raw.says(garbage) == Io::broken);
    CHECK(raw.hears().empty());
  }
}

TEST_CASE("Plain HTTP on an encrypted port is told to write https") {
  Encrypting office;
  for (const char* request : {"GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n", "POST /v1/sync HTTP/1.1\r\n", "G"}) {
    RawCaller raw(office);
    CHECK(raw.says(request) == Io::broken);
    const auto heard = raw.hears();
    CHECK(heard.starts_with("HTTP/1.1 400 Bad Request\r\n"));
    CHECK(heard.find("https://") != std::string::npos);
  }
}

TEST_CASE("A hello that announces more than any client needs is closed before memory is given to it") {
  Encrypting office;
  // Handshake record of 500 bytes, hello of 64 KiB.
  RawCaller large(office);
  CHECK(large.says(std::string("\x16\x03\x01\x01\xf4\x01\x01\x00\x00", 9)) == Io::broken);
  // A hello in crumbs, and another message in its place.
  RawCaller crumbs(office);
  CHECK(crumbs.says(std::string("\x16\x03\x01\x00\x01\x01", 6)) == Io::broken);
  RawCaller other(office);
  CHECK(other.says(std::string("\x16\x03\x01\x00\x40\x0b\x00\x00\x3c", 9)) == Io::broken);
}

TEST_CASE("A hello that has to be asked for again is measured too") {
  Encrypting office;
  TlsAsker::How how;
  how.groups = "P-521:X25519";
  EncryptedCall call(office, how);
  CHECK(call.agree());
  // The first hello of such a client, and then the beginning of one that would be large.
  auto ends = MemoryStream::connected(40'960);
  auto spy = MemoryStream::connected(40'960);
  TlsAsker asker(std::move(spy.second), how);
  CHECK(asker.greet() == Io::want_read);
  std::array<char, 2000> hello;
  const auto size = spy.first->read(hello).bytes;
  for (const bool change_first : {true, false}) {
    RawCaller raw(office);
    REQUIRE(raw.says({hello.data(), size}) == Io::want_read);
    CHECK(raw.hears().size() > 50);
    const std::string change = change_first ? std::string("\x14\x03\x03\x00\x01\x01", 6) : "";
    CHECK(raw.says(change + std::string("\x16\x03\x03\x01\xf4\x01\x01\x00\x00", 9)) == Io::broken);
  }
  // Pipelined: with the first in one piece.
  RawCaller at_once(office);
  CHECK(at_once.says(std::string(hello.data(), size) + std::string("\x16\x03\x03\x01\xf4\x01\x01\x00\x00", 9)) == Io::broken);
}

TEST_CASE("Renegotiation is refused") {
  Encrypting office;
  TlsAsker::How how;
  how.version = TLS1_2_VERSION;
  EncryptedCall call(office, how);
  REQUIRE(call.agree());
  REQUIRE(SSL_renegotiate(call.client->ssl()) == 1);
  call.client->greet();
  CHECK(call.server->read(call.piece).io != Io::done);
  call.client->greet();
  CHECK(office.stats().handshakes == 1);
}

TEST_CASE("Whoever asks for new keys again and again gets a turn like everybody") {
  Encrypting office;
  EncryptedCall call(office);
  REQUIRE(call.agree());
  for (int i = 0; i < 20; ++i) {
    REQUIRE(SSL_key_update(call.client->ssl(), SSL_KEY_UPDATE_NOT_REQUESTED) == 1);
    REQUIRE(call.client->greet() == Io::done);
  }
  REQUIRE(call.client->write("x").io == Io::done);
  // One record a read: the loop sees to others in between.
  int turns = 0;
  while (call.server->read(call.piece).io == Io::want_read && turns < 100) ++turns;
  CHECK(turns >= 19);
}
