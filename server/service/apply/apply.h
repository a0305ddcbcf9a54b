// SPDX-License-Identifier: Apache-2.0
// Carries a decision out: log row, cells, and what follows from them. A moderator's act decides another change besides: see verdicts.h.
// Writer's thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/service/apply/outcome.h"
#include "server/service/apply/server_rows.h"
#include "server/service/decide/decision.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

class Applier final : public ServerRows {
 public:
  explicit Applier(UnitOfWork& work) : work_(work) {}

  Outcome carry_out(const Arriving& arriving, Decision& decision);
  std::uint64_t server_edit(Held& held, const std::vector<Assigned>& cells, std::int64_t source = 0) override;
  Held& server_create(const Kind& kind, const Uuid& id, std::vector<Assigned> cells) override;
  /// A row of the log that changes no record.
  std::uint64_t note(const std::string& what, const std::vector<std::pair<std::string, Raw>>& args);

 private:
  void number(const Kind& kind, Decision& decision);
  void number_in_series(const Held& held, const Act& act, Decision& decision);
  /// Gives the cells their values. Open proposals for them follow.
  void assign(Held& held, const std::vector<Assigned>& cells, std::uint64_t seq);
  void follow(Held& held, const std::vector<Assigned>& cells);
  void lock_device(const Held& held);
  void settle_elsewhere(const Arriving& arriving, const Decision& decision);
  std::int64_t server_source();

  UnitOfWork& work_;
};

}  // namespace dialogue
