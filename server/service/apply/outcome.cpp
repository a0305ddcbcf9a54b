// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/outcome.h"

namespace dialogue {

std::string_view argument(const Change& change, std::string_view name) {
  for (const auto& [given, value] : change.args)
    if (given == name) return value;
  return {};
}

Outcome outcome_of(const LogRow& row) { return {row.seq, row.rid, row.verdict, row.error, row.kept, row.proposal}; }

}  // namespace dialogue
