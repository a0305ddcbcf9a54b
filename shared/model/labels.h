// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

/// What the first author's device said of the making itself, in every record; a second create of the same one leaves it as it is.
bool is_label(std::string_view path);
/// What a second create of a record does not change: labels, and whose record it is.
bool is_first_said(std::string_view path);

}  // namespace dialogue
