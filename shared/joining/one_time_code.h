// SPDX-License-Identifier: Apache-2.0
// The secret with which one device joins. Whoever makes it, server or device, makes it alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/clock.h"

namespace dialogue {

/// 128 random bits and 2 bits of checksum in 26 characters of Crockford's base 32 (no I, L, O, U).
std::string fresh_code(Random& random);
/// The code in upper case, without spaces and hyphens, with I and L read as 1 and O as 0; nothing when it is no such code.
std::optional<std::string> read_code(std::string_view typed);
/// 32 bytes that stand for a code where nobody but its owner may know it: H("dialogue code digest 1\n" ‖ code). A code has too many bits to
/// be found from it.
std::string code_digest(std::string_view code);

}  // namespace dialogue
