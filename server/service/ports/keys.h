// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"

namespace dialogue {

/// The server's secrets. They live in a file of their own, outside the database, so that they outlive a restore (server/store/key_file.h
/// reads and makes it).
struct Keys {
  /// A key that was in use before. It is kept as long as something made with it may come back (docs/KEYS.md).
  struct Audit {
    std::string key;        ///< 32 bytes, public: the key that followed
    std::string signature;  ///< 64 bytes: its signature by the key before it
  };
  std::string receipt;     ///< 32 bytes: MACs receipts
  std::string cursor;      ///< 32 bytes: MACs cursors
  std::string code;        ///< 32 bytes: hashes enrolment codes
  std::string audit_seed;  ///< 32 bytes: Ed25519 seed that signs heads of the log

  std::vector<std::string> old_receipts, old_cursors;  ///< newest first
  std::vector<Audit> next_audits;                      ///< since the first audit key, oldest first; the last is the one in use

  static Keys fresh(Random& random);
  /// A new key of that name: receipt, cursor, code or audit. False for another name.
  bool rotate(std::string_view name, Random& random);
  std::vector<std::string_view> receipts() const;  ///< the one in use first
  std::vector<std::string_view> cursors() const;
};

/// Whether `now` reads and proves all that `before` did. They are the same keys then, changed since or not.
bool follows(const Keys& now, const Keys& before);

}  // namespace dialogue
