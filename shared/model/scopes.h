// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/model/record.h"

/// A scope holds facets of records, and devices hold scopes. Names: "person:ID", "member:ID" (of the same person, as long as a role
/// stands), "org:ID", "participants", "secretariat", "administrators", "coordinators", "country:XX", "KIND:ID" (of a record that is a
/// scope), "lead:ID" (of an organisation or such a record), "guest:ID" (of a record, or the organisation that the guest comes from).
/// Pure; any thread.
namespace dialogue {

/// "org:0190…".
std::string scope_name(std::string_view what, const Uuid& id);
inline constexpr std::string_view participants_scope = "participants";

/// Whether what only this scope holds is locked on a device that was without contact for too long. All scopes are but the person's own, the
/// own organisation's, and what everybody has.
bool is_restricted(std::string_view scope, const Uuid& person, const Uuid& organisation);

/// Names of the scopes that hold this facet of the record. `parent_scopes` are the parent's main-facet scopes (used by
/// Audience::parent, and to keep a child's audience inside its parent's).
std::set<std::string> audience_of(const RecordView& record, int facet, const std::set<std::string>& parent_scopes);

}  // namespace dialogue
