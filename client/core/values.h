// SPDX-License-Identifier: Apache-2.0
// What people type and read, to canonical raw values and back. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/cell.h"
#include "shared/domain/model.h"

namespace dialogue {

/// The raw value of what a person typed for one value of this field (for a set: for one element). An empty text is "not set".
/// Codes: wrong_type (args: the form that is expected), too_long (args: limit, length), bad_text (invalid UTF-8 or control characters).
Result<Raw> parse_value(const Field& field, std::string_view text);

/// The text inside the brackets of a set's element: code, lower-case id or date.
Result<std::string> parse_element(const Field& field, std::string_view text);
/// "a, b; c" or ["a","b"] taken apart and parsed; in the order given, without repetitions.
Result<std::vector<std::string>> parse_elements(const Field& field, std::string_view text);

/// As typed: strings without quotes, everything else as written. parse_value(plain_value(x)) gives x again.
std::string plain_value(const Raw& raw);
/// The plain value of a cell; "" when it is not set.
std::string plain_cell(const Cells& cells, std::string_view path);
/// For people: labels of codes and truth values in `lang`; the rest as plain_value. `field` may be null.
std::string show_value(const Domain& domain, const Field* field, const Raw& raw, std::string_view lang);

/// The label of a term in `lang`; the code itself when it is not known here.
std::string show_code(const Domain& domain, std::string_view vocabulary, std::string_view code, std::string_view lang);

/// An order key above `last` (empty = the first one): what a part's presence cell holds when it is put at the end.
std::string order_key_after(std::string_view last);

}  // namespace dialogue
