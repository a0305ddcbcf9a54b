// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

namespace dialogue {

/// How often a request that the line lost is made again, and after how long. Pure arithmetic over failures in a row.
struct Retries {
  int first = 0;  ///< as long as the line has not worked
  int later = 0;  ///< once it has

  /// Milliseconds to wait after so many failures in a row; nothing: give up.
  std::optional<std::int64_t> wait_after(int failures, bool worked) const {
    if (failures > (worked ? later : first)) return std::nullopt;
    return std::min(200 << std::min(failures, 5), 5000);
  }
};

}  // namespace dialogue
