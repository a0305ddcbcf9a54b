// SPDX-License-Identifier: Apache-2.0
// What the parts of the service share: ports, the declaration worked out, the news listener. Internal to server/service.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/service/apply.h"
#include "server/service/catalogue.h"
#include "server/service/cursor.h"
#include "server/service/service.h"
#include "server/service/work.h"

namespace dialogue {

class Engine {
 public:
  explicit Engine(Service::Ports ports);

  const Service::Ports ports;
  const Catalogue catalogue;

  /// One job of the writer; what it throws comes back as a Status. Tells the listener once it is durable.
  Status write(const std::function<void(Work&)>& job);
  std::unique_ptr<StoreView> snapshot() { return ports.store.snapshot(); }
  std::int64_t now_ms() { return ports.clock.unix_ms(); }

  /// Begins a new life of the log: `ended` = what of the old one this log shares, if known.
  void new_epoch(Work& work, const std::string& why, std::optional<std::uint64_t> ended);
  /// The name of the next one.
  Epoch next_epoch(StoreView& view);

  Signature sign_head(const Epoch& epoch, const LogHead& head);
  /// The order to erase a device that stands on its record; nothing when none does.
  std::optional<WipeOrder> wipe_order(StoreView& view, const Uuid& device);
  PublicKey audit_key() { return audit_.public_key(); }

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
  std::map<Uuid, Window> windows_;
  std::mutex seen_mutex_;
  std::map<Uuid, std::string> seen_;
  std::map<Uuid, std::uint64_t> let_go_;
  Ed25519Signer audit_;
  std::mutex signing_;
};

/// Epochs and the mark: at opening.
Status settle_epoch(Engine& engine);

SyncResponse sync_device(Engine& engine, const Uuid& device, const SyncRequest& request);
EnrolResponse enrol_device(Engine& engine, const EnrolRequest& request);
Result<std::string> history_of(Engine& engine, const Uuid& device, const Uuid& record);
Result<FileInfo> file_of(Engine& engine, const Uuid& device, const Uuid& material, bool write);
std::unique_ptr<Administration> make_administration(Engine& engine);

/// Whose device it is, and what they are now; nothing for unknown and revoked devices.
std::optional<Actor> actor_of(Engine& engine, StoreView& view, const Uuid& device);
/// Where the cursor lies in this log.
enum class CursorState { empty, good, unreadable, other_life, beside };
CursorState read_cursor(Engine& engine, StoreView& view, const std::string& bytes, Cursor& out);

}  // namespace dialogue
