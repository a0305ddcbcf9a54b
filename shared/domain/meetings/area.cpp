// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/meetings/area.h"

#include <cstdint>

#include "shared/domain/common/checking.h"
#include "shared/domain/meetings/hours.h"
#include "shared/domain/meetings/kinds.h"
#include "shared/domain/meetings/sentences.h"
#include "shared/domain/meetings/vocabularies.h"
#include "shared/domain/people/roles.h"
#include "shared/model/completeness.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

using namespace checking;
using terms::one_of;
using terms::role;
using terms::state;

/// For whom an open meeting is: the waves and the kinds of organisation that it names; everybody when it names none.
bool is_for(const RecordView& meeting, const ActiveGrant& grant) {
  if (!any_element(*meeting.cells, "audience_waves") && !any_element(*meeting.cells, "audience_kinds")) return true;
  const std::string wave = grant.org_wave.empty() ? std::string(wave_of(grant.org_kind)) : grant.org_wave;
  return !meeting.get("audience_waves[" + wave + "]").empty() || !meeting.get("audience_kinds[" + grant.org_kind + "]").empty();
}

/// People are invited to any meeting when somebody else entered them, when they are its guest or lead, or when their organisation is on its
/// list. To an open meeting those are invited, too, for whom it is.
Status invited(const Case& c) {
  const RecordView* meeting = c.record.parent;
  if (!meeting || !meeting->kind || !meeting->cells || of_secretariat(c)) return {};
  const bool leads = has_grant(c.actor, [&](const ActiveGrant& g) { return g.role == role("WL") && covers(g, *meeting); });
  // Nobody comes to a meeting that is not announced, or will not take place.
  if (!leads && one_of(state_of(*meeting), state("idea"), state("planned"), state("cancelled"))) return refuse("wrong_state", "meeting");
  // A cancelled invitation is no invitation.
  const bool by_others = ref_value(c.record.get("created_by")) != c.actor.person && state_of(c.record) != state("cancelled");
  const bool closed = meeting->get("invite_only") == "true";
  const auto is_invited = [&](const ActiveGrant& g) {
    if (!meeting->get("parties[" + g.org.text() + "]").empty()) return true;
    const bool guest = g.scope != terms::scope("all");
    if (guest && covers(g, *meeting)) return true;
    return !closed && (!guest || g.role == role("WL")) && is_for(*meeting, g);
  };
  return hold(by_others || has_grant(c.actor, is_invited), "not_invited", "meeting");
}

/// People check in from an hour before a meeting begins, or from when it was started. For themselves they do so up to 72 hours after its
/// end; later the Secretariat enters it.
Status while_it_meets(const Case& c) {
  constexpr std::int64_t hour_ms = 3'600'000;
  const RecordView* meeting = c.record.parent;
  if (c.around.now_ms == 0 || !meeting || !meeting->kind || !meeting->cells) return {};
  const auto now = state_of(*meeting);
  const auto& hours = c.around.hours;
  const bool begun = one_of(now, state("in_progress"), state("held"), state("summarised"), state("closed"));
  const bool awaited = one_of(now, state("announced"), state("open"));
  if (!begun && !(awaited && hours && c.around.now_ms >= hours->from_ms - hour_ms)) return refuse("meeting_not_begun", "meeting");
  const bool own = person_of(c.record) == c.actor.person && !of_secretariat(c);
  return hold(!own || !hours || c.around.now_ms <= hours->until_ms + 72 * hour_ms, "meeting_over", "meeting");
}

std::vector<CellChange> stamp_announced(const Doing& d) { return {{"announced_at", d.time()}}; }

}  // namespace

Area meetings_area() {
  Area area;
  area.name = "meetings";
  area.sentences = parse_terms(meetings_sentences);
  area.vocabularies = vocabularies(meetings_vocabularies);
  area.kinds = meetings_kinds();
  area.places = {
      {.name = "meetings", .no = 1, .label = {"Meetings", "Réunions", "Reuniones"}, .title = {"Meetings", "Réunions", "Reuniones"}}};
  area.looks = {
      {.kind = "meeting",
       .facts = "kind planned_on mode",
       .key_facts = "planned_on mode kind interpretation registration_open registration_close",
       .sort = "-planned_on",
       .place = "meetings",
       .new_one = {"New meeting", "Nouvelle réunion", "Nueva reunión"},
       .tab = {"Meetings", "Réunions", "Reuniones"},
       .leads_on = "announce",
       .gives_up = "close cancel",
       .takes_place = {.day = "planned_on",
                       .sittings = "session",
                       .longest_ms = longest_session_ms,
                       .hours = meeting_hours,
                       .hosts = "convenors",
                       .for_hosts = {"For the convenor, {0}", "Pour l'organisateur, {0}", "Para el convocante, {0}"}},
       .next = {.title = {"Next meetings", "Prochaines réunions", "Próximas reuniones"},
                .none = {"No meeting is planned.", "Aucune réunion n'est prévue.", "No hay ninguna reunión prevista."},
                .all = {"All meetings", "Toutes les réunions", "Todas las reuniones"}}},
      {.kind = "session",
       .facts = "slot_no duration",
       .key_facts = "starts_utc duration meeting host_team join_link",
       .sort = "starts_utc",
       .place = "meetings",
       .new_one = {"New session", "Nouvelle séance", "Nueva sesión"},
       .leads_on = "confirm",
       .numbered = "slot_no",
       .takes_place = {.starts = "starts_utc"}},
      {.kind = "registration",
       .facts = "meeting",
       .key_facts = "meeting person preferred_slot floor_lang needs_interpretation",
       .place = "meetings",
       .new_one = {"New registration", "Nouvelle inscription", "Nueva inscripción"},
       .leads_on = "register confirm",
       .gives_up = "cancel",
       .own_person = "person"},
  };
  area.checks = {
      {"invited", Check::Binds::actor, invited},
      {"while_it_meets", Check::Binds::actor, while_it_meets, nullptr, meeting_hours},
  };
  area.effects = {
      {"stamp_announced", stamp_announced},
  };
  area.awaited = {
      {"meeting", "plan", "postponed"},
      {"meeting", "announce", "planned"},
      {"meeting", "open", "announced"},
      {"meeting", "start", "announced open", "", "", "", true},
      {"meeting", "hold", "in_progress"},
      {"meeting", "summarise", "held"},
      {"meeting", "close", "summarised"},
      {"session", "confirm", "proposed"},
      {"session", "start", "confirmed", "", "", "", true},
      {"session", "end", "live"},
      {"registration", "register", "invited", "", "", "person"},
      {"registration", "check_in", "invited registered confirmed", "", "", "person"},
      {"registration", "confirm", "registered"},
  };
  return area;
}

}  // namespace dialogue
