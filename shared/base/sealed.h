// SPDX-License-Identifier: Apache-2.0
// Encryption to a public key and under a key of one's own (libsodium: sealed boxes, XChaCha20-Poly1305).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"

namespace dialogue {

struct SealKeys {
  std::string secret;      ///< 32 bytes, X25519
  std::string public_key;  ///< 32 bytes

  static SealKeys fresh(Random& random);
  /// The pair that this secret belongs to.
  static SealKeys of(std::string_view secret);
};

/// Encrypts so that only the holder of the secret can open it.
std::string seal(std::string_view public_key, std::string_view plain);
std::optional<std::string> unseal(const SealKeys& keys, std::string_view sealed);

/// Encrypts under a 32-byte key. `bound` must be the same again when it is opened.
std::string encrypt(std::string_view key, std::string_view bound, std::string_view plain, Random& random);
std::optional<std::string> decrypt(std::string_view key, std::string_view bound, std::string_view encrypted);

}  // namespace dialogue
