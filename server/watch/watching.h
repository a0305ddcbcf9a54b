// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/settings.h"
#include "server/http/request_note.h"
#include "server/net/metrics.h"
#include "server/service/clock/ticker.h"
#include "server/service/service.h"
#include "server/watch/health.h"
#include "server/watch/pulse.h"
#include "server/watch/service_manager.h"
#include "server/watch/token.h"
#include "shared/base/log.h"

namespace dialogue::watch {

/// What is told of a running server, and to whom: the service manager, monitoring programs, administrators, the log. Any thread.
class Watching {
 public:
  Watching(Service& service, std::string folder, const ServiceManager& manager, Clock& clock);

  /// Takes the options that count here over; also again, while it runs. Codes as Token::read; then nothing has changed.
  Status apply(const config::Settings& settings);
  void start();
  void stop() { ticker_.stop(); }

  net::Metrics& counts() { return counts_; }
  /// A request was answered: counts it, and gives it a line in the log.
  void answered(const http::Answered& request);

  bool may_watch(std::string_view token) const;
  bool ready() const;
  std::vector<Check> checks() const;
  /// For programs with the token: {"ready":B,"checks":[…]}.
  std::string health_json() const;
  /// The page /metrics. `front`: what the front counts.
  std::string metrics(std::vector<net::Reading> front) const;

 private:
  struct Options {
    LogLevel requests = LogLevel::debug;
    std::int64_t disk_free_mb = 0, backup_age_h = 0;
    std::optional<Token> token;
  };
  std::shared_ptr<const Options> options() const;
  HealthFacts facts() const;

  Service& service_;
  const std::string folder_;
  Clock& clock_;
  const std::int64_t started_ms_;
  net::Metrics counts_;
  Pulse pulse_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Options> options_ = std::make_shared<Options>();
  Ticker ticker_;
};

}  // namespace dialogue::watch
