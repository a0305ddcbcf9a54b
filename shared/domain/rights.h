// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <climits>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/domain/cell.h"
#include "shared/domain/model.h"

namespace dialogue {

/// A grant that is active now (server clock), with what the rules need of its organisation.
struct ActiveGrant {
  std::string role;  ///< V-ROLE code
  Uuid org;
  std::string org_kind;       ///< V-STAKEHOLDER code
  std::string org_country;    ///< ISO 3166 alpha-2 or empty
  std::string scope = "all";  ///< "all", "workstream", "meeting", "record"
  Uuid scope_id;
  std::string org_wave;  ///< V-WAVE code; empty = that of its kind (wave_of)
};

/// Who acts: a person with the union of the active grants, or the server itself.
struct Actor {
  Uuid person;
  Uuid device;
  bool server = false;
  std::vector<ActiveGrant> grants;
  std::vector<Uuid> workstreams;  ///< by membership
  std::vector<Uuid> meetings;     ///< by registration
  std::vector<Uuid> invitations;  ///< meetings for which somebody else entered a registration that stands
};

/// A record as the rules see it. `parent` gives the parent record's cells when the kind has one and it is known.
struct RecordView {
  const Kind* kind = nullptr;
  Uuid id;
  const Cells* cells = nullptr;
  const RecordView* parent = nullptr;

  std::string_view get(std::string_view path) const;  ///< raw value or empty
  std::string text(std::string_view path) const;      ///< the string value, unescaped; empty when not a string
  std::string state() const { return text(state_cell); }
};

/// Names of the scopes that a person's devices hold: "person:ID", "member:ID" (of the same person, as long as a role stands), "org:ID",
/// "participants", "secretariat", "administrators", "coordinators", "country:XX", "workstream:ID", "meeting:ID", "lead:ID" (of an
/// organisation, workstream or meeting), "guest:ID" (of a meeting, workstream, record, or the organisation that the guest comes from).
/// Memberships and registrations count beside an active grant alone. Pure; any thread.
std::set<std::string> scopes_of(const Actor& actor);

/// Whether what only this scope holds locks on a device that was without contact for too long: all but the person's own, the own
/// organisation's, and what everybody has.
bool is_restricted(std::string_view scope, const Uuid& person, const Uuid& organisation);

/// Whether a grant's scope takes the record in, by itself or by its parent.
bool covers(const ActiveGrant& grant, const RecordView& record);

/// The wave in which organisations of this kind are engaged unless their record says another one; empty for an unknown kind.
std::string_view wave_of(std::string_view org_kind);

/// Names of the scopes that hold this facet of the record. `parent_scopes` are the parent's main-facet scopes (used by
/// Audience::parent, and to keep a child's audience inside its parent's).
std::set<std::string> audience_of(const RecordView& record, int facet, const std::set<std::string>& parent_scopes);

/// The fields without which no record of the kind is made, by whatever way it comes in, and that this one lacks; in the order of the
/// declaration.
std::vector<const Field*> missing_at_birth(const RecordView& record);
/// Code "incomplete" with the first of these in `field` and the others in `args`; fine when there are none.
Status incomplete(const std::vector<const Field*>& missing);
/// Whether the value would leave a record without what none is made without.
bool empties_needed(const Kind& kind, std::string_view path, std::string_view value);

/// Whether the actor may create this record as its cells stand. Codes: "incomplete", "not_allowed".
Status may_create(const Actor& actor, const RecordView& record);
/// Whether the actor may change these cells of the record as it stands (before the change). Code "not_allowed" with the first
/// refused cell in `field`, or "wrong_state".
Status may_edit(const Actor& actor, const RecordView& record, const std::vector<Path>& cells);
Status may_delete(const Actor& actor, const RecordView& record);
/// Whether anybody may change this cell (or delete the record) while it is in its state.
bool changes_now(const RecordView& record, const Path& cell);
Status may_act(const Actor& actor, const RecordView& record, const Act& act);

/// Type, vocabulary form and size of one value. Codes: "wrong_type", "too_long", "unknown_field", "not_editable" (class server, act, or
/// fixed after creation), "needed" ("" = not set for what the record cannot be without; else that is fine, and so it is while
/// creating). Unknown vocabulary codes are accepted.
Status check_value(const Kind& kind, std::string_view path, const Raw& value, bool creating);

/// The cells that an act binds, of those that are set; its digest is the commutative sum of sync/checksum.h over them. `schema`: of the
/// program that its actor had, which showed nothing that came later.
std::vector<Path> bound_cells(const RecordView& record, const Act& act, int schema = INT_MAX);

}  // namespace dialogue
