// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"

/// What a value must be. Pure; any thread.
namespace dialogue {

/// Whether a value has the type, form and bounds that the field declares (the empty value has): nullptr, else "wrong_type", "too_long" or a
/// code of form_problem (shared/model/forms.h).
const char* value_problem(const Field& field, std::string_view raw);

/// Checks type, vocabulary form and size of one value. Codes: "wrong_type", "too_long", "unknown_field", "not_editable" (class server, act,
/// or fixed after creation), "needed" ("" = not set, for a field that the record cannot be without; for others that is fine, and so it is
/// while creating). Unknown vocabulary codes are accepted.
Status check_value(const Kind& kind, std::string_view path, const Raw& value, bool creating);

/// Whether the value would leave a record without something that no record is made without.
bool empties_needed(const Kind& kind, std::string_view path, std::string_view value);

}  // namespace dialogue
