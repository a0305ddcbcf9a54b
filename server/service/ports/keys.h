// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/signer.h"

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

  /// Ed25519 seeds, 32 bytes each: the key by which devices know the server on the line, and the one that will follow it. Devices are told
  /// both public halves, so that they know the next one before it is in use. Empty only in a file of before, until it is opened.
  std::string line_seed, next_line_seed;
  std::int64_t next_line_made_ms = 0;  ///< since when the next one has been told
  std::vector<std::string> old_lines;  ///< 32 bytes each, public: the keys of the line before, newest first

  static Keys fresh(Random& random, std::int64_t now_ms);
  /// A new key of that name: receipt, cursor, code, audit or line. False for another name.
  bool rotate(std::string_view name, Random& random, std::int64_t now_ms);
  /// Whether every device that came in the last 90 days knows the next key of the line. Code: line_key_young.
  Status may_rotate_line(std::int64_t now_ms) const;
  /// Makes the line's keys where there are none yet. Whether it did.
  bool complete_line(Random& random, std::int64_t now_ms);
  std::vector<std::string_view> receipts() const;  ///< the one in use first
  std::vector<std::string_view> cursors() const;
  PublicKey line_key() const { return Ed25519Signer(line_seed).public_key(); }
  PublicKey next_line_key() const { return Ed25519Signer(next_line_seed).public_key(); }
};

/// Whether `now` reads and proves all that `before` did. They are the same keys then, changed since or not.
bool follows(const Keys& now, const Keys& before);

}  // namespace dialogue
