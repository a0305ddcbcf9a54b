// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dialogue {

/// How much of a text that begins with an address belongs to it, in bytes: not what the sentence around it puts behind, in any script. A
/// full stop, comma, quotation mark or closing bracket ends it where it is the last, one of full width (CJK) wherever it stands, since no
/// space follows those; a closing bracket that was opened inside belongs to it. Spaces, marks that turn the direction of writing and what
/// is no character end it too.
std::size_t address_length(std::string_view text);

}  // namespace dialogue
