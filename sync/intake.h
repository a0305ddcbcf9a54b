// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sync/identity_map.h"
#include "sync/ports.h"

namespace dialogue {

/// What one answer did.
struct Taken {
  std::uint64_t receipts = 0, applied = 0, proposed = 0, rejected = 0, parked = 0;
  std::uint64_t rows = 0;
  std::string bad_scope;  ///< its checksum did not match a second time
};

/// Applies one answer of the server, inside the caller's transaction: receipts, then rows, what is missing or left, sums, and the cursor
/// last (docs/PROTOCOL.md §4).
class Intake {
 public:
  explicit Intake(const DevicePorts& ports) : ports_(ports), records_(ports) {}

  Taken take(const SyncRequest& sent, const SyncResponse& answer);

  /// Takes the scopes off every facet. With `purge`, what no scope holds any more is purged.
  void let_go(const std::vector<ScopeId>& scopes, bool purge);

 private:
  void take_receipt(const Receipt& receipt);
  void take_run(const std::vector<StoredChange>& run, const Receipt& receipt);
  void count(Verdict verdict);
  void take_off(WorkingCopy& record, const StoredChange& change, const Receipt& receipt);
  void settle(StoredChange& change, const Receipt& receipt, std::uint64_t seq, std::int64_t number);
  void take_row(const Row& row);
  void expect_verdict(const Row& notice);
  void hear_verdicts();
  void take_cells(WorkingCopy& record, const Row& row);
  void welcome(WorkingCopy& record);
  void let_go_of(WorkingCopy& record, const std::vector<ScopeId>& scopes, bool purge);
  void purge_unheld();
  void tidy(const Uuid& id);
  void compare(const SyncResponse& answer);
  void compare_scope(ScopeId id, std::uint64_t sum);
  void take_cursor(const SyncResponse& answer);
  void remember(const SyncResponse& answer);
  void purged();

  const DevicePorts& ports_;
  IdentityMap records_;
  Taken taken_;
  bool rows_come_ = true;     ///< with its receipts the answer brings the rows of their records
  bool grants_come_ = false;  ///< there are rows of somebody's role
  std::set<Uuid> touched_, checked_;
  std::set<std::pair<std::string, std::uint64_t>> awaited_;  ///< changes that were parked, or that a notice speaks of
  std::unordered_map<Uuid, std::set<Path>> applied_;         ///< cells that this answer's receipts made base
};

}  // namespace dialogue
