// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/base/clock.h"

namespace dialogue {

/// The server's secrets. They live in a file of their own, outside the database, so that they outlive a restore
/// (server/store/key_file.h reads and makes it).
struct Keys {
  std::string receipt;     ///< 32 bytes: MACs receipts
  std::string cursor;      ///< 32 bytes: MACs cursors
  std::string code;        ///< 32 bytes: hashes enrolment codes
  std::string audit_seed;  ///< 32 bytes: Ed25519 seed that signs heads of the log

  static Keys fresh(Random& random);
};

}  // namespace dialogue
