// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/base/result.h"

namespace dialogue::watch {

/// The token of a monitoring program. Only what it hashes to is kept. Immutable.
class Token {
 public:
  explicit Token(std::string_view text);
  /// From a file that nobody else can read (0600, of this user or root). Codes: no_file, no_access, token_file (too short, or open to
  /// others).
  static Result<Token> read(const std::string& file);

  /// How long it takes says nothing about the token.
  bool is(std::string_view said) const;

 private:
  Hash32 hash_;
};

}  // namespace dialogue::watch
