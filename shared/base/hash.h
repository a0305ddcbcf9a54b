// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dialogue {

using Hash32 = std::array<std::uint8_t, 32>;

/// BLAKE2b-256 of the concatenation of the parts. No part is length-prefixed: callers frame what they hash.
Hash32 blake2b(std::string_view a, std::string_view b = {}, std::string_view c = {});
/// Keyed BLAKE2b-256: a MAC.
Hash32 mac(std::string_view key32, std::string_view data);
/// SHA-256, for file contents only (the domain names it).
Hash32 sha256(std::string_view data);
/// SipHash-2-4 under a fixed public key: fast 64-bit sums over cells. It finds accidents, not attackers.
std::uint64_t siphash(std::string_view data);
/// Constant-time comparison.
bool same_bytes(std::string_view a, std::string_view b);

inline std::string_view raw(const Hash32& h) { return {reinterpret_cast<const char*>(h.data()), h.size()}; }

std::string hex(std::string_view bytes);
/// base64url without padding.
std::string b64(std::string_view bytes);
/// Strict inverse of b64; false on any other character or on non-canonical trailing bits.
bool unb64(std::string_view text, std::string& out);

}  // namespace dialogue
