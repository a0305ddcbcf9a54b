// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/record.h"

/// What a record still needs. Pure; any thread.
namespace dialogue {

/// The cells without which the record cannot be submitted and that are not set.
std::vector<Path> missing_to_submit(const RecordView& record);

/// The ids of the parts of that name that are there.
std::vector<std::string> part_ids(const Cells& cells, std::string_view part);

/// Whether the set has an element.
bool any_element(const Cells& cells, std::string_view set);

}  // namespace dialogue
