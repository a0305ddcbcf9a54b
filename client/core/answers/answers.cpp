// SPDX-License-Identifier: Apache-2.0
#include "client/core/answers/answers.h"

#include <algorithm>
#include <set>

#include "client/core/answers/answer_facts.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/support/names.h"
#include "shared/domain/support/vocabularies.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

bool is_open(const std::string& state) { return terms::one_of(state, terms::state("published"), terms::state("partly_matched")); }

struct Organisation {
  std::string country;
  std::vector<std::string> regions, bodies;
};

Organisation organisation(Replica& replica, const std::optional<Uuid>& id) {
  if (!id) return {};
  const auto record = replica.get(*id);
  if (!record) return {};
  return {facts::text(*record, "country"), facts::set(*record, "regions"), facts::set(*record, "regional_memberships")};
}

NeedFacts need_facts(const Record& r, const std::string& id) {
  const auto path = "need_line[" + id + "].";
  return {id,
          facts::text(r, path + "theme"),
          facts::text(r, path + "importance") == TermName(support_vocabularies, "V-IMPORTANCE", "must"),
          facts::set(r, path + "modalities"),
          facts::set(r, path + "contribution_types"),
          !facts::text(r, path + "baseline").empty()};
}

void newest(Inputs& inputs, const Record& record) { inputs.revision = std::max(inputs.revision, record.seq); }

/// Kinds that this version does not declare yet, and kinds that a person's devices are not given.
std::vector<Reason> lacking_for_matches(const Domain& domain) {
  std::vector<Reason> out;
  if (!domain.kind("support_relationship")) out.push_back({"lacking_relationships", {}});
  if (!domain.kind("match")) out.push_back({"lacking_matches", {}});
  return out;
}

Suggestion suggestion(const Record& other, Match match) { return {other.id, facts::title(other), std::move(match)}; }

void put(std::vector<Ranked>& ranked, std::map<Uuid, std::string>& titles, Matches& out, const Record& other, Match match,
         std::optional<Day> since) {
  newest(out.inputs, other);
  if (!match.suggested()) {
    out.not_suggested.push_back(suggestion(other, std::move(match)));
    return;
  }
  titles[other.id] = facts::title(other);
  ranked.push_back({std::move(match), since, other.id});
}

}  // namespace

RequestFacts request_facts(Replica& replica, const Record& r) {
  RequestFacts out;
  out.id = r.id;
  out.organisation = facts::ref(r, "owner_org").value_or(Uuid{});
  out.published = is_open(facts::state(r));
  for (const auto& part : facts::parts(r, "need_line")) out.needs.push_back(need_facts(r, part));
  out.period = {parse_day(facts::text(r, "period_start")), parse_day(facts::text(r, "period_end"))};
  out.languages = facts::set(r, "working_langs");
  const auto state = organisation(replica, facts::ref(r, "requesting_state"));
  const auto owner = organisation(replica, facts::ref(r, "owner_org"));
  out.country = state.country.empty() ? owner.country : state.country;
  out.regions = state.regions.empty() ? owner.regions : state.regions;
  out.bodies = owner.bodies;
  out.confidential = facts::flag(r, "confidential");
  out.providers = facts::refs(r, "providers");
  const auto focal_point = facts::ref(r, "focal_point");
  out.focal_point = focal_point && replica.get(*focal_point).ok();
  out.self_assessed = facts::text(r, "self_assessment") == TermName(support_vocabularies, "V-SELFASSESS", "done");
  out.office_consulted = facts::flag(r, "country_office_consulted");
  out.since = parse_day(facts::text(r, "submitted_at").substr(0, 10));
  return out;
}

