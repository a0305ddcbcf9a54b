// SPDX-License-Identifier: Apache-2.0
#include "shared/base/sealed.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "shared/base/result.h"
#include "shared/base/sodium.h"

namespace dialogue {
namespace {

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t key_size = 32;

}  // namespace

SealKeys SealKeys::fresh(Random& random) {
  std::array<std::uint8_t, key_size> secret;
  random.fill(secret);
  return of({reinterpret_cast<const char*>(secret.data()), secret.size()});
}

SealKeys SealKeys::of(std::string_view secret) {
  need_sodium();
  SealKeys out{std::string(secret), std::string(key_size, '\0')};
  if (secret.size() != key_size || crypto_scalarmult_base(bytes_of(out.public_key), sodium_bytes(secret)) != 0)
    throw Failure({"bad_key", {}, {}, "not a secret key"});
  return out;
}

std::string seal(std::string_view public_key, std::string_view plain) {
  need_sodium();
  std::string out(plain.size() + crypto_box_SEALBYTES, '\0');
  if (public_key.size() != key_size || crypto_box_seal(bytes_of(out), sodium_bytes(plain), plain.size(), sodium_bytes(public_key)) != 0)
    throw Failure({"bad_key", {}, {}, "not a public key"});
  return out;
}

std::optional<std::string> unseal(const SealKeys& keys, std::string_view sealed) {
  need_sodium();
  if (sealed.size() < crypto_box_SEALBYTES) return std::nullopt;
  std::string out(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(bytes_of(out), sodium_bytes(sealed), sealed.size(), sodium_bytes(keys.public_key), sodium_bytes(keys.secret)) !=
      0)
    return std::nullopt;
  return out;
}

std::string encrypt(std::string_view key, std::string_view bound, std::string_view plain, Random& random) {
  need_sodium();
  if (key.size() != key_size) throw Failure({"bad_key", {}, {}, "not a key"});
  std::array<std::uint8_t, nonce_size> nonce;
  random.fill(nonce);
  std::string out(nonce_size + plain.size() + tag_size, '\0');
  std::copy(nonce.begin(), nonce.end(), out.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + nonce_size, nullptr, sodium_bytes(plain), plain.size(), sodium_bytes(bound),
                                             bound.size(), nullptr, nonce.data(), sodium_bytes(key));
  return out;
}

std::optional<std::string> decrypt(std::string_view key, std::string_view bound, std::string_view encrypted) {
  need_sodium();
  if (key.size() != key_size || encrypted.size() < nonce_size + tag_size) return std::nullopt;
  std::string out(encrypted.size() - nonce_size - tag_size, '\0');
  const auto body = encrypted.substr(nonce_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(out), nullptr, nullptr, sodium_bytes(body), body.size(), sodium_bytes(bound),
                                                 bound.size(), sodium_bytes(encrypted), sodium_bytes(key)) != 0)
    return std::nullopt;
  return out;
}

}  // namespace dialogue
