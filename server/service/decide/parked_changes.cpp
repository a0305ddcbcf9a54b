// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/parked_changes.h"

#include <algorithm>
#include <charconv>

#include "server/service/decide/decide.h"
#include "shared/model/record.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

std::optional<ParkedChange> read(WorkReader& work, std::uint64_t seq) {
  auto row = work.view().log_row(seq);
  auto change = row ? decode_change(row->content) : Result<Change>(Error{});
  if (!change) return {};
  return ParkedChange{std::move(*row), std::move(*change)};
}

/// What was parked together lies together.
bool belongs(const ParkedUnit& unit, const ParkedChange& next) {
  const ParkedChange& last = unit.back();
  const auto apart = [](const ParkedChange& one) {
    return !one.change.group || one.row.error.code == "precondition" || one.row.error.code == "quarantine";
  };
  return !apart(last) && !apart(next) && last.row.source == next.row.source && last.change.group == next.change.group;
}

}  // namespace

std::vector<ParkedUnit> parked_units(WorkReader& work, const std::function<bool(const ParkedChange&)>& wanted) {
  std::vector<ParkedUnit> out;
  for (const std::uint64_t seq : work.view().parked()) {
    auto waiting = read(work, seq);
    if (!waiting || !wanted(*waiting)) continue;
    if (out.empty() || !belongs(out.back(), *waiting)) out.emplace_back();
    out.back().push_back(std::move(*waiting));
  }
  return out;
}

std::optional<std::uint64_t> entry_of(const Held& item) {
  const auto raw = item.record.get("entry");
  std::uint64_t out = 0;
  const auto [end, failed] = std::from_chars(raw.data(), raw.data() + raw.size(), out);
  return failed == std::errc{} && out != 0 ? std::optional(out) : std::nullopt;
}

ParkedUnit parked_unit_of(WorkReader& work, const Held& item) {
  const auto entry = entry_of(item);
  if (!entry) return {};
  for (ParkedUnit& unit : parked_units(work, [](const ParkedChange&) { return true; }))
    if (std::any_of(unit.begin(), unit.end(), [&](const ParkedChange& one) { return one.row.seq == *entry; })) return std::move(unit);
  return {};
}

Decision judge_parked(WorkReader& work, const Standing& standing, const ParkedChange& waiting) {
  const ChangeSource source = work.source(waiting.row.source);
  // What came after the change was not there to be seen.
  const auto others = work.shown_up_to();
  work.set_shown_up_to(waiting.row.seq - 1);
  Decision out = Judge(work, standing, source).decide(waiting.change);
  work.set_shown_up_to(others);
  return out;
}

Standing author_now(WorkReader& work, const ParkedChange& waiting) {
  const ChangeSource source = work.source(waiting.row.source);
  return standing_of(work, source.person, source.device);
}

Standing author_then(WorkReader& work, const ParkedChange& waiting) {
  Standing out = author_now(work, waiting);
  out.now = out.ever;
  out.access.now = out.access.ever;
  out.vouched = waiting.row.error.code == "quarantine";
  return out;
}

}  // namespace dialogue
