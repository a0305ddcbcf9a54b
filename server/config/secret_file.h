// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "shared/base/result.h"

namespace dialogue::config {

/// How many bytes a secret has.
struct SecretSize {
  std::size_t least = 1, most = 1;
};

/// The line in a file that nobody else can read (0600, of this user; root's may be open to the group that it is handed to). Codes: no_file,
/// no_access, not_secret (open to others, no file, not one line of that size).
Result<std::string> read_secret(const std::string& file, SecretSize size);

}  // namespace dialogue::config
