// SPDX-License-Identifier: Apache-2.0
// How commands print: plain lines for people, one JSON document (one a line where rows stream) for programs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/admin/control.h"
#include "shared/base/ids.h"
#include "shared/model/cell.h"

namespace dialogue::admin {

using Strings = std::vector<std::pair<std::string, std::string>>;
using Numbers = std::vector<std::pair<std::string, std::uint64_t>>;

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  bool streamed = false;                       ///< with JSON: one object a line
  std::vector<std::string_view> numbers = {};  ///< the columns that hold numbers
};

/// A string cell as text; empty when it is not set or no string.
std::string text_of(const Cells& cells, std::string_view path);
/// Empty for nil.
std::string id_text(const Uuid& id);

Output print_id(bool json, const Uuid& id);
Output print_object(bool json, const Strings& members, const std::string& for_people);
Output print_numbers(bool json, const Numbers& numbers, const Strings& strings = {});
Output print_table(bool json, const Table& table);
Output print_report(bool json, bool ok, const std::vector<std::string>& findings, const Numbers& numbers);

}  // namespace dialogue::admin
