// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

/// Labels: what the first author's device said of the making itself, in every record. A second create of the same record leaves them as
/// they are.
bool is_label(std::string_view path);
/// Cells that a second create of a record does not change: labels, and whose record it is.
bool is_first_said(std::string_view path);

}  // namespace dialogue
