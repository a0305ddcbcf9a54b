// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/stream_contract.h"

#include <array>
#include <string>

#include "tests/catch.h"

namespace dialogue::test {
namespace {

using net::Io;
using net::Stream;

bool waits(Io io) { return io == Io::want_read || io == Io::want_write; }

/// Reads what there is; false once the other end has ended.
bool read_some(Stream& stream, std::string& in) {
  std::array<char, 300> piece;
  for (;;) {
    const auto got = stream.read(piece);
    if (got.io != Io::done) return waits(got.io);
    REQUIRE(got.bytes > 0);
    in.append(piece.data(), got.bytes);
  }
}

/// Writes what goes; `rest` is what has not gone.
void write_some(Stream& stream, std::string_view& rest) {
  while (!rest.empty()) {
    const auto went = stream.write(rest);
    if (went.io != Io::done) {
      REQUIRE(waits(went.io));
      return;
    }
    REQUIRE(went.bytes > 0);
    REQUIRE(went.bytes <= rest.size());
    rest.remove_prefix(went.bytes);
  }
}

/// Takes turns until all has gone over.
std::string carried(Stream& from, Stream& to, const std::string& bytes) {
  std::string in, back;
  std::string_view rest = bytes;
  for (int turn = 0; turn < 10'000 && in.size() < bytes.size(); ++turn) {
    write_some(from, rest);
    read_some(to, in);
    read_some(from, back);
  }
  CHECK(back.empty());
  return in;
}

std::string many(std::size_t size) {
  std::string out(size, '\0');
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<char>(i * 31 >> 3);
  return out;
}

void both_ways(const StreamEnds& ends) {
  const std::string bytes = many(200'000);
  CHECK(carried(*ends.here, *ends.there, bytes) == bytes);
  CHECK(carried(*ends.there, *ends.here, bytes) == bytes);
  CHECK((ends.here->established() && ends.there->established()));
  CHECK(carried(*ends.here, *ends.there, std::string("\0", 1)) == std::string("\0", 1));
}

void nothing_yet(const StreamEnds& ends) {
  std::array<char, 10> piece;
  CHECK(waits(ends.here->read(piece).io));
  CHECK(carried(*ends.here, *ends.there, "x") == "x");
  CHECK(ends.here->read(piece).io == Io::want_read);
  CHECK_FALSE(ends.here->has_pending());
}

void at_hand(const StreamEnds& ends) {
  CHECK(carried(*ends.here, *ends.there, "greeted") == "greeted");
  std::string_view rest = "abc";
  write_some(*ends.here, rest);
  REQUIRE(rest.empty());
  std::string in;
  std::array<char, 1> one;
  while (in.size() < 3) {
    const auto got = ends.there->read(one);
    REQUIRE((got.io == Io::done || !ends.there->has_pending()));
    if (got.io == Io::done) in += one[0];
  }
  CHECK(in == "abc");
  CHECK_FALSE(ends.there->has_pending());
}

void a_full_way(const StreamEnds& ends) {
  CHECK(carried(*ends.here, *ends.there, "greeted") == "greeted");
  const std::string bytes = many(20'000'000);
  std::string_view rest = bytes;
  write_some(*ends.here, rest);
  REQUIRE_FALSE(rest.empty());
  CHECK(ends.here->write(rest).io == Io::want_write);
  std::string in;
  const auto before = rest.size();
  // A record may be longer than what is under way at once.
  for (int turn = 0; turn < 100 && rest.size() == before; ++turn) {
    read_some(*ends.there, in);
    write_some(*ends.here, rest);
  }
  CHECK(rest.size() < before);
  read_some(*ends.there, in);
  CHECK(bytes.starts_with(in));
}

void an_end(const StreamEnds& ends) {
  CHECK(carried(*ends.here, *ends.there, "greeted") == "greeted");
  std::string_view rest = "last";
  write_some(*ends.here, rest);
  REQUIRE(ends.here->shutdown() == Io::done);
  std::string in;
  CHECK_FALSE(read_some(*ends.there, in));
  CHECK(in == "last");
  std::array<char, 10> piece;
  CHECK(ends.there->read(piece).io == Io::ended);
  // The other way is still open.
  CHECK(carried(*ends.there, *ends.here, "answer") == "answer");
}

void a_break(StreamEnds ends) {
  CHECK(carried(*ends.here, *ends.there, "greeted") == "greeted");
  ends.there.reset();
  std::array<char, 10> piece;
  const Io read = ends.here->read(piece).io;
  CHECK((read == Io::ended || read == Io::broken));
  Io io = Io::done;
  for (int attempt = 0; attempt < 3 && io == Io::done; ++attempt) io = ends.here->write("x").io;
  CHECK(io == Io::broken);
}

}  // namespace

void check_stream(const std::function<StreamEnds()>& make) {
  SECTION("bytes arrive whole and in order, both ways") { both_ways(make()); }
  SECTION("what has not come is waited for") { nothing_yet(make()); }
  SECTION("what is at hand is read without waiting") { at_hand(make()); }
  SECTION("what does not fit is waited for, and goes on") { a_full_way(make()); }
  SECTION("an end is told after the last byte; the other way stays open") { an_end(make()); }
  SECTION("an other end that is gone breaks it") { a_break(make()); }
}

}  // namespace dialogue::test
