// SPDX-License-Identifier: Apache-2.0
// The verdict on a change that was parked. It comes as a notice in the author's personal scope (docs/PROTOCOL.md §3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sync/ports.h"

namespace dialogue {

struct LateVerdict {
  Verdict verdict = Verdict::applied;  ///< never parked
  Error error;                         ///< rejected: code, field, args
};

/// How a notice names a change: its device's incarnation and counter, "INCARNATION.COUNTER".
std::string change_name(std::string_view incarnation, std::uint64_t counter);
/// Takes such a name apart; nothing for other texts.
std::optional<std::pair<std::string, std::uint64_t>> named_change(std::string_view name);

/// What the notices that are here say of a sealed change; nothing while it waits for its verdict. Reads the store.
std::optional<LateVerdict> late_verdict(ReplicaStore& store, const Domain& domain, const StoredChange& change);

}  // namespace dialogue
