// SPDX-License-Identifier: Apache-2.0
// What comes into the log, and what the log says about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/service/ports/store.h"
#include "sync/messages.h"

namespace dialogue {

/// A change on its way into the log.
struct Arriving {
  const Change& change;
  const std::string& bytes;
  std::int64_t source = 0;
  std::uint64_t counter = 0;  ///< 0 for what no device counts
  Uuid device, person;
};

/// An argument of an act, raw; "" when it is not given.
std::string_view argument(const Change& change, std::string_view name);

/// What the log says about a change.
struct Outcome {
  std::uint64_t seq = 0;
  Rid rid = 0;
  Verdict verdict = Verdict::applied;
  Error error;
  std::vector<Path> kept;
  Uuid proposal;
};
Outcome outcome_of(const LogRow& row);

}  // namespace dialogue
