// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/support/area.h"

#include "shared/domain/common/checking.h"
#include "shared/domain/people/roles.h"
#include "shared/domain/support/kinds.h"
#include "shared/domain/support/sentences.h"
#include "shared/domain/support/vocabularies.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

using namespace checking;

Status state_requester(const Case& c) {
  const auto owner = owner_of(c.record);
  return hold(has_grant(c.actor, [&](const ActiveGrant& g) { return g.org == owner && is_state_body(g.org_kind); }), "not_a_state",
              "owner_org");
}

Status offer_basis(const Case& c) {
  const bool needs = TermName(support_vocabularies, "V-BASIS", "pledge").in(c.record.get("basis"));
  return hold(!needs || !c.record.get("pledge").empty(), "incomplete", "pledge");
}

}  // namespace

Area support_area() {
  Area area;
  area.name = "support";
  area.sentences = parse_terms(support_sentences);
  area.vocabularies = vocabularies(support_vocabularies);
  area.kinds = support_kinds();
  area.places = {{.name = "support",
                  .no = 2,
                  .label = {"Support", "Appui", "Apoyo"},
                  .title = {"Requests and offers", "Demandes et offres", "Solicitudes y ofertas"}}};
  area.looks = {
      {.kind = "support_request",
       .facts = "requesting_state period_start",
       .key_facts = "requesting_state urgency period_start period_end working_langs delivery_mode",
       .sort = "-period_start",
       .place = "support",
       .new_one = {"New support request", "Nouvelle demande d'appui", "Nueva solicitud de apoyo"},
       .tab = {"Requests", "Demandes", "Solicitudes"},
       .leads_on = "submit publish",
       .gives_up = "return withdraw close",
       .unfinished = "draft returned",
       .drafts = "draft",
       .passed_on = "org_review submitted",
       .own_organisation = "requesting_state",
       .own_person = "focal_point"},
      {.kind = "support_offer",
       .facts = "provider basis",
       .key_facts = "provider basis available_from available_until langs delivery_mode",
       .sort = "-available_from",
       .place = "support",
       .new_one = {"New offer of support", "Nouvelle offre d'appui", "Nueva oferta de apoyo"},
       .tab = {"Offers", "Offres", "Ofertas"},
       .leads_on = "submit publish",
       .gives_up = "return close withdraw",
       .unfinished = "draft returned",
       .drafts = "draft",
       .passed_on = "org_review submitted",
       .own_organisation = "provider",
       .own_person = "focal_point"},
  };
  area.checks = {
      {"state_requester", Check::Binds::actor, state_requester},
      {"offer_basis", Check::Binds::record, offer_basis, always},
  };
  area.due = {
      {"support_request", "expire", "period_end"},
      {"support_offer", "expire", "available_until"},
  };
  area.awaited = {
      {"support_request", asked_opinion, "draft org_review returned", "review_asked", "SO SC"},
      {"support_request", "", "returned"},
      {"support_request", "submit", "org_review returned"},
      {"support_request", "review", "returned"},
      {"support_request", "publish", "submitted"},
      {"support_request", "return", "submitted"},
      {"support_request", "close", "fulfilled"},
      {"support_offer", asked_opinion, "draft org_review returned", "review_asked", "SO SC"},
      {"support_offer", "", "returned"},
      {"support_offer", "submit", "org_review returned"},
      {"support_offer", "review", "returned"},
      {"support_offer", "publish", "submitted"},
      {"support_offer", "return", "submitted"},
  };
  return area;
}

}  // namespace dialogue
