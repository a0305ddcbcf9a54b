// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "shared/base/result.h"

namespace dialogue {

/// With this error in an answer the server could not take the push, but what it sends down is whole. A push that fails never holds up the
/// pull.
inline bool pull_goes_on(const std::optional<Error>& error) {
  if (!error) return false;
  const std::string& code = error->code;
  return code == "server_full" || code == "server_trouble" || code == "over_quota" || code == "storage_used_up";
}

}  // namespace dialogue
