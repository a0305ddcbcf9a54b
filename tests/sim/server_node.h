// SPDX-License-Identifier: Apache-2.0
// The server of a simulated world: store on a simulated disk, service, API handlers; can crash, stop mid-write, and be put back to a
// backup.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/api/context.h"
#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "sync/ports.h"
#include "sync/session.h"
#include "tests/fakes/clock.h"
#include "tests/sim/disk.h"
#include "tests/sim/options.h"
#include "tests/sim/reference.h"
#include "tests/sim/rng.h"
#include "tests/sim/versions.h"

namespace dialogue::sim {

class ServerNode {
 public:
  ServerNode(Disks& disks, const std::int64_t& now, Rng rng, const Options& options);
  ~ServerNode();

  Status start();
  /// The next program, from the next start on.
  void bring_up_to_date() { ++age_; }
  int age() const { return age_; }
  const Domain& domain() const { return program(age_); }
  /// The next program's first start ends after some calls of the disk.
  void start_and_die(std::uint64_t calls, std::uint64_t seed);
  /// What an older program says to the files; nothing = it opened them. The server is stopped.
  std::string opened_by(int age);
  void stop();
  /// The process ends at once. What was not synced is gone as the seed says.
  void crash(std::uint64_t seed);
  bool running() const { return service_ != nullptr; }

  /// One request as bytes; status 0 = the server died on the way (it is started again by the caller).
  WireReply handle(const WireRequest& request);

  /// Keeps the files as they are now, beside a few older ones, as somebody with copies would.
  void keep_copy();
  /// A backup that devices hear of; they then drop what it covers. Older copies are of no use any more.
  void back_up();
  bool has_copy() const { return !copies_.empty(); }
  /// One of the copies, or the files as they are now.
  const DiskImage& copy(std::size_t which) const { return copies_[which]; }
  DiskImage copy_now() const { return disks_.image("server"); }
  std::size_t copies() const { return copies_.size(); }
  /// Puts back a copy; `told` = with the restore command, which says so, else by hand.
  void restore(const DiskImage& copy, bool told);
  /// From the next start on the cursors have another key.
  void lose_cursor_key();

  Service& service() { return *service_; }
  ServerStore& store() { return *store_; }
  Administration& admin() { return service_->admin(); }
  /// Log rows from `from` on, decoded for the reference model.
  std::vector<Decision> decisions(std::uint64_t from);

 private:
  Status open();

  Disks& disks_;
  test::FakeClock clock_;
  Rng rng_;
  bool real_signer_;
  unsigned quota_;
  int age_ = oldest_program;
  Keys keys_;
  std::unique_ptr<Verifier> verifier_;
  std::unique_ptr<ServerStore> store_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<Service> service_;
  DocumentFolder files_{""};
  std::unique_ptr<api::Context> context_;  ///< of one life of the process
  std::vector<DiskImage> copies_;          ///< oldest first
};

/// What devices of a run sign with: Ed25519 or the cheap stand-in.
SignerFactory signer_factory(bool real);

}  // namespace dialogue::sim
