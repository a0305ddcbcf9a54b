// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"

namespace dialogue {

/// The role that looks after the server and has no rights over content.
inline constexpr const char* administrator_role = "SA";
/// A grant's scope is one of these, or the name of the kind of scopes (Kind::is_scope) of which it names one.
inline constexpr const char* everywhere = "all";
inline constexpr const char* one_record = "record";
/// The state of a grant or a membership that stands.
inline constexpr std::string_view active_state = "active";

/// A grant that is active now (server clock), with what the rules need of its organisation.
struct ActiveGrant {
  std::string role;  ///< V-ROLE code
  Uuid org;
  std::string org_kind;     ///< V-STAKEHOLDER code
  std::string org_country;  ///< ISO 3166 alpha-2 or empty
  std::string scope = everywhere;
  Uuid scope_id;
  std::string org_wave;  ///< V-WAVE code; empty = that of its kind (wave_of)
};

/// A record that is a scope (Kind::is_scope).
struct ScopeRecord {
  std::string kind;  ///< its name
  Uuid id;
};

/// Who acts: a person with the union of the active grants, or the server itself.
struct Actor {
  Uuid person;
  Uuid device;
  bool server = false;
  std::vector<ActiveGrant> grants;
  std::vector<ScopeRecord> member_of;  ///< by membership or registration
  std::vector<Uuid> invitations;       ///< scopes for which somebody else entered a registration that stands
};

}  // namespace dialogue
