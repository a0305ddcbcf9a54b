// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue::bench {

using Json = nlohmann::json;

/// Lines from..to of a file of JSON lines.
std::vector<Json> lines_of(const std::string& file, std::size_t from = 0, std::size_t to = SIZE_MAX);
/// The edits of one phase by one of the devices.
std::vector<Json> edits_of(const std::string& file, const std::string& phase, int device);

std::vector<std::pair<Path, Raw>> cells_of(const Json& record);
NewRecord new_record(const Json& record);
/// The workload's form of what a replica holds.
Json line_of(const Record& record);

/// Each is one durable change of the replica. They throw Failure.
void insert(Replica& replica, const Json& record);
void apply(Replica& replica, const Json& edit);
/// 1,000 records a transaction.
void insert_bulk(Replica& replica, const std::vector<Json>& records);

}  // namespace dialogue::bench
