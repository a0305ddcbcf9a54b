// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "server/service/exchange/receive.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// Changes that a restored server lost and a device still has, with the receipts it was given (docs/PROTOCOL.md §5).
class Offers {
 public:
  Offers(UnitOfWork& work, const Uuid& device, const Uuid& person, std::vector<std::string_view> receipt_keys, Receiver& receiver);
  /// Replays offers with a true receipt in the order of their old sequences. Others are left out: without a receipt they get no answer.
  void take(const std::vector<Offer>& offers);
  /// Bytes of changes that this database did not have. They were within the quota when they first came.
  std::uint64_t stored_bytes() const { return stored_bytes_; }

 private:
  bool genuine(const Offer& offer) const;
  void replay(const Offer& offer);
  bool parent_missing(const Kind* kind, const Change& change) const;
  Decision replay_decision(const Change& change, const Receipt& receipt, std::uint64_t old_seq);
  Decision replay_edit(Held& held, const Change& change, const Receipt& receipt, std::uint64_t old_seq);
  bool replay_text(const Held& held, const Change& change, const CellEdit& cell, const Receipt& receipt, bool superseded, Decision& out);
  bool had_seen(const LogRow& standing, const Change& change, const CellEdit& cell, const Receipt& receipt, std::uint64_t old_seq);
  void remember(const Change& change, const Outcome& outcome, const Receipt& receipt, std::uint64_t old_seq);

  UnitOfWork& work_;
  const Uuid device_, person_;
  const std::vector<std::string_view> keys_;  ///< any of these keys may have made a receipt
  Receiver& receiver_;
  std::uint64_t stored_bytes_ = 0;
  std::set<Path> mixed_;  ///< texts of the replayed change that hold words written since the restore
};

}  // namespace dialogue
