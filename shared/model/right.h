// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dialogue {

/// How the person acting relates to the record.
enum class Relation {
  any,         ///< the role is enough
  own,         ///< the grant's organisation is the record's owner_org
  party,       ///< the grant's organisation is listed in the record's party / parties
  self,        ///< the record's `person` is the actor
  author,      ///< the record's `created_by` is the actor
  scoped,      ///< the grant's scope (workstream, meeting, record) contains the record
  country,     ///< the grant's organisation has the record's country
  state_own,   ///< own, and the organisation is one of Rule::org_kinds
  parent_own,  ///< the grant's organisation is the parent record's owner_org
};

/// Any of these roles with this relation. Role codes are those of the vocabulary V-ROLE; "*" = any of them but SA, which has no rights over
/// content; "server" = the server itself.
struct Rule {
  std::vector<std::string> roles;
  Relation relation = Relation::any;
  std::string when = {};                    ///< and only of such records; as Visibility::when
  std::vector<std::string> org_kinds = {};  ///< and only organisations of these kinds (state_own)
};

/// Who may change which cells in which states. `cells` holds field or part names; empty = all that no other entry names. Nobody may change
/// a cell that no entry covers.
struct EditRight {
  std::vector<std::string> states;  ///< empty = every state
  std::vector<std::string> cells;
  std::vector<Rule> who;
};

}  // namespace dialogue
