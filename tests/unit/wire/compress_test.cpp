// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/compress.h"

#include <zstd.h>

#include "shared/base/hash.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

// `plain` is what the check in the head is of.
std::string prefixed(int form, int dictionary_number, std::string_view rest, std::string_view plain = {}) {
  std::string out = {static_cast<char>(form), static_cast<char>(dictionary_number)};
  for (int i = 0; i < 4; ++i) out += static_cast<char>(siphash(plain) >> (8 * i));
  out += rest;
  return out;
}

std::string frame(std::string_view plain, bool say_size) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, say_size ? 1 : 0);
  std::string out(ZSTD_compressBound(plain.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), plain.data(), plain.size()));
  ZSTD_freeCCtx(context);
  return out;
}

std::string code(std::string_view packed, std::size_t most = 1 << 20) {
  const auto plain = unpack(packed, most);
  return plain ? "taken" : plain.error().code;
}

/// Rewrites the size that a frame claims; for frames with an 8-byte size field or the 4-byte one of large bodies.
std::string lying(std::string packed_frame, std::uint32_t claim) {
  REQUIRE((static_cast<unsigned char>(packed_frame[4]) >> 6) == 2);
  const std::size_t at = (packed_frame[4] & 0x20) ? 5 : 6;
  for (int i = 0; i < 4; ++i) packed_frame[at + static_cast<std::size_t>(i)] = static_cast<char>(claim >> (8 * i));
  return packed_frame;
}

}  // namespace

TEST_CASE("any body is packed and unpacked to itself") {
  std::string random;
  std::uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) random += static_cast<char>((state = state * 1664525u + 1013904223u) >> 24);
  for (const std::string& plain :
       {std::string(), std::string("x"), std::string(200, 'a'), std::string(1 << 20, 'b'), random, std::string("\0\0\0", 3)}) {
    const std::string packed = pack(plain);
    CHECK(packed.size() <= plain.size() + 6);
    CHECK(unpack(packed, plain.size()).take() == plain);
    CHECK(unpack(pack(plain, 9, 0), plain.size()).take() == plain);
  }
}

TEST_CASE("a body that would not shrink is stored as it is") {
  CHECK(pack("ab") == prefixed(0, 0, "ab", "ab"));
  CHECK(pack(std::string(5000, 'a')).size() < 100);
}

TEST_CASE("what is larger than allowed is refused, packed or stored") {
  CHECK(code(pack(std::string(1001, 'a')), 1000) == "too_large");
  CHECK(code(pack("abc"), 2) == "too_large");
  CHECK(code(pack("abc"), 3) == "taken");
}

TEST_CASE("a bomb is refused, whether it tells its size, hides it or lies about it") {
  const std::string zeros(64 << 20, '\0');
  CHECK(code(prefixed(1, 0, frame(zeros, true))) == "too_large");
  CHECK(code(prefixed(1, 0, frame(zeros, false))) == "too_large");
  CHECK(code(prefixed(1, 0, lying(frame(zeros, true), 1000))) == "bad_body");
  CHECK(code(prefixed(1, 0, lying(frame(std::string(100'000, 'a'), true), 1'000'000))) == "bad_body");
  CHECK(code(prefixed(1, 0, lying(frame(std::string(100'000, 'a'), true), 0xfffffff0u))) == "too_large");
}

TEST_CASE("a frame without its size is taken when it fits") {
  const std::string plain(300'000, 'x');
  CHECK(unpack(prefixed(1, 0, frame(plain, false), plain), plain.size()).take() == plain);
  CHECK(code(prefixed(1, 0, frame(plain, false)), plain.size() - 1) == "too_large");
  CHECK(unpack(prefixed(1, 0, frame("", false)), 0).take().empty());
}

TEST_CASE("what is not exactly one frame in a known form is refused") {
  const std::string good = frame(std::string(1000, 'q'), true);
  CHECK(code(prefixed(1, 0, good, std::string(1000, 'q'))) == "taken");
  CHECK(code(prefixed(1, 0, good)) == "bad_body");
  CHECK(code("") == "bad_body");
  CHECK(code("\x01") == "bad_body");
  CHECK(code(prefixed(1, 0, "")) == "bad_body");
  CHECK(code(prefixed(1, 0, "plain")) == "bad_body");
  CHECK(code(prefixed(1, 0, good + "x")) == "bad_body");
  CHECK(code(prefixed(1, 0, good + good)) == "bad_body");
  CHECK(code(prefixed(1, 0, std::string("\x50\x2a\x4d\x18\x02\0\0\0ab", 10))) == "bad_body");
  CHECK(code(prefixed(1, 250, good)) == "bad_body");
  CHECK(code(prefixed(0, 1, "ab")) == "bad_body");
  CHECK(code(prefixed(2, 0, good)) == "bad_body");
  for (std::size_t size = 0; size < good.size(); ++size) CHECK(code(prefixed(1, 0, good.substr(0, size))) == "bad_body");
}

TEST_CASE("a flipped bit is refused or changes nothing") {
  const std::string text = "{\"n\":57,\"summary\":\"" + std::string(300, 'e') + "\",\"k\":\"support_request\"}";
  const std::string packed = pack(text);
  for (std::size_t i = 0; i < packed.size() * 8; ++i) {
    std::string bent = packed;
    bent[i / 8] = static_cast<char>(bent[i / 8] ^ (1 << (i % 8)));
    const auto plain = unpack(bent, 1000);
    CHECK((!plain || *plain == text));
  }
}
