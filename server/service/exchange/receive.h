// SPDX-License-Identifier: Apache-2.0
// Takes a device's batches: repeats, gaps, clones, groups; one verdict a change. Writer's thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/service/apply/outcome.h"
#include "server/service/decide/decide.h"
#include "server/service/exchange/receipts.h"
#include "server/service/exchange/sent.h"
#include "server/service/ports/service_ports.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// A sealed change, decoded before the writer's turn.
struct Decoded {
  const SealedChange* sealed = nullptr;
  Result<Change> change;
};
struct Incoming {
  std::string incarnation;
  std::vector<Decoded> changes;
};
std::vector<Incoming> decode_batches(const std::vector<Batch>& batches);

class Receiver {
 public:
  Receiver(UnitOfWork& work, const Uuid& device, const Uuid& person, std::string_view receipt_key, const Quotas& quotas);

  /// gap or clone, before anything is done; `expected` is then the counter that comes next.
  std::optional<Error> check(const std::vector<Incoming>& batches, std::uint64_t& expected);
  void take(const std::vector<Incoming>& batches);
  /// Of the changes that were not taken before.
  std::uint64_t new_bytes(const std::vector<Incoming>& batches);

  // For changes that come back after a restore.
  Outcome carry_out(const std::string& incarnation, const Decoded& decoded, Decision& decision);
  /// `echo`: the device has the words it sent, so they need not come back.
  void done(const std::string& incarnation, const Decoded& decoded, const Outcome& outcome, bool echo = true);
  /// What would be decided now.
  Decision judge_as(const Change& change);

  std::vector<Receipt> receipts() { return receipts_.take(); }
  Sent take_sent() { return std::move(sent_); }

 private:
  void take_batch(const Incoming& batch);
  void repeat(const Incoming& batch, const Decoded& decoded);
  Outcome decide_one(const std::string& incarnation, const Decoded& decoded);
  Outcome undecodable(const std::string& incarnation, const Decoded& decoded);
  void group(const std::string& incarnation, const std::vector<const Decoded*>& members);
  Decision judge(const ChangeSource& source, const Change& change);
  Decision weigh(const ChangeSource& source, const Change& change);
  void note_sent(const Change& change, const Outcome& outcome, bool echo);
  ChangeSource& source(const std::string& incarnation) { return work_.source(device_, incarnation, person_); }
  void refresh_standing();

  UnitOfWork& work_;
  const Uuid device_, person_;
  const Quotas quotas_;
  Receipts receipts_;
  Standing standing_;
  std::optional<std::uint64_t> access_known_;  ///< the count of access changes that `standing_` knows
  std::optional<std::uint64_t> open_proposals_;
  Sent sent_;
};

}  // namespace dialogue
