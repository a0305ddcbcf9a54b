// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/service/ports/store.h"
#include "shared/base/clock.h"

namespace dialogue {

/// An enrolment code: 128 random bits and 2 bits of checksum in 26 characters of Crockford's base 32 (no I, L, O, U).
std::string fresh_code(Random& random);
/// The code in upper case, without spaces and hyphens, with I and L read as 1 and O as 0; nothing when it is no such code.
std::optional<std::string> read_code(std::string_view typed);
/// The form in which a code is kept: 32 bytes from which it cannot be found.
std::string code_hash(std::string_view code, std::string_view key);
/// By which administrators name a code that is kept.
std::string code_id(const StoredCode& code);
/// Whether somebody may still enrol with it.
bool is_open(const StoredCode& code, std::int64_t now_ms);

}  // namespace dialogue
