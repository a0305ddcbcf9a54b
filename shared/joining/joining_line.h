// SPDX-License-Identifier: Apache-2.0
// The one line that a person pastes to join: where the server is, by what it is known, and the one-time code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// How the line to a server is secured.
enum class Secured : std::uint8_t {
  none,     ///< not at all: on one computer only
  own,      ///< by the server's own key
  by_name,  ///< by a public certificate for the server's name ("public")
};

/// "none", "own" or "public".
std::string_view name_of(Secured secured);

struct JoiningLine {
  std::string place;  ///< HOST or HOST:PORT, as it stands in an address
  Secured secured = Secured::own;
  std::string fingerprint;  ///< 16 bytes: the first half of BLAKE2b-256("dialogue line key 1\n" ‖ the line's public key)
  std::string code;         ///< 26 characters

  /// "https://HOST:PORT", or "http://" where nothing secures it.
  std::string url() const;
  bool operator==(const JoiningLine&) const = default;
};

/// Whether this can be a place: a host, its port, the brackets of IPv6. Names in other scripts come as networks have them (xn--).
bool is_place(std::string_view place);

/// "dialogue:" and digits. `capitals`: all in capitals, which makes a QR code smaller. Code bad_address: the place is not one.
Result<std::string> encode(const JoiningLine& line, bool capitals = false);

/// Finds the line in what somebody pasted: with text around it, wrapped, quoted and encoded by mail programs and web pages, in capitals or
/// small letters. The first whole line counts. Codes: no_joining_line (there is none in it), joining_line_cut (its end is missing),
/// joining_line_wrong (a character is), upgrade_needed (a newer program made it), too_large.
Result<JoiningLine> find_joining_line(std::string_view text);

/// A text with a joining line in it is no longer than this.
inline constexpr std::size_t longest_joining_text = 64 * 1024;

}  // namespace dialogue
