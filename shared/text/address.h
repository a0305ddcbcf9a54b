// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace dialogue {

/// How much of a text that begins with an address belongs to the address, in bytes, in any script. Signs that the sentence around it puts
/// behind do not belong. A full stop, comma, quotation mark or closing bracket ends the address where it is the last. One of full width
/// (CJK) ends it wherever it stands, because no space follows those. A closing bracket that was opened inside belongs to the address.
/// Spaces, marks that turn the direction of writing and what is no character end it too.
std::size_t address_length(std::string_view text);

}  // namespace dialogue
