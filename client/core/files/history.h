// SPDX-License-Identifier: Apache-2.0
// What became of a record, as the server tells it (docs/PROTOCOL.md, "Files, history").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/cell.h"
#include "shared/wire/json.h"
#include "sync/session.h"

namespace dialogue {

/// What an accepted change made of one cell.
struct HistoryStep {
  std::uint64_t seq = 0;
  std::string at, by_name;  ///< when the server took it, and whose change it was; no name = the server's own
  std::string act;          ///< empty = an edit
  Path field;
  Raw from, to;
  bool proposed = false;  ///< kept beside what stands
};
struct History {
  std::string record, kind;
  std::vector<HistoryStep> steps;  ///< oldest first
};

/// What an answer may hold.
inline constexpr json::Limits history_limits{32u << 20, 16, 2'000'000, 400, 1u << 20, 32};

/// Code bad_body.
Result<History> read_history(std::string_view body);
/// Asks, and takes the answer as below.
Result<std::string> ask_history(Session& session, Transport& transport, const Uuid& record);
/// Signed, for any thread's transport. Code not_enrolled.
Result<WireRequest> history_request(Session& session, const Uuid& record);
/// The body of the answer, proven and about that record, to be read, shown and kept. Codes: those of `proven`, those of a problem document.
/// Code clock: ask once more (Session::corrects_clock).
Result<std::string> history_answer(const WireRequest& request, const Uuid& record, WireReply reply);

}  // namespace dialogue
