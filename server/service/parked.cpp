// SPDX-License-Identifier: Apache-2.0
#include "server/service/parked.h"

#include <algorithm>

#include "server/service/group.h"
#include "server/service/names.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/late_verdict.h"

namespace dialogue {
namespace {

Raw as_array(const std::vector<std::string>& texts) {
  json::Writer out;
  out.begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
  return out.take();
}

void tell_author(Work& work, Applier& applier, const Line& line, const Change& change, const Word& word) {
  const Kind* kind = work.catalogue().known().notice;
  if (!kind || line.person.is_nil()) return;
  const char* outcome = word.verdict == Verdict::rejected ? "rejected" : word.verdict == Verdict::proposed ? "proposed" : "applied";
  std::vector<Assigned> cells{{"person", quoted(line.person)},
                              {"record", quoted(change.record)},
                              {"kind", quoted("verdict")},
                              {"code", json::quote(word.error.code.empty() ? outcome : word.error.code)},
                              {"change", quoted(change_name(line.incarnation, change.counter))},
                              {"at", quoted(instant_text(work.now_ms()))}};
  if (!word.error.args.empty()) cells.push_back({"args", as_array(word.error.args)});
  if (!word.error.field.empty()) cells.push_back({"field", json::quote(word.error.field)});
  applier.server_create(*kind, work.new_id(), std::move(cells));
}

/// A parked row and what it says.
struct Waiting {
  LogRow row;
  Change change;
};

Word carry_out(Work& work, const Waiting& waiting, Decision& decision) {
  const Line line = work.line(waiting.row.line);
  return Applier(work).carry_out({waiting.change, waiting.row.content, line.no, 0, line.device, line.person}, decision);
}

void settle(Work& work, const Waiting& waiting, const Word& word) {
  const Line line = work.line(waiting.row.line);
  work.store().unpark(waiting.row.seq);
  Applier applier(work);
  tell_author(work, applier, line, waiting.change, word);
}

void reconsider(Work& work, const Waiting& waiting) {
  const Line line = work.line(waiting.row.line);
  const Standing standing = standing_of(work, line.person, line.device);
  Decision decision = Judge(work, standing, line).decide(waiting.change);
  const bool waits =
      decision.verdict == Verdict::parked || (waiting.row.error.code == "precondition" && decision.verdict == Verdict::rejected);
  if (waits) return;
  const Word word = carry_out(work, waiting, decision);
  settle(work, waiting, word);
}

/// Members of a group were parked together and get their verdict together.
void reconsider_group(Work& work, const std::vector<Waiting>& members) {
  std::vector<const Change*> changes;
  for (const Waiting& member : members) changes.push_back(&member.change);
  const auto judge = [&](const Change& change) {
    const Line line = work.line(members.front().row.line);
    const Standing standing = standing_of(work, line.person, line.device);
    return Judge(work, standing, line).decide(change);
  };
  const auto words =
      ChangeGroup(
          work, changes, judge, [&](std::size_t i, Decision& decision) { return carry_out(work, members[i], decision); }, [] {})
          .decide(true);
  if (!words) return;
  for (std::size_t i = 0; i < members.size(); ++i) settle(work, members[i], words->at(i));
}

}  // namespace

void reconsider_parked(Work& work, std::initializer_list<std::string_view> codes) {
  // What was parked together lies together.
  std::vector<std::vector<Waiting>> units;
  for (const std::uint64_t seq : work.view().parked()) {
    auto row = work.view().log_row(seq);
    if (!row || std::find(codes.begin(), codes.end(), row->error.code) == codes.end()) continue;
    auto change = decode_change(row->content);
    if (!change) continue;
    const bool apart = !change->group || row->error.code == "precondition" || row->error.code == "quarantine";
    const bool joins =
        !apart && !units.empty() && units.back().back().row.line == row->line && units.back().back().change.group == change->group;
    if (!joins) units.emplace_back();
    units.back().push_back({std::move(*row), std::move(*change)});
  }
  for (const auto& unit : units)
    if (unit.size() > 1)
      reconsider_group(work, unit);
    else
      reconsider(work, unit.front());
}

}  // namespace dialogue
