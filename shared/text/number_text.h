// SPDX-License-Identifier: Apache-2.0
// The number in a text that a person typed, and what stands around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/text/amounts.h"

namespace dialogue {

/// A text with one number in it.
struct AmountText {
  std::string before, behind;  ///< the rest, without spaces and signs at its ends
  std::string number;          ///< from the first digit to the last; ASCII digits and marks, every space ' ', every apostrophe '\''
  bool negative = false;       ///< a minus sign at either end, or parentheses around
};
/// Nothing when there is no digit, or when something that is no mark of numbers stands between two of them.
std::optional<AmountText> amount_text(std::string_view text);

struct NumberText {
  std::string whole, decimals;  ///< digits; `decimals` may be empty
  bool unclear = false;         ///< `decimals` may as well be the last group of thousands
};
/// Takes the groups out of the number of an AmountText. Nothing when no country writes groups so, or when `mark` does not leave these.
std::optional<NumberText> number_text(std::string_view number, DecimalMark mark);

/// A number alone, as JSON writes it: "1200.5", without noughts that say nothing. For a `whole` number "1.200" has one reading. Codes:
/// number_form, unclear_number (args: as written, two readings as JSON writes them).
Result<std::string> read_number(std::string_view text, DecimalMark mark = DecimalMark::unsaid, bool whole = false);
/// The other way, to begin typing from: with this mark of decimals. It always reads back as the same.
std::string typed_number(std::string_view number, char mark, bool whole = false);

}  // namespace dialogue
