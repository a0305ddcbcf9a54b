// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/model/field.h"

/// What a value must be beside its type: forms of texts and codes, bounds of numbers, the days that people mean. Any thread.
namespace dialogue {

/// Whether the text (without its quotes, as it stands in a cell) has the field's form.
bool has_form(const Field& field, std::string_view text);

/// One of the ten digits of ASCII.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "name@example.org": one @, a domain with a dot, no blanks.
bool is_email(std::string_view text);

/// The first and the last day that a date or an instant of people may be: "1900-01-01", "2199-12-31".
extern const std::string_view first_day, last_day;

/// The code of the refusal of a value that does not have the field's form or bounds; nullptr when it has.
/// no_email, no_link, no_zone, no_time_of_day, no_country, no_language, unknown_term, wrong_type; not_whole, out_of_range.
const char* form_problem(const Field& field, std::string_view raw);

/// What the refusal's sentence says of the field: for out_of_range and not_whole the bounds, for unknown_term the value, else nothing.
std::vector<std::string> allowed(const Field& field, std::string_view code, std::string_view raw);

}  // namespace dialogue
