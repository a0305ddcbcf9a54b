// SPDX-License-Identifier: Apache-2.0
#include "shared/base/sha256_stream.h"

#include <sodium.h>

#include "shared/base/sodium.h"

namespace dialogue {
namespace {

crypto_hash_sha256_state* as_state(std::array<std::byte, 128>& bytes) {
  static_assert(sizeof(crypto_hash_sha256_state) <= sizeof bytes && alignof(crypto_hash_sha256_state) <= 8);
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

Sha256Stream::Sha256Stream() {
  need_sodium();
  crypto_hash_sha256_init(as_state(state_));
}

void Sha256Stream::update(std::string_view bytes) { crypto_hash_sha256_update(as_state(state_), sodium_bytes(bytes), bytes.size()); }

Hash32 Sha256Stream::finish() {
  Hash32 out;
  crypto_hash_sha256_final(as_state(state_), out.data());
  return out;
}

}  // namespace dialogue
