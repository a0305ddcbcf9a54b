// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "sync/ports.h"
#include "sync/recovery.h"
#include "sync/sealer.h"
#include "sync/server_line.h"
#include "sync/session.h"
#include "sync/tuning.h"

namespace dialogue {

/// The device's side of one reconcile: what to ask next, and what an answer means. State between two reconciles is in the store alone.
class DeviceSession final : public Session {
 public:
  explicit DeviceSession(DevicePorts ports) : ports_(std::move(ports)), sealer_(ports_), recovery_(ports_), line_(ports_) {}

  Result<WireRequest> enrol(const std::string& code, const std::string& device_name) override;
  Status take_enrolled(const std::string& server_url, const WireReply& reply) override;
  void expect_server(const std::string& fingerprint, std::string_view secured) override {
    fingerprint_ = fingerprint;
    secured_ = secured;
  }
  std::vector<std::string> server_keys() override;
  void begin() override;
  bool seals() override;
  Result<std::optional<WireRequest>> next() override;
  Status take(const WireReply& reply) override;
  const SyncTotals& totals() const override { return totals_; }
  bool any_waiting() override;
  Result<std::optional<WireRequest>> farewell() override;
  void set_page(std::uint32_t bytes) override;
  Status authorize(WireRequest& request) override;
  bool corrects_clock(const WireReply& reply) override;
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
  WireRequest send(const SyncRequest& request);
  Error doubt(const WireReply& reply);
  Result<LineKeys> enrolled_by(const EnrolResponse& answer, const WireReply& reply);
  void take_answer(const SyncResponse& answer, const LineKeys& line);
  void take_trouble(const SyncResponse& answer);
  void take_clock(const SyncResponse& answer);
  void take_gap(const SyncResponse& answer);
  void take_news(const SyncResponse& answer);
  void judge(const SyncResponse& answer, bool progress);
  void trouble_again(const Error& error);

  DevicePorts ports_;
  Sealer sealer_;
  Recovery recovery_;
  ServerLine line_;
  SyncTotals totals_;
  SyncRequest sent_;
  WireRequest out_;          ///< the request that is out, without its body
  std::string proof_;        ///< of the enrolment that is out: what its answer has to name
  std::string secured_;      ///< how the way to that server is secured
  std::string fingerprint_;  ///< of the server to enrol at, as far as the code says it
  std::uint32_t page_ = tuning::first_page;
  bool waiting_ = false;     ///< a request is out
  bool finished_ = false;    ///< both sides agree
  int idle_ = 0;             ///< answers in a row that brought nothing
  int troubles_ = 0;         ///< of this reconcile
  bool doubted_ = false;     ///< the last answer could not be believed, or the server could not: the line may have changed it
  bool clock_told_ = false;  ///< the last answer told the server's time
  std::optional<std::uint64_t> gap_;
};

}  // namespace dialogue
