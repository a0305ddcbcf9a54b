// SPDX-License-Identifier: Apache-2.0
// The number and what stands around it in a text that a person typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
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

/// A number alone, as JSON writes it: "1200.5", without noughts that say nothing. Of a `whole` one "1.200" has one reading. Codes:
/// number_form, unclear_number (args: as written, two readings as JSON writes them).
Result<std::string> read_number(std::string_view text, DecimalMark mark = DecimalMark::unsaid, bool whole = false);
/// The other way, to begin typing from: with this mark of decimals, always read back as the same.
std::string typed_number(std::string_view number, char mark, bool whole = false);

}  // namespace dialogue
