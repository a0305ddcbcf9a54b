// SPDX-License-Identifier: Apache-2.0
// What a device signs of a request, and how that stands in its Authorization header. Both sides take it from here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/base/ids.h"

namespace dialogue {

/// The largest time that a token can say: six bytes of milliseconds.
inline constexpr std::int64_t latest_token_ms = (std::int64_t{1} << 48) - 1;

/// "D2 base64url(device ‖ time ‖ mark ‖ signature)". Of protocol 1: "D1 base64url(device ‖ signature)".
struct RequestToken {
  int form = 2;
  Uuid device;
  std::int64_t time_ms = 0;  ///< the server's time, as the device knows it
  std::uint8_t mark = 0;     ///< the first byte of the next line key that the device knows; 0 = none
  std::string signature;     ///< 64 raw bytes
};

std::string encode(const RequestToken& token);
std::optional<RequestToken> read_request_token(std::string_view authorization);

/// `body` is the BLAKE2b-256 of the body as sent.
std::string request_signing_bytes(const RequestToken& token, std::string_view method, std::string_view target, const Hash32& body);
/// Of protocol 1: it says the epoch, and no time.
std::string first_request_signing_bytes(std::string_view method, std::string_view target, std::string_view epoch, const Hash32& body);

}  // namespace dialogue
