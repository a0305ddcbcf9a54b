// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/model/actor.h"

/// What roles and organisations mean to the platform. Pure; any thread.
namespace dialogue {

/// One of V-ROLE as this schema knows it.
bool is_role(std::string_view code);
/// asylum_authority or state_other.
bool is_state_body(std::string_view org_kind);

/// The wave in which organisations of this kind are engaged unless their record says another one; empty for an unknown kind.
std::string_view wave_of(std::string_view org_kind);

/// Names of the scopes (shared/model/scopes.h) that a person's devices hold. Memberships and registrations count beside an active grant
/// alone.
std::set<std::string> scopes_of(const Actor& actor);

/// A role that takes part where a rule asks for a second person: a coordinator's or an administrator's.
bool is_second_persons(std::string_view role);

/// Whether the actor may make a one-time code with which a device joins as this person: one's own, and coordinators for everybody else.
/// `guarded`: the person has, or may yet have, a role that is_second_persons. Whoever could join as them would be two people alone. Codes:
/// not_allowed, own_code_only.
Status may_make_code(const Actor& actor, const Uuid& person, bool guarded);

}  // namespace dialogue
