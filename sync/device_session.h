// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "sync/ports.h"
#include "sync/recovery.h"
#include "sync/sealer.h"
#include "sync/session.h"
#include "sync/tuning.h"

namespace dialogue {

/// The device's side of one reconcile: what to ask next, and what an answer means. State between two reconciles is in the store alone.
class DeviceSession final : public Session {
 public:
  explicit DeviceSession(DevicePorts ports) : ports_(std::move(ports)), sealer_(ports_), recovery_(ports_) {}

  Result<WireRequest> enrol(const std::string& code, const std::string& device_name) override;
  Status take_enrolled(const std::string& server_url, const WireReply& reply) override;
  void begin() override;
  bool seals() override;
  Result<std::optional<WireRequest>> next() override;
  Status take(const WireReply& reply) override;
  const SyncTotals& totals() const override { return totals_; }
  bool any_waiting() override;
  Result<std::optional<WireRequest>> farewell() override;
  void set_page(std::uint32_t bytes) override;
  Result<std::string> authorize(std::string_view method, std::string_view path, std::string_view body) override;
  bool enrolled();

 private:
  struct Identity {
    std::string_view device, seed;  ///< names of settings (sync/meta.h)
  };
  Identity identity();
  void become_next();
  std::string known_name();
  SyncRequest build();
  SyncRequest knock();
  WireRequest signed_request(const SyncRequest& request);
  WireRequest send(const SyncRequest& request);
  void take_answer(const SyncResponse& answer);
  void take_trouble(const SyncResponse& answer);
  void take_gap(const SyncResponse& answer);
  void take_news(const SyncResponse& answer);
  void judge(const SyncResponse& answer, bool progress);
  void trouble_again(const Error& error);
  std::unique_ptr<Signer> signer();

  DevicePorts ports_;
  Sealer sealer_;
  Recovery recovery_;
  SyncTotals totals_;
  SyncRequest sent_;
  std::uint16_t mark_ = 0;  ///< of the request that is out
  std::uint32_t page_ = tuning::first_page;
  bool waiting_ = false;   ///< a request is out
  bool finished_ = false;  ///< both sides agree
  int idle_ = 0;           ///< answers in a row that brought nothing
  int troubles_ = 0;       ///< of this reconcile
  bool doubted_ = false;   ///< the server could not verify the last request: the line may have changed it, or the key is another one
  std::optional<std::uint64_t> gap_;
};

}  // namespace dialogue
