// SPDX-License-Identifier: Apache-2.0
// Carries decisions out: log row, cells, what follows from them, proposals, moderation. Writer's thread.
#pragma once

#include <string>
#include <vector>

#include "server/service/decide.h"
#include "server/service/work.h"
#include "sync/messages.h"

namespace dialogue {

/// A change on its way into the log.
struct Arriving {
  const Change& change;
  const std::string& bytes;
  std::int64_t line = 0;
  std::uint64_t counter = 0;  ///< 0 for what no device counts
  Uuid device, person;
};

/// What the log says about a change.
struct Word {
  std::uint64_t seq = 0;
  Rid rid = 0;
  Verdict verdict = Verdict::applied;
  Error error;
  std::vector<Path> kept;
  Uuid proposal;
};
Word word_of(const LogRow& row);

class Applier {
 public:
  explicit Applier(Work& work) : work_(work) {}

  Word carry_out(const Arriving& arriving, Decision& decision);
  /// A change by the server itself: a log row of its own. Returns its sequence.
  std::uint64_t server_edit(Held& held, const std::vector<Assigned>& cells, std::int64_t line = 0);
  Held& server_create(const Kind& kind, const Uuid& id, std::vector<Assigned> cells);
  /// A row of the log that changes no record.
  std::uint64_t note(const std::string& what, const std::vector<std::pair<std::string, Raw>>& args);

 private:
  void number(const Kind& kind, Decision& decision);
  void number_in_series(const Held& held, const Act& act, Decision& decision);
  /// Gives the cells their values; open proposals for them follow.
  void assign(Held& held, const std::vector<Assigned>& cells, std::uint64_t seq);
  void follow(Held& held, const std::vector<Assigned>& cells);
  void lock_device(const Held& held);
  void settle_elsewhere(const Arriving& arriving, const Decision& decision);
  std::int64_t server_line();

  Work& work_;
};

}  // namespace dialogue
