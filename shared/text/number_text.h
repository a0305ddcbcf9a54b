// SPDX-License-Identifier: Apache-2.0
// The number and what stands around it in a text that a person typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/text/amounts.h"

namespace dialogue {

/// A text with one number in it.
struct AmountText {
  std::string before, behind;  ///< what else there is, without spaces at its ends and signs
  std::string number;          ///< from the first digit to the last; ASCII digits and marks, every space ' ', every apostrophe '\''
  bool negative = false;       ///< a minus sign at either end, or parentheses around
};
/// Nothing when there is no digit, or something that is no mark of numbers between two of them.
std::optional<AmountText> amount_text(std::string_view text);

struct NumberText {
  std::string whole, decimals;  ///< digits; `decimals` may be empty
  bool unclear = false;         ///< `decimals` may as well be the last group of thousands
};
/// Takes the groups out of the number of an AmountText. Nothing when groups are not those of any country, or not those that `mark` leaves.
std::optional<NumberText> number_text(std::string_view number, DecimalMark mark);

}  // namespace dialogue
