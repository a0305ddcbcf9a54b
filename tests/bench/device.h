// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "client/core/transport/http_transport.h"
#include "client/core/verbs/replica.h"
#include "sync/session.h"

namespace dialogue::bench {

/// Times what goes over the line.
class TimedTransport final : public Transport {
 public:
  explicit TimedTransport(Transport& inner) : inner_(inner) {}
  Status connect() override { return inner_.connect(); }
  Result<WireReply> call(const WireRequest& request) override;
  double ms() const { return ms_; }  ///< waited for answers, all calls together

 private:
  Transport& inner_;
  double ms_ = 0;
};

struct Synced {
  SyncTotals totals;
  double waited_ms = 0;  ///< of it: for the server and the line
};

/// A device of the workload: the product's replica, session and transport. Everything throws Failure.
class Device {
 public:
  Device(const std::string& dir, const std::string& url);
  /// Enrols with the one-time code in this file, unless it is enrolled.
  void enrol(const std::string& code_file, const std::string& name);
  Synced sync();
  Replica& replica() { return *replica_; }

 private:
  const std::string url_;
  std::unique_ptr<Replica> replica_;
  std::unique_ptr<HttpTransport> transport_;
};

}  // namespace dialogue::bench
