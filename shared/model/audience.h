// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

/// The classes of `domain/2-records.md`; each gives scope names, see audience.h.
enum class Audience {
  author,
  organisation,
  parties,
  helpers,
  person,
  meeting,
  workstream,
  participants,
  secretariat,
  country,
  administrators,
  parent,
  guests,          ///< who was invited to this record alone, or to a scope that its sets name; for all participants' records they count
                   ///< as participants
  leads,           ///< who leads the record, when it is a scope, or one of the scopes that its sets name; of a child, those of its parent
  org_leads,       ///< leads of the organisation whose record it is
  coordinators,    ///< the Secretariat's coordinators
  working_author,  ///< the author, as long as one of the author's roles stands: for what others go on writing
};

/// As declarations write it: "working_author".
std::string_view declared_name(Audience audience);
std::optional<Audience> audience_named(std::string_view name);

struct Visibility {
  std::string facet = "main";
  std::vector<std::string> states;  ///< empty = every state not named by another entry of this facet
  std::vector<Audience> audience;
  /// "" always holds. Else conditions joined by '&': "name" = the cell is set and not false, "name=value" = its string is that value, and
  /// '!' before either = the opposite.
  std::string when;
};

}  // namespace dialogue
