// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/app/sample/sample_replica.h"

namespace dialogue {

/// Plays the server for a SampleReplica: one request an exchange; what it carried is confirmed, acts are carried out.
class SampleSession : public Session {
 public:
  explicit SampleSession(SampleReplica& replica) : replica_(replica) {}

  Result<WireRequest> enrol(const std::string& code, const std::string& device_name) override;
  Status take_enrolled(const std::string& server_url, const WireReply& reply) override;
  void begin() override;
  bool seals() override;
  Result<std::optional<WireRequest>> next() override;
  Status take(const WireReply& reply) override;
  const SyncTotals& totals() const override { return totals_; }
  bool any_waiting() override;
  void set_page(std::uint32_t) override {}
  Status authorize(WireRequest& request) override;
  std::vector<std::string> server_keys() override;

 private:
  SampleReplica& replica_;
  SyncTotals totals_;
  bool asked_ = false;
};

/// By which its devices know the invented server.
std::string sample_line_key();

}  // namespace dialogue
