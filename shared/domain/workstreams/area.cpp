// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/workstreams/area.h"

#include <algorithm>

#include "shared/domain/common/checking.h"
#include "shared/domain/people/roles.h"
#include "shared/domain/people/vocabularies.h"
#include "shared/domain/workstreams/kinds.h"
#include "shared/domain/workstreams/vocabularies.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

std::vector<CellChange> interest_expression(const Doing& d) {
  const auto owner = owner_of(d.before);
  const bool of_state = std::any_of(d.actor.grants.begin(), d.actor.grants.end(), [&](const ActiveGrant& g) {
    const bool relays = g.role == terms::role("PM") && g.org_kind == TermName(people_vocabularies, "V-STAKEHOLDER", "perm_mission") &&
                        !g.org_country.empty() && g.org_country == country_of(d.before);
    return relays || (g.org == owner && is_state_body(g.org_kind));
  });
  return of_state ? std::vector<CellChange>{} : std::vector<CellChange>{{"expression", "true"}};
}

/// The person whom an interest names works in the workstream from today, unless a membership stands already.
std::vector<Elsewhere> enrol_contact(const Changed& changed, RecordReader& reader) {
  const RecordView& interest = changed.record;
  if (!changed.touched(state_cell) || !terms::state("member").in(interest.get(state_cell))) return {};
  const Kind* memberships = interest.kind->home->serving(Purpose::membership);
  const Raw person(interest.get("contact")), workstream(interest.get("workstream")), org(interest.get("org"));
  if (!memberships || person.empty()) return {};
  const Raw today = '"' + std::string(changed.today) + '"';
  bool stands = false;
  reader.referring(*memberships, "person", person, [&](const ReadRecord& other) {
    const auto until = other.view.get("until");
    stands = stands || (other.view.get("workstream") == workstream && terms::state("active").in(other.view.get(state_cell)) &&
                        (until.empty() || until >= today));
  });
  if (stands) return {};
  return {{memberships,
           {},
           {{"org", org},
            {"owner_org", org},
            {"person", person},
            {"workstream", workstream},
            {"role", TermName(workstreams_vocabularies, "V-MEMBERROLE", "member").raw()},
            {"from", today}}}};
}

}  // namespace

Area workstreams_area() {
  Area area;
  area.name = "workstreams";
  area.vocabularies = vocabularies(workstreams_vocabularies);
  area.kinds = workstreams_kinds();
  area.places = {
      {.name = "workstreams",
       .no = 4,
       .label = {"Workstreams", "Axes", "Líneas"},
       .title = {"Workstreams", "Axes de travail", "Líneas de trabajo"}},
  };
  area.looks = {
      {.kind = "workstream",
       .facts = "objective",
       .key_facts = "number lead_org co_leads valid_from valid_until",
       .sort = "number",
       .place = "workstreams",
       .new_one = {"New workstream", "Nouvel axe de travail", "Nueva línea de trabajo"},
       .tab = {"Workstreams", "Axes de travail", "Líneas de trabajo"},
       .leads_on = "activate",
       .gives_up = "close"},
      {.kind = "workstream_interest",
       .facts = "org workstream",
       .key_facts = "org workstream level contact meeting",
       .place = "workstreams",
       .new_one = {"New interest", "Nouvelle manifestation d'intérêt", "Nueva manifestación de interés"},
       .tab = {"Interests", "Intérêts", "Intereses"},
       .leads_on = "indicate confirm",
       .gives_up = "decline withdraw",
       .unfinished = "draft",
       .drafts = "draft",
       .own_organisation = "org",
       .own_person = "contact"},
      {.kind = "workstream_membership",
       .key_facts = "org person workstream role from until",
       .place = "workstreams",
       .new_one = {"New membership", "Nouvelle adhésion", "Nueva participación"},
       .own_organisation = "org",
       .own_person = "person"},
  };
  area.consequences = {{"workstream_interest", enrol_contact}};
  area.effects = {
      {"interest_expression", interest_expression},
  };
  area.due = {
      {"workstream_membership", "end", "until"},
  };
  area.awaited = {
      {"workstream", "activate", "planned"},
      {"workstream_interest", "indicate", "draft", "", "FP OL RO CS UR"},
      {"workstream_interest", "indicate", "draft", "shared_country", "PM"},
      {"workstream_interest", "confirm", "indicated"},
      {"workstream_interest", "decline", "indicated"},
      {"workstream_interest", "enrol", "confirmed"},
  };
  return area;
}

}  // namespace dialogue
