// SPDX-License-Identifier: Apache-2.0
// One-time codes as the server keeps them (shared/joining/one_time_code.h makes and reads them).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/service/ports/store.h"

namespace dialogue {

inline constexpr std::int64_t code_life_ms = 24 * 3'600'000;

/// The form in which a code is kept, of its digest: 32 bytes from which neither can be found without the server's key.
std::string code_hash(std::string_view digest, std::string_view key);
/// The code as it is kept; nothing when it is none of this server.
std::optional<StoredCode> find_code(StoreView& view, std::string_view code, std::string_view key);
/// By which administrators name a code that is kept.
std::string code_id(const StoredCode& code);
/// Whether somebody may still enrol with it.
bool is_open(const StoredCode& code, std::int64_t now_ms);

}  // namespace dialogue
