// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Names of the area's kinds, for code that is made for them alone: their pages, answers and files.
namespace dialogue {

inline constexpr const char* pledge_kind = "pledge";

}  // namespace dialogue
