// SPDX-License-Identifier: Apache-2.0
// Amounts of money. They are kept in minor units; people read and write them in major ones. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

struct Amount {
  std::int64_t minor = 0;  ///< cents of a euro, francs CFA, thousandths of a dinar
  std::string currency;    ///< ISO 4217: three capitals

  bool operator==(const Amount&) const = default;
};

/// Numbers with more digits than a field holds are refused.
inline constexpr std::int64_t largest_amount = 9'999'999'999'999'999;

/// The mark that the writer puts before decimals, where it has been said. A number that reads two ways is read by it.
enum class DecimalMark { unsaid, point, comma };

/// Digits after the point as ISO 4217 has them: 2 with some exceptions. Stored amounts depend on them, so no library may change them. CLDR
/// says how many digits a country shows (none for the Iraqi dinar), which is something else.
int currency_digits(std::string_view currency);
/// Whether this is a currency: one of today, or one that was withdrawn.
bool known_currency(std::string_view currency);

/// "1 200 000,50 EUR", "1.200.000,50 €", "EUR 1'200'000.50", "١٬٢٠٠ EUR": digits of any script; groups of three (or as in India) between
/// spaces, apostrophes, points or commas; the currency as code, symbol or name before or behind. Codes: amount_form, no_currency,
/// unknown_currency (args: as written), unclear_currency (args: as written, codes), unclear_amount (args: as written, two readings),
/// amount_decimals (args: currency, digits), amount_too_large.
Result<Amount> read_amount(std::string_view text, DecimalMark mark = DecimalMark::unsaid);
/// Reads exactly the form of tables, in any currency: the inverse of plain_amount.
std::optional<Amount> read_plain_amount(std::string_view text);

/// The form in which it is stored and sent: "120000000 EUR". Nothing for what is no amount.
std::optional<Amount> stored_amount(std::string_view text);
std::string stored_text(const Amount& amount);

/// For tables: "1200000.00 EUR".
std::string plain_amount(const Amount& amount);
/// For people, in the form of their language: "1,200,000.00 EUR", "1 200 000,00 EUR" with its own spaces inside the number.
std::string show_amount(const Amount& amount, std::string_view lang);
/// To begin typing from: without groups, in the form of the language. It always reads back as the same.
std::string typed_amount(const Amount& amount, std::string_view lang);
/// In major units, for comparing.
double major_units(const Amount& amount);

}  // namespace dialogue
