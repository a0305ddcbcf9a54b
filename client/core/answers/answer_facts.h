// SPDX-License-Identifier: Apache-2.0
// Small readings of a record's cells. Pure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue::facts {

std::string text(const Record& record, std::string_view path);
std::optional<Uuid> ref(const Record& record, std::string_view path);
bool flag(const Record& record, std::string_view path);
int number(const Record& record, std::string_view path);
/// The elements of a set, also of a part's: `need_line[ID].modalities`.
std::vector<std::string> set(const Record& record, const std::string& path);
std::vector<Uuid> refs(const Record& record, const std::string& path);
/// The parts that are present.
std::vector<std::string> parts(const Record& record, std::string_view name);
std::string state(const Record& record);
std::string title(const Record& record);

/// Whether the record that it hangs on, and without which it is nothing, is deleted, cancelled or withdrawn.
std::optional<Record> off_parent(Replica& replica, const Record& record);

/// Every record of the kind that is here and fits.
std::vector<Record> records(Replica& replica, const std::string& kind, const std::vector<Condition>& where = {});
std::vector<Record> records(Replica& replica, const std::string& kind, const ListQuery& query);

}  // namespace dialogue::facts
