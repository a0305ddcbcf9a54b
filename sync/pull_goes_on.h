// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "shared/base/result.h"

namespace dialogue {

/// With this error in an answer the server could not take the push, but what it sends down is whole. A push that fails never holds up the
/// pull.
inline bool pull_goes_on(const std::optional<Error>& error) {
  return error && (error->code == "server_full" || error->code == "server_trouble");
}

}  // namespace dialogue