OfferFacts offer_facts(Replica& replica, const Record& o) {
  OfferFacts out;
  out.id = o.id;
  out.organisation = facts::ref(o, "owner_org").value_or(Uuid{});
  out.published = facts::state(o) == terms::state("published");
  out.committed = facts::state(o) == terms::state("fully_committed");
  for (const auto& part : facts::parts(o, "capacity_line")) {
    const auto path = "capacity_line[" + part + "].";
    out.lines.push_back({facts::text(o, path + "theme"), facts::text(o, path + "contribution_type"), facts::set(o, path + "modalities")});
  }
  out.period = {parse_day(facts::text(o, "available_from")), parse_day(facts::text(o, "available_until"))};
  out.languages = facts::set(o, "langs");
  out.countries = facts::set(o, "target_countries");
  out.regions = facts::set(o, "target_regions");
  out.exclusions = facts::set(o, "exclusions");
  out.bodies = organisation(replica, facts::ref(o, "owner_org")).bodies;
  out.places = facts::number(o, "max_partners");
  return out;
}

Result<Matches> matches_of(Replica& replica, const Uuid& id) {
  const auto record = replica.get(id);
  if (!record) return Error{record.error().code, "", {id.text()}, ""};
  const bool is_request = record->kind->name == request_kind;
  if (!is_request && record->kind->name != offer_kind) return Error{"no_matches", "", {}, ""};
  Matches out;
  out.inputs.lacking = lacking_for_matches(replica.domain());
  newest(out.inputs, *record);
  std::vector<Ranked> ranked;
  std::map<Uuid, std::string> titles;
  if (is_request) {
    const auto request = request_facts(replica, *record);
    for (const auto& other : facts::records(replica, offer_kind))
      put(ranked, titles, out, other, match(request, offer_facts(replica, other)), {});
  } else {
    const auto offer = offer_facts(replica, *record);
    for (const auto& other : facts::records(replica, request_kind)) {
      const auto request = request_facts(replica, other);
      put(ranked, titles, out, other, match(request, offer), request.since);
    }
  }
  std::sort(ranked.begin(), ranked.end(), better);
  for (auto& r : ranked) out.suggested.push_back({r.id, titles[r.id], std::move(r.match)});
  return out;
}

Result<Gaps> gaps_of(Replica& replica, Day today) {
  Gaps out;
  out.inputs.lacking = {{"lacking_matches", {}}, {"lacking_publication", {}}, {"lacking_initiatives", {}}, {"lacking_profiles", {}}};
  const auto mine = replica.status().organisation;
  std::map<std::string, std::vector<std::string>> region_of;
  for (const auto& org : facts::records(replica, replica.domain().serving(Purpose::organisation)->name))
    if (const auto country = facts::text(org, "country"); !country.empty()) {
      auto& regions = region_of[country];
      for (const auto& region : facts::set(org, "regions"))
        if (std::find(regions.begin(), regions.end(), region) == regions.end()) regions.push_back(region);
    }
  std::vector<OfferFacts> offers;
  for (const auto& offer : facts::records(replica, offer_kind)) {
    newest(out.inputs, offer);
    offers.push_back(offer_facts(replica, offer));
  }
  for (const auto& record : facts::records(replica, request_kind)) {
    const auto request = request_facts(replica, record);
    if (!request.published) continue;
    newest(out.inputs, record);
    const bool by_name = facts::flag(record, "show_unmet_publicly") || request.organisation == mine;
    LineState state;
    state.urgency = facts::number(record, "urgency");
    state.days_published = request.since ? std::max(0, today - *request.since) : 0;
    const auto found = classify(state);
    for (const auto& need : request.needs) {
      add_line(out.matrix, request, need, found, by_name);
      out.counted += !by_name;
      if (by_name && found != GapClass::covered)
        out.lines.push_back({record.id, facts::title(record), need.id, need.theme, need.must, found, coverage(state), state.days_published,
                             cause_of(request, need, offers, false)});
    }
  }
  add_supply(out.matrix, offers, region_of);
  std::stable_sort(out.lines.begin(), out.lines.end(),
                   [](const GapLine& a, const GapLine& b) { return std::make_pair(a.found, a.days) > std::make_pair(b.found, b.days); });
  return out;
}

}  // namespace dialogue
