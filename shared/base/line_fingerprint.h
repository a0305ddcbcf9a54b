// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue {

/// What stands in a joining line for a line key of 32 bytes: 16 bytes (docs/PROTOCOL.md §7).
std::string line_fingerprint(std::string_view line_key);

}  // namespace dialogue
