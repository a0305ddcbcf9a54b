// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

namespace dialogue::tls {

/// For /metrics; each may be read at any time. A handshake that began is counted as done or as failed.
struct Stats {
  std::atomic<std::uint64_t> handshakes{0}, resumed{0}, failed{0}, early_data_refused{0};
};

}  // namespace dialogue::tls
