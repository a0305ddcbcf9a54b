// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "tests/sim/world.h"

namespace dialogue::sim {

/// The line between one device and the server for one reconcile: loses, doubles, delays, reorders, cuts and spoils messages, lets others
/// answer, and lets the server die on either side of its commit.
class Line final : public Transport {
 public:
  Line(World& world, std::size_t device, bool faulty) : world_(world), device_(device), faulty_(faulty) {}
  Status connect() override;
  Result<WireReply> call(const WireRequest& request) override;
  bool stood() const { return stands_; }
  bool called() const { return called_; }
  /// What a stranger made the device believe; empty = nothing.
  std::string fooled(const std::string& ended) const;

 private:
  bool happens(unsigned per_mille, const char* fault);
  bool crash_server(const char* when);
  WireReply deliver(const WireRequest& request, bool mine = true);
  WireReply portal();
  bool strange(unsigned per_mille, const char* what);
  WireReply forged(const WireRequest& request);
  void send_overheard();
  Result<WireReply> back(WireReply reply);
  void look_at(const WireRequest& request, const WireReply& reply, bool mine);
  void watch(const SyncResponse& answer);
  void ask_why_anew(const SyncRequest& asked);
  std::string spoiled(std::string body);

  World& world_;
  std::size_t device_;
  bool faulty_;
  bool stands_ = true, called_ = false;
  bool forged_ = false, closed_ = false;  ///< a stranger answered; the server itself said that the device is closed
};

}  // namespace dialogue::sim
