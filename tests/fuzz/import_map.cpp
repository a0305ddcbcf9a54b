// SPDX-License-Identifier: Apache-2.0
// A mapping file, then (behind a 0x01) a table: read, checked against one another, planned.
#include "client/core/tables/import_map.h"

#include <algorithm>

#include "client/core/tables/import_plan.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(import_map, input) {
  const auto cut = std::min(input.find('\1'), input.size());
  const auto map = read_import_map(platform(), input.substr(0, cut));
  if (!map) return expect(!map.error().code.empty());
  expect(platform().kind(map->kind) != nullptr && !map->columns.empty());
  const auto table = read_table(cut < input.size() ? input.substr(cut + 1) : "a,b\n1,2\n");
  if (!table || !check_columns(*map, *table)) return;
  ImportPlanner planner(platform(), *map, *table, map->constants);
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto row = planner.plan(i);
    if (row.problems.empty()) expect(row.record.id.has_value() && row.record.kind == map->kind);
  }
}
