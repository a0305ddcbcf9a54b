// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/meetings/hours.h"

#include <algorithm>
#include <charconv>

#include "shared/base/days.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

constexpr std::int64_t minute_ms = 60'000, hour_ms = 60 * minute_ms, day_ms = 24 * hour_ms;

std::string_view value(const Cells& cells, std::string_view name) {
  const auto it = cells.find(name);
  return it == cells.end() ? std::string_view{} : std::string_view(it->second);
}

}  // namespace

std::int64_t session_minutes(std::string_view raw) {
  constexpr int usual = 120, most = static_cast<int>(longest_session_ms / minute_ms);
  int minutes = usual;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), minutes);
  return error == std::errc() && minutes > 0 ? std::min(minutes, most) : usual;
}

std::optional<Hours> meeting_hours(const RecordView& meeting, const std::vector<const Cells*>& sessions) {
  std::optional<Hours> out;
  for (const Cells* session : sessions) {
    const auto start = parse_instant(inside_quotes(value(*session, "starts_utc")));
    if (!start) continue;
    const std::int64_t end = *start + session_minutes(value(*session, "duration")) * minute_ms;
    out = out ? Hours{std::min(out->from_ms, *start), std::max(out->until_ms, end)} : Hours{*start, end};
  }
  if (out) return out;
  // Clocks go from 14 hours before UTC to 12 behind it.
  const auto day = parse_day(inside_quotes(meeting.get("planned_on")));
  if (!day) return {};
  return Hours{*day * day_ms - 14 * hour_ms, (*day + 1) * day_ms + 12 * hour_ms};
}

}  // namespace dialogue
