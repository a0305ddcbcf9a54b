// SPDX-License-Identifier: Apache-2.0
// Statements over columns whose names come from a declaration. Each list begins with a comma, because fixed columns stand before it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/sqlite/database.h"

namespace dialogue {

std::string columns_listed(const std::vector<std::string>& names);                             ///< ", a, b"
std::string columns_declared(const std::vector<std::string>& names, const std::string& type);  ///< ", a TEXT, b TEXT"
std::string parameters(std::size_t n);                                                         ///< ", ?, ?"

/// Adds those that the table does not have; never takes one away.
void add_missing_columns(Database& db, const std::string& table, const std::vector<std::string>& names, const std::string& type);
/// An index over the rows that have a value there, unless there is one.
void ensure_index(Database& db, const std::string& index, const std::string& table, const std::string& column);

}  // namespace dialogue
