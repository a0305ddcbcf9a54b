// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/model/record.h"

namespace dialogue {

/// A code of V-SOURCE. A record that a person made and that says nothing of it was entered. Empty for records that the server made. Pure;
/// any thread.
std::string_view source_of(const RecordView& record);

}  // namespace dialogue
