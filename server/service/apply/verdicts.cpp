// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/verdicts.h"

#include <algorithm>
#include <functional>

#include "server/service/apply/apply.h"
#include "server/service/apply/group.h"
#include "server/service/apply/moderation.h"
#include "server/service/decide/parked_changes.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"
#include "sync/late_verdict.h"

namespace dialogue {
namespace {

/// Notes that rows of this code may be there.
constexpr const char* awaited = "preconditions";

Raw as_array(const std::vector<std::string>& texts) {
  json::Writer out;
  out.begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
  return out.take();
}

void tell_author(UnitOfWork& work, ServerRows& rows, const ChangeSource& source, const Change& change, const Outcome& outcome) {
  const Kind* kind = work.catalogue().domain().serving(Purpose::notice);
  if (!kind || source.person.is_nil()) return;
  const char* verdict_word = outcome.verdict == Verdict::rejected   ? "rejected"
                             : outcome.verdict == Verdict::proposed ? "proposed"
                                                                    : "applied";
  std::vector<Assigned> cells{{"person", quoted(source.person)},
                              {"record", quoted(change.record)},
                              {"kind", quoted("verdict")},
                              {"code", json::quote(outcome.error.code.empty() ? verdict_word : outcome.error.code)},
                              {"change", quoted(change_name(source.incarnation, change.counter))},
                              {"at", quoted(instant_text(work.now_ms()))}};
  if (!outcome.error.args.empty()) cells.push_back({"args", as_array(outcome.error.args)});
  if (!outcome.error.field.empty()) cells.push_back({"field", json::quote(outcome.error.field)});
  rows.server_create(*kind, work.new_id(), std::move(cells));
}

Outcome carry_out_parked(UnitOfWork& work, const ParkedChange& waiting, Decision& decision) {
  const ChangeSource source = work.source(waiting.row.source);
  return carry_out(work, {waiting.change, waiting.row.content, source.no, 0, source.device, source.person}, decision);
}

void settle(UnitOfWork& work, const ParkedChange& waiting, const Outcome& outcome) {
  const ChangeSource source = work.source(waiting.row.source);
  work.store().unpark(waiting.row.seq);
  Applier applier(work);
  Moderation(work, applier).close(waiting.change, waiting.row.seq, outcome.verdict);
  tell_author(work, applier, source, waiting.change, outcome);
}

using StandingOf = Standing (*)(WorkReader&, const ParkedChange&);

/// False when its members still wait.
bool decide(UnitOfWork& work, const ParkedUnit& unit, StandingOf standing, bool may_wait) {
  std::vector<const Change*> changes;
  for (const ParkedChange& member : unit) changes.push_back(&member.change);
  const auto judge_member = [&](const Change& change) {
    const auto member = std::find_if(unit.begin(), unit.end(), [&](const ParkedChange& one) { return &one.change == &change; });
    return judge_parked(work, standing(work, *member), *member);
  };
  const auto outcomes =
      ChangeGroup(
          work, changes, judge_member, [&](std::size_t i, Decision& decision) { return carry_out_parked(work, unit[i], decision); }, [] {})
          .decide(may_wait);
  if (!outcomes) return false;
  for (std::size_t i = 0; i < unit.size(); ++i) settle(work, unit[i], outcomes->at(i));
  return true;
}

/// The author's access ended while the change waited for something else. From now on it waits for a person.
void ask_person(UnitOfWork& work, const ParkedUnit& unit, const Error& why) {
  Applier applier(work);
  for (const ParkedChange& one : unit) {
    const ChangeSource source = work.source(one.row.source);
    Moderation(work, applier)
        .open({one.change, one.row.content, source.no, one.change.counter, source.device, source.person}, one.row.seq, why);
  }
}

bool reconsider(UnitOfWork& work, const ParkedUnit& unit) {
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

/// Carries out what an act on the item has decided. Its parked change, with its group, is applied in the author's name, or refused with the
/// reason (raw, may be empty). Pointers to records are void afterwards.
void decide_moderated(UnitOfWork& work, const Held& item, std::string_view reason) {
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

Outcome carry_out(UnitOfWork& work, const Arriving& arriving, Decision& decision) {
  Outcome outcome = Applier(work).carry_out(arriving, decision);
  if (outcome.rid == 0 || outcome.verdict == Verdict::rejected || outcome.verdict == Verdict::parked || !arriving.change.is_act())
    return outcome;
  const Held* held = work.get(outcome.rid);
  if (held->record.kind == work.catalogue().domain().serving(Purpose::moderation))
    decide_moderated(work, *held, argument(arriving.change, "reason"));
  return outcome;
}

void reconsider_parked(UnitOfWork& work, const std::set<std::string_view>& codes) {
  const auto wanted = [&](const ParkedChange& one) { return codes.contains(one.row.error.code); };
  // One may be what another waits for.
  for (bool moved = true; moved;) {
    moved = false;
    for (const ParkedUnit& unit : parked_units(work, wanted)) moved = reconsider(work, unit) || moved;
  }
}

void reconsider_waiting(UnitOfWork& work, bool grown) {
  if (grown) return reconsider_parked(work, {"precondition", "quarantine"});
  if (work.view().meta(awaited).empty()) return;
  reconsider_parked(work, {"precondition"});
  if (parked_units(work, [](const ParkedChange& one) { return one.row.error.code == "precondition"; }).empty())
    work.store().set_meta(awaited, "");
}

}  // namespace dialogue
