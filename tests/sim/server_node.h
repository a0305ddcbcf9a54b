// SPDX-License-Identifier: Apache-2.0
// The server of a simulated world: store on a simulated disk, service, API handlers; can crash, stop mid-write, and be put back to a
// backup.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/service/service.h"
#include "sync/ports.h"
#include "sync/session.h"
#include "tests/sim/disk.h"
#include "tests/sim/options.h"
#include "tests/sim/reference.h"
#include "tests/sim/rng.h"

namespace dialogue::sim {

class ServerClock final : public Clock {
 public:
  explicit ServerClock(const std::int64_t& now) : now_(now) {}
  std::int64_t unix_ms() override { return now_; }
  std::int64_t monotonic_ms() override { return now_; }

 private:
  const std::int64_t& now_;
};

class ServerNode {
 public:
  ServerNode(Disks& disks, const std::int64_t& now, Rng rng, const Options& options);
  ~ServerNode();

  Status start();
  void stop();
  /// The process ends at once; what was not synced is gone as the seed says.
  void crash(std::uint64_t seed);
  bool running() const { return service_ != nullptr; }

  /// One request as bytes; status 0 = the server died on the way (it is started again by the caller).
  WireReply handle(const WireRequest& request);

  /// Keeps the files as they are now; `restore` puts them back later, as somebody with a copy would: by hand.
  void keep_backup();
  bool has_backup() const { return !backup_.empty(); }
  void restore_backup();

  Service& service() { return *service_; }
  ServerStore& store() { return *store_; }
  Administration& admin() { return service_->admin(); }
  /// Log rows from `from` on, decoded for the reference model.
  std::vector<Decision> decisions(std::uint64_t from);

 private:
  Disks& disks_;
  ServerClock clock_;
  Rng rng_;
  bool real_signer_;
  Keys keys_;
  std::unique_ptr<Verifier> verifier_;
  std::unique_ptr<ServerStore> store_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Service> service_;
  DiskImage backup_;
};

/// What devices of a run sign with: Ed25519 or the cheap stand-in.
SignerFactory signer_factory(bool real);

}  // namespace dialogue::sim
