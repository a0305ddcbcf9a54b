// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dialogue {

using Signature = std::array<std::uint8_t, 64>;
using PublicKey = std::array<std::uint8_t, 32>;

/// Signs with one private key.
class Signer {
 public:
  virtual ~Signer() = default;
  virtual Signature sign(std::string_view data) = 0;
  virtual PublicKey public_key() = 0;
  /// 32 bytes that only the holders of this key and of that one can compute (X25519). Empty when that is no key.
  virtual std::string agree(std::string_view public_key32) = 0;
};

class Verifier {
 public:
  virtual ~Verifier() = default;
  /// False for anything but a signature of `data` by that key, also for keys and signatures of a wrong length.
  virtual bool verify(std::string_view public_key32, std::string_view data, std::string_view sig64) = 0;
};

/// Ed25519 from a 32-byte seed; throws Failure("bad_key") for another length. Wipes the key when dropped.
class Ed25519Signer final : public Signer {
 public:
  explicit Ed25519Signer(std::string_view seed32);
  ~Ed25519Signer() override;
  Ed25519Signer(const Ed25519Signer&) = delete;
  Ed25519Signer& operator=(const Ed25519Signer&) = delete;

  Signature sign(std::string_view data) override;
  PublicKey public_key() override { return public_; }
  std::string agree(std::string_view public_key32) override;

 private:
  PublicKey public_{};
  std::array<std::uint8_t, 64> secret_{};
};

/// Stateless, any thread.
Verifier& ed25519_verifier();

inline std::string_view raw(const Signature& s) { return {reinterpret_cast<const char*>(s.data()), s.size()}; }
inline std::string bytes_of(const PublicKey& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

}  // namespace dialogue
