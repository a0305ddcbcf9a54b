// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "sync/ports.h"
#include "sync/working_copy.h"

namespace dialogue {

/// A waiting change that has no counter yet is named by its local number until it is sealed: beyond every counter, within 2^53.
inline constexpr Saw local_saw_base = Saw{1} << 51;
inline Saw local_saw(std::int64_t id) { return -(local_saw_base + id); }
/// The local number that a saw names; 0 when it is a sequence or a counter.
inline std::int64_t local_id(Saw saw) { return saw < -local_saw_base ? -saw - local_saw_base : 0; }

/// The sequence up to which the record's cell was shown to its user.
std::uint64_t shown_seq(const WorkingCopy& record, std::string_view path, const Shown* shown);
/// Whether that settled change of this device left the cell as it was: refused, or kept as a proposal.
using WithoutEffect = std::function<bool(const StoredChange&, std::string_view path)>;

/// What the author of an edit of `path` saw (docs/PROTOCOL.md §3). `shown` null = the replica as it is now. `settled` are the record's
/// changes that have their verdict, at least those above `shown_seq`, because a page that was open meanwhile has seen what its own user
/// wrote.
Saw saw_of(const WorkingCopy& record, std::string_view path, const Shown* shown, const std::vector<StoredChange>& settled,
           std::string_view incarnation, const WithoutEffect& without_effect);

}  // namespace dialogue
