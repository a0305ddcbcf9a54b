// SPDX-License-Identifier: Apache-2.0
#include "shared/domain/people/roles.h"

#include <algorithm>

#include "shared/domain/common/terms.h"
#include "shared/domain/people/vocabularies.h"
#include "shared/model/scopes.h"

namespace dialogue {
namespace {

consteval TermName organisation(std::string_view kind) { return {people_vocabularies, "V-STAKEHOLDER", kind}; }
consteval TermName wave(std::string_view code) { return {people_vocabularies, "V-WAVE", code}; }

using terms::one_of;
using terms::role;

using Scopes = std::set<std::string>;

void add_grant_scopes(const ActiveGrant& grant, Scopes& out) {
  if (!is_role(grant.role)) return;
  // An administrator looks after the server, not after its content.
  if (grant.role == role("SA")) {
    out.insert("administrators");
    return;
  }
  const bool guest = grant.scope != terms::scope("all");
  if (grant.scope == terms::scope("workstream")) out.insert(scope_name("workstream", grant.scope_id));
  // What is said in a meeting is for those who registered. People who prepare it are there in any case.
  if (grant.scope == terms::scope("meeting") && grant.role == role("WL")) out.insert(scope_name("meeting", grant.scope_id));
  if (grant.role == role("WL") && one_of(grant.scope, terms::scope("workstream"), terms::scope("meeting")))
    out.insert(scope_name("lead", grant.scope_id));
  // A guest of one meeting, workstream or record sees that alone, and the own organisation.
  if (guest) out.insert({scope_name("guest", grant.scope_id), scope_name("guest", grant.org)});
  if (!guest || grant.role == role("WL")) out.emplace(participants_scope);
  if (guest) return;
  if (!one_of(grant.role, role("WL"), role("TR"), role("OB"))) out.insert(scope_name("org", grant.org));
  if (one_of(grant.role, role("SO"), role("SC"))) out.insert("secretariat");
  if (grant.role == role("SC")) out.insert("coordinators");
  if (grant.role == role("OL")) out.insert(scope_name("lead", grant.org));
  if (one_of(grant.role, role("UF"), role("PM")) && !grant.org_country.empty()) out.insert("country:" + grant.org_country);
}

}  // namespace

bool is_role(std::string_view code) { return !code.empty() && terms::has_term(common_vocabularies, "V-ROLE", code); }

bool is_second_persons(std::string_view code) { return one_of(code, role("SC"), role("SA")); }

Status may_make_code(const Actor& actor, const Uuid& person, bool guarded) {
  if (actor.person == person) return {};
  const bool coordinates = std::any_of(actor.grants.begin(), actor.grants.end(), [](const ActiveGrant& grant) {
    return grant.role == role("SC") && grant.scope == terms::scope("all");
  });
  if (!coordinates) return Error{"not_allowed", "", {}, ""};
  return guarded ? Status(Error{"own_code_only", "", {}, ""}) : Status();
}

bool is_state_body(std::string_view org_kind) {
  return terms::one_of(org_kind, organisation("asylum_authority"), organisation("state_other"));
}

std::string_view wave_of(std::string_view org_kind) {
  struct Wave {
    TermName kind, wave;
  };
  constexpr TermName first = wave("1"), second = wave("2"), third = wave("3");
  constexpr Wave waves[] = {
      {organisation("asylum_authority"), first},
      {organisation("state_other"), first},
      {organisation("perm_mission"), first},
      {organisation("regional_org"), first},
      {organisation("unhcr"), first},
      {organisation("key_cso"), first},
      {organisation("cso"), second},
      {organisation("un_io"), second},
      {organisation("academia"), second},
      {organisation("professional"), second},
      {organisation("nhri"), second},
      {organisation("dev_donor"), second},
      {organisation("users"), third},
      {organisation("private"), third},
  };
  for (const Wave& known : waves)
    if (known.kind == org_kind) return known.wave.code();
  return {};
}

std::set<std::string> scopes_of(const Actor& actor) {
  Scopes out{scope_name("person", actor.person)};
  for (const ActiveGrant& grant : actor.grants) add_grant_scopes(grant, out);
  // People who work for nobody any more are members of nothing, whatever list still has their name.
  if (std::none_of(actor.grants.begin(), actor.grants.end(), [](const ActiveGrant& g) { return is_role(g.role) && g.role != role("SA"); }))
    return out;
  out.insert(scope_name("member", actor.person));
  for (const ScopeRecord& scope : actor.member_of) out.insert(scope_name(scope.kind, scope.id));
  for (const Uuid& id : actor.invitations) out.insert(scope_name("guest", id));
  return out;
}

}  // namespace dialogue
