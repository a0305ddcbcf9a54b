// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// What a failure is due to, whoever meets it. The numbers are the exit statuses of all our programs. Pure; any thread.
enum class Cause : std::uint8_t {
  refused = 1,      ///< a rule, a permission, a conflict, something not found: the same attempt is refused again
  usage = 2,        ///< the question was put wrongly
  unreachable = 3,  ///< the server, the line to it or its disk: nothing is lost, a later attempt may succeed
  data = 4,         ///< what is stored is damaged or from a newer version
  machine = 5,      ///< this computer: its disk, its memory, or a fault of the program
};

/// The cause of an error code. A code that no row names is a refusal.
Cause cause_of(std::string_view code);

/// The status with which a program ends that could not do what it was asked.
inline int exit_status(const Error& error) { return static_cast<int>(cause_of(error.code)); }

/// The server, the line to it or its disk: see Cause::unreachable.
inline bool is_unreachable(const Error& error) { return cause_of(error.code) == Cause::unreachable; }

/// The line failed, or somebody else answered on it. It is worth another attempt soon, and no news for a person.
bool is_line_trouble(const Error& error);

}  // namespace dialogue
