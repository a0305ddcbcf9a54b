// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "sync/messages.h"
#include "sync/ports.h"
#include "sync/session.h"

namespace dialogue {

/// The device's end of the line to its server: signs what it sends, and tells whose an answer is.
class ServerLine {
 public:
  explicit ServerLine(const DevicePorts& ports) : ports_(ports) {}

  /// Signs the request with the server's time as this device knows it, and adds what will prove the answer.
  void sign(WireRequest& request);
  /// The keys of the line from now on, when the answer is the server's and to this request; else nothing. A device that knows no key of the
  /// line yet, or none that is still in use, takes those that the audit key vouches for.
  std::optional<LineKeys> proven_by(const WireRequest& request, const WireReply& reply);
  /// The keys that such an answer tells, where the audit key vouches for them, else those that proved it. Never earlier ones.
  LineKeys told(const LineKeys& proven, const SyncResponse& answer);
  /// The server told its time because the request's was off. Inside the caller's transaction.
  void correct_clock(std::int64_t server_ms);

 private:
  std::unique_ptr<Signer> signer();
  std::optional<LineKeys> vouched_for(const WireRequest& request, const WireReply& reply);
  bool is_signed(const LineKeys& told, const SyncResponse& answer);

  const DevicePorts& ports_;
  std::int64_t last_ms_ = 0;  ///< the time of the last request
};

}  // namespace dialogue
