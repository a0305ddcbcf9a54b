// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "shared/domain/days.h"
#include "shared/domain/rights.h"

/// What a day of the calendar brings about by itself. Pure; any thread.
namespace dialogue {

/// A date of a kind's records, and what it brings.
struct DueDate {
  enum class Edge { begins, ends };
  std::string_view kind, act, date;
  Edge edge = Edge::ends;
  int grace = 0;  ///< days more
};
const std::vector<DueDate>& due_dates();

/// The server's act that this record is due for on that day because a date of its own has come or gone; null = none. A last day is over
/// when the next one has begun. A pledge lapses half a year after its end, when its last report is in, unless that says fulfilled.
const Act* due_act(const RecordView& record, Day today);

/// Whether there are dates of this kind that the server acts on.
bool has_due_acts(const Kind& kind);

/// The server's act that puts an active organisation to rest, a year after somebody of it was last seen; null = none. The Secretariat's
/// own organisations never rest.
const Act* due_rest(const RecordView& organisation, Day last_seen, Day today);

}  // namespace dialogue
