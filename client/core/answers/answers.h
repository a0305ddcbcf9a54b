// SPDX-License-Identifier: Apache-2.0
// What the computed answers (shared/domain/support and shared/domain/meetings) need, read from a replica. One thread, the replica's.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "client/core/verbs/replica.h"
#include "shared/domain/meetings/slots.h"
#include "shared/domain/support/gaps.h"
#include "shared/domain/support/matching.h"

namespace dialogue {

/// What an answer was made from: the newest sequence among its records, and what is not known here.
struct Inputs {
  std::uint64_t revision = 0;
  std::vector<Reason> lacking;
};

RequestFacts request_facts(Replica& replica, const Record& request);
OfferFacts offer_facts(Replica& replica, const Record& offer);

/// One record put beside another.
struct Suggestion {
  Uuid id;
  std::string title;
  Match match;
};
struct Matches {
  std::vector<Suggestion> suggested;      ///< best first
  std::vector<Suggestion> not_suggested;  ///< with the gates that fail
  Inputs inputs;
};
/// For a request: with all offers here. For an offer: with all requests here. Codes: not_found, no_matches (another kind).
Result<Matches> matches_of(Replica& replica, const Uuid& id);

struct GapLine {
  Uuid request;
  std::string title, line, theme;
  bool must = false;
  GapClass found = GapClass::fresh;
  int covered = 0, days = 0;  ///< basis points; days since publication
  Reason cause;
};
struct Gaps {
  std::vector<GapLine> lines;  ///< only those that may be shown by name, and not the covered ones
  int counted = 0;             ///< lines that are only counted
  GapMatrix matrix;
  Inputs inputs;
};
/// For every published request here. `today`: the device's date.
Result<Gaps> gaps_of(Replica& replica, Day today);

struct SlotInputs {
  SlotQuestion question;
  std::vector<std::string> zones;  ///< of the participants, in their order
  Inputs inputs;
};
/// Registered people with their zones, else the invited organisations. Codes: not_found, no_meeting (another kind).
Result<SlotInputs> slot_inputs(Replica& replica, const Uuid& meeting);

}  // namespace dialogue
