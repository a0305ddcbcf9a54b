// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"

/// What records may name, and of which kind that must be. The caller knows which records there are, and which of them the actor may know
/// of. Pure; any thread.
namespace dialogue {

/// A record that a cell names, and the kind that its field declares.
struct Named {
  Uuid id;
  std::string_view kind;
};
/// Nothing for a cell that names no record, or one of any kind.
std::optional<Named> named_record(const Kind& kind, std::string_view path, std::string_view value);

/// Whether a role may be limited to records of this kind. Records that hang on others are seen with these, and give a guest nothing alone.
bool takes_guests(const Kind& kind);

/// Whether a role that is being given is limited to what its scope says. `limit` is the kind of the record that it names; nullptr when that
/// is not known here. Fine for records of other kinds. Codes, about `scope_id`: incomplete, wrong_kind, no_guests.
Status check_limit(const RecordView& grant, const Kind* limit);

}  // namespace dialogue
