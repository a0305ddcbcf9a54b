// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/talk/area.h"

#include "shared/domain/common/checking.h"
#include "shared/domain/talk/kinds.h"
#include "shared/domain/talk/vocabularies.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

using namespace checking;
using terms::one_of;
using terms::role;

/// Nobody outside the Secretariat verifies the work of the own organisation alone.
Status not_own_alone(const Case& c) {
  const auto owner = owner_of(c.record);
  return hold(
      has_grant(c.actor,
                [&](const ActiveGrant& g) { return one_of(g.role, role("SO"), role("SC")) || (g.role == role("WL") && g.org != owner); }),
      "second_person_needed");
}

std::vector<CellChange> stamp_resolved(const Doing& d) { return {{"resolved_by", d.person()}, {"resolved_at", d.time()}}; }

std::vector<CellChange> count_carried(const Doing& d) {
  const auto before = d.before.get("carried_count");
  int count = 0;
  for (const char c : before.substr(0, 6))
    if (c >= '0' && c <= '9') count = count * 10 + (c - '0');
  return {{"carried_count", std::to_string(count + 1)}};
}

}  // namespace

Area talk_area() {
  Area area;
  area.name = "talk";
  area.vocabularies = vocabularies(talk_vocabularies);
  area.kinds = talk_kinds();
  area.looks = {
      {.kind = "note",
       .facts = "type session",
       .key_facts = "type meeting session agenda_item workstream",
       .place = "meetings",
       .new_one = {"New note", "Nouvelle note", "Nueva nota"},
       .for_programs = "clock_drift",
       .parts = {{"agenda_item", "meeting", "agenda_item"}}},
      {.kind = "material",
       .facts = "lang size",
       .key_facts = "parent lang pages low_bandwidth_variant",
       .sort = "name",
       .place = "meetings",
       .new_one = {"New document", "Nouveau document", "Nuevo documento"},
       .for_programs = "sha256 media_type size"},
      {.kind = "action_item",
       .facts = "due owner_org",
       .key_facts = "due owner_person owner_org priority workstream origin",
       .sort = "due",
       .place = "meetings",
       .new_one = {"New action", "Nouvelle action", "Nueva acción"},
       .leads_on = "complete",
       .gives_up = "decline"},
  };
  area.checks = {
      {"not_own_alone", Check::Binds::actor, not_own_alone},
  };
  area.effects = {
      {"stamp_resolved", stamp_resolved},
      {"count_carried", count_carried},
  };
  area.awaited = {
      {"action_item", "", "accepted in_progress carried_over", "owner_person", "", "owner_person"},
      {"action_item", "accept", "proposed"},
      {"action_item", "decline", "proposed"},
      {"action_item", "start", "accepted carried_over", "", "", "owner_person"},
      {"action_item", "complete", "in_progress", "", "", "owner_person"},
      {"action_item", "verify", "done"},
  };
  return area;
}

}  // namespace dialogue
