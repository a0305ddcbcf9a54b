// SPDX-License-Identifier: Apache-2.0
#include "shared/base/hash.h"

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/sha256_stream.h"
#include "shared/base/signer.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("hashes agree with published values") {
  CHECK(hex(raw(blake2b("abc"))) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(hex(raw(sha256("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(raw(sha256(""))) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a hash of parts is the hash of their concatenation") {
  CHECK(blake2b("ab", "c") == blake2b("abc"));
  CHECK(blake2b("", "abc", "") == blake2b("abc"));
}

TEST_CASE("a MAC depends on its key and needs one of 32 bytes") {
  const std::string a(32, 'a'), b(32, 'b');
  CHECK(mac(a, "data") != mac(b, "data"));
  CHECK_THROWS_AS(mac("short", "data"), Failure);
}

TEST_CASE("sums differ for different bytes and stay the same from release to release") {
  CHECK(siphash("a") != siphash("b"));
  CHECK(siphash("") == 0x6f114b52bc9c1e75u);
}

TEST_CASE("a file hashed in pieces has the hash of the whole") {
  const std::string text(100001, 'x');
  Sha256Stream stream;
  for (std::size_t at = 0; at < text.size(); at += 777) stream.update(std::string_view(text).substr(at, 777));
  CHECK(stream.finish() == sha256(text));
}

TEST_CASE("base64url goes there and back for every length") {
  std::string bytes;
  for (int i = 0; i < 70; ++i) {
    std::string back;
    REQUIRE(unb64(b64(bytes), back));
    CHECK(back == bytes);
    bytes += static_cast<char>(i * 37);
  }
}

TEST_CASE("base64url with other characters, padding or loose trailing bits is refused") {
  std::string out = "untouched";
  for (const char* text : {"a", "ab==", "a+b/", "ab c", "abc\n", "YR", "YWF"}) CHECK_FALSE(unb64(text, out));
  CHECK(out == "untouched");
  CHECK(unb64("YQ", out));
  CHECK(out == "a");
}

TEST_CASE("bytes are compared with their lengths") {
  CHECK(same_bytes("abc", "abc"));
  CHECK(same_bytes("", ""));
  CHECK_FALSE(same_bytes("abc", "abd"));
  CHECK_FALSE(same_bytes("abc", "ab"));
}

TEST_CASE("a signature holds for its data and key only") {
  Ed25519Signer signer(std::string(32, 's')), other(std::string(32, 'o'));
  const Signature signature = signer.sign("words");
  const auto key = signer.public_key(), other_key = other.public_key();
  const std::string_view key_bytes(reinterpret_cast<const char*>(key.data()), key.size());
  CHECK(ed25519_verifier().verify(key_bytes, "words", raw(signature)));
  CHECK_FALSE(ed25519_verifier().verify(key_bytes, "swords", raw(signature)));
  CHECK_FALSE(ed25519_verifier().verify({reinterpret_cast<const char*>(other_key.data()), 32}, "words", raw(signature)));
  CHECK_FALSE(ed25519_verifier().verify(key_bytes.substr(1), "words", raw(signature)));
  CHECK_FALSE(ed25519_verifier().verify(key_bytes, "words", raw(signature).substr(1)));
  CHECK_THROWS_AS(Ed25519Signer("short"), Failure);
}

TEST_CASE("the machine's clock moves on and its randomness differs") {
  CHECK(system_clock().unix_ms() > 1700000000000);
  CHECK(system_clock().monotonic_ms() <= system_clock().monotonic_ms());
  std::array<std::uint8_t, 16> a{}, b{};
  system_random().fill(a);
  system_random().fill(b);
  CHECK(a != b);
}
