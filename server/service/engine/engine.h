// SPDX-License-Identifier: Apache-2.0
// What the parts of the service share: ports, the declaration worked out, what is counted of each device. Internal to server/service.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/service/ports/service_ports.h"
#include "server/service/unit_of_work/catalogue.h"
#include "server/service/unit_of_work/unit_of_work.h"
#include "shared/model/actor.h"
#include "sync/messages.h"

namespace dialogue {

class Engine {
 public:
  explicit Engine(ServicePorts ports);

  const ServicePorts ports;
  const Catalogue catalogue;

  /// One job of the writer; what it throws comes back as a Status. Tells the listener once it is durable.
  Status write(const std::function<void(UnitOfWork&)>& job);
  std::unique_ptr<StoreView> snapshot() { return ports.store.snapshot(); }
  std::int64_t now_ms() { return ports.clock.unix_ms(); }

  Signature sign_head(const Epoch& epoch, const LogHead& head);
  /// The order to erase a device that stands on its record; nothing when there is none.
  std::optional<WipeOrder> wipe_order(StoreView& view, const Uuid& device);
  PublicKey audit_key() { return audit_.public_key(); }
  /// Signed by the audit key.
  const LineKeys& line_keys() const { return line_keys_; }
  std::vector<NextKey> audit_keys() const;  ///< since the first, oldest first

  /// What the ports had at first, and what was set since.
  Quotas quotas();
  void set_quotas(const Quotas& quotas);
  /// Counts what a device sends; true when it has to wait.
  bool over_quota(const Uuid& device, std::uint64_t changes, std::uint64_t& retry_ms);

  /// Whether the device was not here yet on this day, as far as this process knows.
  bool first_today(const Uuid& device, const std::string& day);

  /// Whether what this device let go of at this cursor was not counted yet, as far as this process knows.
  bool first_let_go(const Uuid& device, std::uint64_t cursor);

 private:
  struct Window {
    std::int64_t since_ms = 0;
    std::uint64_t changes = 0;
  };
  std::mutex quota_mutex_;
  Quotas quotas_;
  std::map<Uuid, Window> windows_;
  std::mutex seen_mutex_;
  std::map<Uuid, std::string> seen_;
  std::map<Uuid, std::uint64_t> let_go_;
  Ed25519Signer audit_;
  std::mutex signing_;
  LineKeys line_keys_;
};

/// Whose device it is, with the rights that they have now; nothing for unknown and revoked devices.
std::optional<Actor> actor_of(Engine& engine, StoreView& view, const Uuid& device);
}  // namespace dialogue
