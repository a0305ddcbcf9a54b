// SPDX-License-Identifier: Apache-2.0
#include "shared/base/hash.h"

#include <sodium.h>

#include <cstring>

#include "shared/base/result.h"
#include "shared/base/sodium.h"

namespace dialogue {
namespace {

constexpr int base64_form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

Hash32 blake2b(std::string_view a, std::string_view b, std::string_view c) {
  need_sodium();
  Hash32 out;
  if (b.empty() && c.empty()) {
    crypto_generichash(out.data(), out.size(), sodium_bytes(a), a.size(), nullptr, 0);
    return out;
  }
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, out.size());
  for (std::string_view part : {a, b, c}) crypto_generichash_update(&state, sodium_bytes(part), part.size());
  crypto_generichash_final(&state, out.data(), out.size());
  return out;
}

Hash32 mac(std::string_view key32, std::string_view data) {
  need_sodium();
  if (key32.size() != 32) throw Failure({"bad_key", {}, {}, "a MAC key has 32 bytes"});
  Hash32 out;
  crypto_generichash(out.data(), out.size(), sodium_bytes(data), data.size(), sodium_bytes(key32), key32.size());
  return out;
}

Hash32 sha256(std::string_view data) {
  need_sodium();
  Hash32 out;
  crypto_hash_sha256(out.data(), sodium_bytes(data), data.size());
  return out;
}

std::uint64_t siphash(std::string_view data) {
  static constexpr unsigned char key[crypto_shorthash_KEYBYTES + 1] = "dialogue sums 01";
  unsigned char out[crypto_shorthash_BYTES];
  need_sodium();
  crypto_shorthash(out, sodium_bytes(data), data.size(), key);
  std::uint64_t sum = 0;
  for (int i = 7; i >= 0; --i) sum = sum << 8 | out[i];
  return sum;
}

bool same_bytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string hex(std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    out += digits[b >> 4];
    out += digits[b & 15];
  }
  return out;
}

std::string b64(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), base64_form), '\0');
  sodium_bin2base64(out.data(), out.size(), sodium_bytes(bytes), bytes.size(), base64_form);
  out.pop_back();  // the terminating NUL
  return out;
}

bool unb64(std::string_view text, std::string& out) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                                       &size, &end, base64_form);
  if (failed != 0 || end != text.data() + text.size()) return false;
  bytes.resize(size);
  // Decoders differ on what they forgive. Only the one text that b64() writes is taken.
  if (b64(bytes) != text) return false;
  out = std::move(bytes);
  return true;
}

}  // namespace dialogue
