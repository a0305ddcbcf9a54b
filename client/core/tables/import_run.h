// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "client/core/tables/import_plan.h"

namespace dialogue {

struct ImportOptions {
  bool dry_run = false;
  bool update = false;                                         ///< also bring what differs from records that are here already
  bool all_or_none = false;                                    ///< when a row is refused, none is taken
  DecimalMark decimals = DecimalMark::unsaid;                  ///< how the amounts are written, where it has been said
  std::vector<std::pair<std::string, std::string>> constants;  ///< field, value; before those of the map
};

enum class RowOutcome { taken, unchanged, refused };

struct RowReport {
  std::size_t row = 0, line = 0;
  RowOutcome outcome = RowOutcome::taken;
  Uuid id;
  std::vector<RowProblem> problems;  ///< why it was refused
  std::vector<RowProblem> notes;     ///< what may be a slip in what was taken
  std::vector<std::string> differs;  ///< unchanged: fields of the record here that differ from the table; taken with update: those set
};

struct ImportReport {
  std::vector<RowReport> rows;
  std::size_t taken = 0, unchanged = 0, refused = 0;
};

/// Brings a table into the replica. Each row is taken, unchanged or refused, as a whole. New records go in transactions of some hundred
/// rows. When one of them is refused its rows go one by one, so that only the bad one stays out. An error (not a report) means that nothing
/// was changed by it or, for a failing disk, by the rows from that place on. `progress` is called now and then with the rows done.
Result<ImportReport> run_import(Replica& replica, const ImportMap& map, const Table& table, const ImportOptions& options,
                                const std::function<void(std::size_t)>& progress = {});

}  // namespace dialogue
