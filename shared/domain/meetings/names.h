// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Names of the area's kinds, for code that is made for them alone: their pages, answers and files.
namespace dialogue {

inline constexpr const char* meeting_kind = "meeting";
inline constexpr const char* session_kind = "session";
inline constexpr const char* registration_kind = "registration";

}  // namespace dialogue
