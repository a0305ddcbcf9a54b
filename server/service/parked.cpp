// SPDX-License-Identifier: Apache-2.0
#include "server/service/parked.h"

#include <algorithm>
#include <functional>
#include <map>

#include "server/service/group.h"
#include "server/service/moderation.h"
#include "server/service/quoted.h"
#include "shared/base/days.h"
#include "shared/domain/terms.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/late_verdict.h"

namespace dialogue {
namespace {

/// That rows of this code may be there.
constexpr const char* awaited = "preconditions";

/// A parked row and what it says.
struct Waiting {
  LogRow row;
  Change change;
};
/// What is decided together.
using Unit = std::vector<Waiting>;

Raw as_array(const std::vector<std::string>& texts) {
  json::Writer out;
  out.begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
  return out.take();
}

std::optional<Waiting> read(Work& work, std::uint64_t seq) {
  auto row = work.view().log_row(seq);
  auto change = row ? decode_change(row->content) : Result<Change>(Error{});
  if (!change) return {};
  return Waiting{std::move(*row), std::move(*change)};
}

/// What was parked together lies together.
bool belongs(const Unit& unit, const Waiting& next) {
  const Waiting& last = unit.back();
  const auto apart = [](const Waiting& one) {
    return !one.change.group || one.row.error.code == "precondition" || one.row.error.code == "quarantine";
  };
  return !apart(last) && !apart(next) && last.row.line == next.row.line && last.change.group == next.change.group;
}

std::vector<Unit> units(Work& work, const std::function<bool(const Waiting&)>& wanted) {
  std::vector<Unit> out;
  for (const std::uint64_t seq : work.view().parked()) {
    auto waiting = read(work, seq);
    if (!waiting || !wanted(*waiting)) continue;
    if (out.empty() || !belongs(out.back(), *waiting)) out.emplace_back();
    out.back().push_back(std::move(*waiting));
  }
  return out;
}

void tell_author(Work& work, Applier& applier, const Line& line, const Change& change, const Word& word) {
  const Kind* kind = work.catalogue().domain().serving(Purpose::notice);
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

Word carry_out(Work& work, const Waiting& waiting, Decision& decision) {
  const Line line = work.line(waiting.row.line);
  return Applier(work).carry_out({waiting.change, waiting.row.content, line.no, 0, line.device, line.person}, decision);
}

void settle(Work& work, const Waiting& waiting, const Word& word) {
  const Line line = work.line(waiting.row.line);
  work.store().unpark(waiting.row.seq);
  Applier applier(work);
  Moderation(work, applier).close(waiting.change, waiting.row.seq, word.verdict);
  tell_author(work, applier, line, waiting.change, word);
}

Decision judge(Work& work, const Standing& standing, const Waiting& waiting) {
  const Line line = work.line(waiting.row.line);
  // What came after it was not there to be seen.
  const auto others = work.shown_up_to();
  work.set_shown_up_to(waiting.row.seq - 1);
  Decision out = Judge(work, standing, line).decide(waiting.change);
  work.set_shown_up_to(others);
  return out;
}

Standing author_now(Work& work, const Waiting& waiting) {
  const Line line = work.line(waiting.row.line);
  return standing_of(work, line.person, line.device);
}

/// What the author could see and do before the access ended. What an older state of the server refuses was allowed when it was decided
/// first: its receipt proved it.
Standing author_then(Work& work, const Waiting& waiting) {
  Standing out = author_now(work, waiting);
  out.now = out.ever;
  out.access.now = out.access.ever;
  out.vouched = waiting.row.error.code == "quarantine";
  return out;
}

using StandingOf = Standing (*)(Work&, const Waiting&);

/// False when its members still wait.
bool decide(Work& work, const Unit& unit, StandingOf standing, bool may_wait) {
  std::vector<const Change*> changes;
  for (const Waiting& member : unit) changes.push_back(&member.change);
  const auto judge_member = [&](const Change& change) {
    const auto member = std::find_if(unit.begin(), unit.end(), [&](const Waiting& one) { return &one.change == &change; });
    return judge(work, standing(work, *member), *member);
  };
  const auto words =
      ChangeGroup(
          work, changes, judge_member, [&](std::size_t i, Decision& decision) { return carry_out(work, unit[i], decision); }, [] {})
          .decide(may_wait);
  if (!words) return false;
  for (std::size_t i = 0; i < unit.size(); ++i) settle(work, unit[i], words->at(i));
  return true;
}

/// The author's access ended while the change waited for something else: from now on it waits for a person.
void ask_person(Work& work, const Unit& unit, const Error& why) {
  Applier applier(work);
  for (const Waiting& one : unit) {
    const Line line = work.line(one.row.line);
    Moderation(work, applier).open({one.change, one.row.content, line.no, one.change.counter, line.device, line.person}, one.row.seq, why);
  }
}

bool reconsider(Work& work, const Unit& unit) {
  if (unit.size() > 1) {
    for (const Waiting& one : unit)
      if (const Decision decision = judge(work, author_now(work, one), one); decision.moderate) {
        ask_person(work, unit, decision.error);
        return false;
      }
    return decide(work, unit, author_now, true);
  }
  const Waiting& waiting = unit.front();
  Decision decision = judge(work, author_now(work, waiting), waiting);
  if (decision.moderate) ask_person(work, unit, decision.error);
  const auto& code = waiting.row.error.code;
  const bool waits =
      decision.verdict == Verdict::parked || ((code == "precondition" || code == "quarantine") && decision.verdict == Verdict::rejected);
  if (waits) return false;
  settle(work, waiting, carry_out(work, waiting, decision));
  return true;
}

/// The parked change that the item is about, with its group; empty when it has its verdict.
Unit unit_of(Work& work, const Held& item) {
  const auto entry = entry_of(item);
  if (!entry) return {};
  for (Unit& unit : units(work, [](const Waiting&) { return true; }))
    if (std::any_of(unit.begin(), unit.end(), [&](const Waiting& one) { return one.row.seq == *entry; })) return std::move(unit);
  return {};
}

Decision turned_down(std::string_view reason) {
  const auto text = json::unquote(reason);
  if (!text || text->empty()) return rejected({"not_adopted", "", {}, ""});
  return rejected({"not_adopted_because", "", {*text}, ""});
}

}  // namespace

void reconsider_parked(Work& work, const std::set<std::string_view>& codes) {
  const auto wanted = [&](const Waiting& one) { return codes.contains(one.row.error.code); };
  // One may be what another waits for.
  for (bool moved = true; moved;) {
    moved = false;
    for (const Unit& unit : units(work, wanted)) moved = reconsider(work, unit) || moved;
  }
}

void reconsider_waiting(Work& work, bool grown) {
  if (grown) return reconsider_parked(work, {"precondition", "quarantine"});
  if (work.view().meta(awaited).empty()) return;
  reconsider_parked(work, {"precondition"});
  if (units(work, [](const Waiting& one) { return one.row.error.code == "precondition"; }).empty()) work.store().set_meta(awaited, "");
}

Status may_adopt(Work& work, const Held& item) {
  const Unit unit = unit_of(work, item);
  if (unit.empty()) return Error{"already_decided", "", {}, ""};
  for (const Waiting& waiting : unit) {
    const Decision decision = judge(work, author_then(work, waiting), waiting);
    const bool refused = decision.verdict == Verdict::rejected && unit.size() == 1;
    if (refused || decision.verdict == Verdict::parked) return Error{decision.error.code, "", {}, ""};
  }
  return {};
}

void decide_moderated(Work& work, const Held& item, std::string_view reason) {
  const bool adopts = terms::state("adopted").in(item.record.get(state_cell));
  const Unit unit = unit_of(work, item);
  if (adopts && unit.size() > 1) {
    decide(work, unit, author_then, false);
    return;
  }
  for (const Waiting& waiting : unit) {
    Decision decision = adopts ? judge(work, author_then(work, waiting), waiting) : turned_down(reason);
    settle(work, waiting, carry_out(work, waiting, decision));
  }
}

}  // namespace dialogue
