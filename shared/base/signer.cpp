// SPDX-License-Identifier: Apache-2.0
#include "shared/base/signer.h"

#include <sodium.h>

#include "shared/base/result.h"
#include "shared/base/sodium.h"

namespace dialogue {
namespace {

class Ed25519Verifier final : public Verifier {
 public:
  bool verify(std::string_view public_key32, std::string_view data, std::string_view sig64) override {
    if (public_key32.size() != crypto_sign_PUBLICKEYBYTES || sig64.size() != crypto_sign_BYTES) return false;
    need_sodium();
    return crypto_sign_verify_detached(sodium_bytes(sig64), sodium_bytes(data), data.size(), sodium_bytes(public_key32)) == 0;
  }
};

}  // namespace

Ed25519Signer::Ed25519Signer(std::string_view seed32) {
  if (seed32.size() != crypto_sign_SEEDBYTES) throw Failure({"bad_key", {}, {}, "a seed has 32 bytes"});
  need_sodium();
  crypto_sign_seed_keypair(public_.data(), secret_.data(), sodium_bytes(seed32));
}

Ed25519Signer::~Ed25519Signer() { sodium_memzero(secret_.data(), secret_.size()); }

Signature Ed25519Signer::sign(std::string_view data) {
  Signature out;
  crypto_sign_detached(out.data(), nullptr, sodium_bytes(data), data.size(), secret_.data());
  return out;
}

std::string Ed25519Signer::agree(std::string_view public_key32) {
  std::array<std::uint8_t, crypto_scalarmult_BYTES> theirs, own, shared;
  if (public_key32.size() != crypto_sign_PUBLICKEYBYTES) return {};
  if (crypto_sign_ed25519_pk_to_curve25519(theirs.data(), sodium_bytes(public_key32)) != 0) return {};
  crypto_sign_ed25519_sk_to_curve25519(own.data(), secret_.data());
  const bool agreed = crypto_scalarmult(shared.data(), own.data(), theirs.data()) == 0;
  std::string out = agreed ? std::string(shared.begin(), shared.end()) : std::string();
  sodium_memzero(own.data(), own.size());
  sodium_memzero(shared.data(), shared.size());
  return out;
}

Verifier& ed25519_verifier() {
  static Ed25519Verifier verifier;
  return verifier;
}

}  // namespace dialogue
