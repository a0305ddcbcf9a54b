// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "shared/base/days.h"
#include "shared/model/record.h"

/// What a day of the calendar brings about by itself. Pure; any thread.
namespace dialogue {

/// A date of a kind's records, and the server's act that it brings, as an area declares it.
struct DueDate {
  enum class Edge { begins, ends };
  std::string_view kind, act, date;
  Edge edge = Edge::ends;
  int grace = 0;               ///< days more
  std::string_view when = {};  ///< and only of such records; as Visibility::when
};

/// The server's act that this record is due for on that day, because one of its dates has come or gone; null = none. A last day is over
/// when the next one has begun.
const Act* due_act(const RecordView& record, Day today);

/// Whether there are dates of this kind that the server acts on.
bool has_due_acts(const Kind& kind);

/// The server's act of that name, when the record's state allows it; else null.
const Act* server_act(const RecordView& record, std::string_view name);

}  // namespace dialogue
