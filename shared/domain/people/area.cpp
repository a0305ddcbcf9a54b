// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/people/area.h"

#include "shared/domain/common/checking.h"
#include "shared/domain/people/kinds.h"
#include "shared/domain/people/sentences.h"
#include "shared/domain/people/vocabularies.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

using namespace checking;
using terms::one_of;
using terms::role;

/// Contributors are named by their organisation's lead, administrators by administrators, all others by the coordinator.
Status may_grant(const Case& c) {
  const auto given = inside_quotes(c.record.get("role"));
  if (given == role("SA")) return hold(has_role(c.actor, role("SA")), "not_allowed", "role");
  if (has_role(c.actor, role("SC"))) return {};
  const auto org = ref_value(c.record.get("org"));
  const auto leads = [&](const ActiveGrant& g) { return g.role == role("OL") && g.org == org; };
  return hold(given == role("CT") && has_grant(c.actor, leads), "not_allowed", "role");
}

Status may_revoke(const Case& c) {
  if (person_of(c.record) == c.actor.person) return {};
  return may_grant(c);
}

Status wipe_ordered(const Case& c) { return hold(!c.record.get("wipe_ordered_at").empty(), "wipe_not_ordered"); }

std::vector<CellChange> anonymise(const Doing& d) {
  std::vector<CellChange> out{{"display_name", "\"—\""}};
  for (const char* cell : {"full_name", "title", "email", "share_contact", "timezone"})
    if (!d.before.get(cell).empty()) out.push_back({cell, ""});
  return out;
}

std::vector<CellChange> stamp_granted(const Doing& d) { return {{"granted_by", d.person()}}; }
std::vector<CellChange> order_wipe(const Doing& d) { return {{"wipe_ordered_at", d.time()}}; }
std::vector<CellChange> ask_erasure(const Doing& d) { return {{"erasure_asked_at", d.time()}}; }
std::vector<CellChange> ask_leave(const Doing&) { return {{"leave_asked", "true"}}; }

}  // namespace

Area people_area() {
  Area area;
  area.name = "people";
  area.sentences = parse_terms(people_sentences);
  area.vocabularies = vocabularies(people_vocabularies);
  area.kinds = people_kinds();
  area.looks = {
      {.kind = "organisation",
       .facts = "country kind",
       .key_facts = "kind country regions working_langs timezone engagement_wave",
       .sort = "name",
       .new_one = {"New organisation", "Nouvelle organisation", "Nueva organización"},
       .leads_on = "activate",
       .gives_up = "leave"},
      {.kind = "person",
       .facts = "title",
       .key_facts = "title owner_org timezone reads speaks",
       .sort = "display_name",
       .new_one = {"New person", "Nouvelle personne", "Nueva persona"}},
      {.kind = "role_grant",
       .facts = "person org",
       .key_facts = "person org role scope valid_from valid_until",
       .new_one = {"New role", "Nouveau rôle", "Nueva función"},
       .leads_on = "confirm",
       .own_organisation = "org",
       .own_person = "person"},
      {.kind = "device",
       .facts = "person",
       .key_facts = "person platform last_sync app_version",
       .sort = "name",
       .place = "settings",
       .gives_up = "suspend order_wipe",
       .for_programs = "public_key",
       .own_person = "person"},
  };
  area.checks = {
      {"may_grant", Check::Binds::actor, may_grant},
      {"may_revoke", Check::Binds::actor, may_revoke},
      {"wipe_ordered", Check::Binds::record, wipe_ordered},
  };
  area.effects = {
      {"anonymise", anonymise},       {"stamp_granted", stamp_granted}, {"wipe_ordered", order_wipe},
      {"erasure_asked", ask_erasure}, {"leave_asked", ask_leave},
  };
  area.due = {
      {"role_grant", "expire", "valid_until"},
  };
  area.awaited = {
      {"organisation", "activate", "invited"},
      {"organisation", "leave", "active dormant", "leave_asked"},
      {"person", "anonymise", "", "erasure_asked_at&!display_name=—"},
      {"role_grant", "confirm", "pending"},
  };
  return area;
}

}  // namespace dialogue
