// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/verdicts.h"

#include <algorithm>
#include <functional>

#include "server/service/apply/apply.h"
#include "server/service/apply/group.h"
#include "server/service/apply/moderation.h"
#include "server/service/decide/parked_changes.h"
#include "shared/base/days.h"
#include "shared/domain/terms.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/late_verdict.h"

namespace dialogue {
namespace {

/// That rows of this code may be there.
constexpr const char* awaited = "preconditions";

Raw as_array(const std::vector<std::string>& texts) {
  json::Writer out;
  out.begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
  return out.take();
}

void tell_author(Work& work, ServerRows& rows, const Line& line, const Change& change, const Word& word) {
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
  rows.server_create(*kind, work.new_id(), std::move(cells));
}

Word carry_out_parked(Work& work, const ParkedChange& waiting, Decision& decision) {
  const Line line = work.line(waiting.row.line);
  return carry_out(work, {waiting.change, waiting.row.content, line.no, 0, line.device, line.person}, decision);
}

void settle(Work& work, const ParkedChange& waiting, const Word& word) {
  const Line line = work.line(waiting.row.line);
  work.store().unpark(waiting.row.seq);
  Applier applier(work);
  Moderation(work, applier).close(waiting.change, waiting.row.seq, word.verdict);
  tell_author(work, applier, line, waiting.change, word);
}

using StandingOf = Standing (*)(Work&, const ParkedChange&);

/// False when its members still wait.
bool decide(Work& work, const ParkedUnit& unit, StandingOf standing, bool may_wait) {
  std::vector<const Change*> changes;
  for (const ParkedChange& member : unit) changes.push_back(&member.change);
  const auto judge_member = [&](const Change& change) {
    const auto member = std::find_if(unit.begin(), unit.end(), [&](const ParkedChange& one) { return &one.change == &change; });
    return judge_parked(work, standing(work, *member), *member);
  };
  const auto words =
      ChangeGroup(
          work, changes, judge_member, [&](std::size_t i, Decision& decision) { return carry_out_parked(work, unit[i], decision); }, [] {})
          .decide(may_wait);
  if (!words) return false;
  for (std::size_t i = 0; i < unit.size(); ++i) settle(work, unit[i], words->at(i));
  return true;
}

/// The author's access ended while the change waited for something else: from now on it waits for a person.
void ask_person(Work& work, const ParkedUnit& unit, const Error& why) {
  Applier applier(work);
  for (const ParkedChange& one : unit) {
    const Line line = work.line(one.row.line);
    Moderation(work, applier).open({one.change, one.row.content, line.no, one.change.counter, line.device, line.person}, one.row.seq, why);
  }
}

bool reconsider(Work& work, const ParkedUnit& unit) {
  if (unit.size() > 1) {
    for (const ParkedChange& one : unit)
      if (const Decision decision = judge_parked(work, author_now(work, one), one); decision.moderate) {
        ask_person(work, unit, decision.error);
        return false;
      }
    return decide(work, unit, author_now, true);
  }
  const ParkedChange& waiting = unit.front();
  Decision decision = judge_parked(work, author_now(work, waiting), waiting);
  if (decision.moderate) ask_person(work, unit, decision.error);
  const auto& code = waiting.row.error.code;
  const bool waits =
      decision.verdict == Verdict::parked || ((code == "precondition" || code == "quarantine") && decision.verdict == Verdict::rejected);
  if (waits) return false;
  settle(work, waiting, carry_out_parked(work, waiting, decision));
  return true;
}

Decision turned_down(std::string_view reason) {
  const auto text = json::unquote(reason);
  if (!text || text->empty()) return rejected({"not_adopted", "", {}, ""});
  return rejected({"not_adopted_because", "", {*text}, ""});
}

/// Carries out what an act on the item has decided: its parked change, with its group, is applied in the author's name, or refused with the
/// reason (raw, may be empty). Pointers to records are void afterwards.
void decide_moderated(Work& work, const Held& item, std::string_view reason) {
  const bool adopts = terms::state("adopted").in(item.record.get(state_cell));
  const ParkedUnit unit = parked_unit_of(work, item);
  if (adopts && unit.size() > 1) {
    decide(work, unit, author_then, false);
    return;
  }
  for (const ParkedChange& waiting : unit) {
    Decision decision = adopts ? judge_parked(work, author_then(work, waiting), waiting) : turned_down(reason);
    settle(work, waiting, carry_out_parked(work, waiting, decision));
  }
}

}  // namespace

Word carry_out(Work& work, const Arriving& arriving, Decision& decision) {
  Word word = Applier(work).carry_out(arriving, decision);
  if (word.rid == 0 || word.verdict == Verdict::rejected || word.verdict == Verdict::parked || !arriving.change.is_act()) return word;
  const Held* held = work.get(word.rid);
  if (held->record.kind == work.catalogue().domain().serving(Purpose::moderation))
    decide_moderated(work, *held, argument(arriving.change, "reason"));
  return word;
}

void reconsider_parked(Work& work, const std::set<std::string_view>& codes) {
  const auto wanted = [&](const ParkedChange& one) { return codes.contains(one.row.error.code); };
  // One may be what another waits for.
  for (bool moved = true; moved;) {
    moved = false;
    for (const ParkedUnit& unit : parked_units(work, wanted)) moved = reconsider(work, unit) || moved;
  }
}

void reconsider_waiting(Work& work, bool grown) {
  if (grown) return reconsider_parked(work, {"precondition", "quarantine"});
  if (work.view().meta(awaited).empty()) return;
  reconsider_parked(work, {"precondition"});
  if (parked_units(work, [](const ParkedChange& one) { return one.row.error.code == "precondition"; }).empty())
    work.store().set_meta(awaited, "");
}

}  // namespace dialogue
