// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dialogue {

/// One character that is not ASCII, folded (fold.h); empty when it is dropped. It is looked up in pages that are made at first use. Any
/// thread.
const std::string& folded_letter(std::uint32_t code_point);

/// `fold` with something in the place of soft breaks.
std::string fold_keeping(std::string_view text, std::string_view soft_break);

/// Characters that may break a line or part letters without being seen: U+200B, U+200C.
constexpr bool is_soft_break(std::uint32_t code_point) { return code_point == 0x200b || code_point == 0x200c; }

}  // namespace dialogue
