// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue::cli {

/// `field=value and other!=value`: =, !=, <, >, ~ joined by "and"; values may stand in single or double quotes.
/// Codes: bad_condition (args: what could not be read), unknown_field (args: nearest).
Result<std::vector<Condition>> parse_where(const Kind& kind, const std::string& text);
/// A field name for --sort, "-" in front for descending. Code unknown_field.
Status check_sort(const Kind& kind, const std::string& name);

}  // namespace dialogue::cli
