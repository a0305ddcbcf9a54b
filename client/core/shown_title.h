// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "client/core/verbs/replica.h"

namespace dialogue {

/// What a record is called, for people: its title, with codes, times and references as they read (values.h); empty when it has none.
std::string shown_title(Replica& replica, const Kind& kind, const std::string& title, std::string_view lang);
std::string shown_title(Replica& replica, const Record& record, std::string_view lang);

}  // namespace dialogue
