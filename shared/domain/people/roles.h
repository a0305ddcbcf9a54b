// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

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

}  // namespace dialogue
