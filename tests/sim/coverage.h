// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "sync/messages.h"
#include "sync/session.h"

namespace dialogue::sim {

/// What fired and what was reached, by name, each with how often.
using Counts = std::map<std::string, std::uint64_t>;

/// Reads one exchange off the wire and counts the branches of recovery that it shows.
class Coverage {
 public:
  explicit Coverage(Counts& counts) : counts_(counts) {}
  void saw(const SyncRequest& asked, const SyncResponse& answer);
  void saw_problem() { count("answered with a problem"); }

 private:
  void saw_asked(const SyncRequest& request);
  void saw_answer(const SyncRequest& request, const SyncResponse& answer);
  void count(const std::string& what, std::uint64_t times = 1) {
    if (times > 0) counts_[what] += times;
  }
  Counts& counts_;
};

/// The messages of an exchange; nothing when they are not of the protocol.
std::optional<SyncRequest> asked_of(const WireRequest& request);
std::optional<SyncResponse> answer_of(const WireReply& reply);

}  // namespace dialogue::sim
