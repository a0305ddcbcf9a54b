// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/act.h"
#include "shared/model/audience.h"
#include "shared/model/field.h"
#include "shared/model/right.h"
#include "shared/model/text3.h"

namespace dialogue {

class Domain;

struct State {
  std::string name;
  Text3 label;
};

/// What the machinery does with a kind's records beside keeping them. At most one kind serves a purpose.
enum class Purpose {
  none,
  organisation,  ///< owns records; people speak for it
  person,        ///< acts; holds grants and devices
  device,        ///< a person's replica
  grant,         ///< gives a person a role
  membership,    ///< takes a person into a scope
  registration,  ///< takes a person into a scope, or invites to it
  proposal,      ///< a change that waits beside what stands
  moderation,    ///< a change that administrators decide on
  notice,        ///< tells a person what became of a change
  document,      ///< a file that travels beside the log
  translation,   ///< a field's text in another language
  comment,       ///< an opinion about a record
};
inline constexpr std::size_t purposes = static_cast<std::size_t>(Purpose::comment) + 1;

struct Kind {
  int no = 0;  ///< stable for ever, 1..126 (127: kinds that a device does not know yet); part of row ids
  std::string name;
  Text3 label, plural;
  Purpose purpose = Purpose::none;
  std::string title_field = "title";
  std::vector<std::string> facets{"main"};  ///< "main" first; at most 8
  std::vector<State> states;                ///< the first is the initial one; empty = no life cycle
  std::vector<Field> fields;                ///< without `state`, which every kind with states has
  std::vector<Part> parts;
  std::vector<Act> acts;
  std::vector<EditRight> edits;
  std::vector<Rule> create;
  std::vector<Visibility> visible;
  std::vector<std::string> natural_key;  ///< fields whose values give the id; empty = UUIDv7
  std::string parent_field;              ///< the ref whose record is the parent (audience, moderation); empty = none
  std::string parent_cell;               ///< the field that names the parent's cell it is about: it is seen only by those who see that
                                         ///< cell; empty = none
  bool is_scope = false;                 ///< grants, memberships and registrations name its records: they are scopes
  bool within_parent = false;            ///< its records are parts of their parent: what hangs on them hangs on the parent too
  std::string ref_prefix;                ///< "REQ" in REQ-2027-0042; empty = no number
  bool deletable = true;                 ///< in the initial state only, and never once it was published
  bool owner_keeps = true;               ///< the owner organisation sees the main facet whatever `visible` says, unless only persons see it
  std::vector<std::uint16_t> by_name;    ///< positions in `fields`, sorted by name; made by Domain

  const Domain* home = nullptr;  ///< the declaration that it is in, once it is in one

  const Field* field(std::string_view name) const;
  const Part* part(std::string_view name) const;
  const Act* act(std::string_view name) const;
  int facet_index(std::string_view facet) const;  ///< -1 when unknown
};

}  // namespace dialogue
