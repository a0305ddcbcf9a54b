// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/signer.h"
#include "sync/ports.h"

namespace dialogue {

/// Gives waiting changes their counters, bytes, hashes and signatures, once and for ever, and says which batches a request carries. Each
/// call is one transaction of its own.
class Sealer {
 public:
  explicit Sealer(const DevicePorts& ports) : ports_(ports) {}

  /// Batches without receipt, oldest first. Then waiting unsealed changes, which are sealed now. As many as fit into one request.
  std::vector<Batch> batches();
  /// The same, beginning with what was kept from this counter on. Empty when that is no longer here whole.
  std::vector<Batch> batches_from(std::uint64_t counter);
  /// Takes a new incarnation. All that has no receipt is unsealed, to be sealed again under new counters.
  void begin_again();
  /// The same inside the caller's transaction.
  void unseal();

 private:
  void seal_next();
  SealedChange sealed(const Draft& draft, std::uint64_t counter);
  Saw sealed_saw(Saw saw);
  Saw unsealed_saw(const StoredChange& change, const CellEdit& cell);
  Batch load(const StoredBatch& stored);
  std::vector<Batch> fitting(const std::vector<StoredBatch>& stored);

  const DevicePorts& ports_;
};

}  // namespace dialogue
