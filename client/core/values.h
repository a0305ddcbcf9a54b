// SPDX-License-Identifier: Apache-2.0
// What people type and read, to canonical raw values and back. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "shared/text/amounts.h"

namespace dialogue {

/// The text without the white space of ASCII at its ends.
std::string_view trimmed(std::string_view text);

/// The raw value of what a person typed for one value of this field (for a set: for one element). An empty text is "not set".
/// Money is read in major units, or as {"minor":120000000,"currency":"EUR"}; `mark` says how amounts and numbers write their decimals.
/// Codes: wrong_type (args: the form that is expected), too_long (args: limit, length), bad_text (invalid UTF-8 or control characters),
/// those of read_amount and read_number.
Result<Raw> parse_value(const Field& field, std::string_view text, DecimalMark mark = DecimalMark::unsaid);

/// The text inside the brackets of a set's element: code, lower-case id or date.
Result<std::string> parse_element(const Field& field, std::string_view text);
/// Takes "a, b; c" or ["a","b"] apart and parses it; in the order given, without repetitions.
Result<std::vector<std::string>> parse_elements(const Field& field, std::string_view text);

/// The value as it is stored: strings without quotes, everything else as written.
std::string plain_value(const Raw& raw);
/// The plain value of a cell; "" when it is not set.
std::string plain_cell(const Cells& cells, std::string_view path);
/// For tables, whatever the language: amounts in major units ("1200000.00 EUR"), the rest as plain_value. `field` may be null.
std::string table_value(const Field* field, const Raw& raw);
/// The inverse, with either mark of decimals, for a number or amount that `export` wrote: nothing for what it never writes.
std::optional<Raw> exported_value(const Field& field, std::string_view text);
/// For programs: amounts as {"minor":120000000,"currency":"EUR"}, the rest unchanged. `field` may be null.
Raw json_value(const Field* field, const Raw& raw);
/// For people: labels of codes, truth values and amounts in `lang`, instants by the clocks of this computer; the rest as plain_value.
/// `field` may be null.
std::string show_value(const Domain& domain, const Field* field, const Raw& raw, std::string_view lang);

/// The label of a term in `lang`; the code itself when it is not known here.
std::string show_code(const Domain& domain, std::string_view vocabulary, std::string_view code, std::string_view lang);

/// An order key above `last` (empty = the first one). A part's presence cell holds it when the part is put at the end.
std::string order_key_after(std::string_view last);

}  // namespace dialogue
