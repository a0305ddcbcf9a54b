// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <functional>
#include <memory>

#include "client/app/services/services.h"
#include "tests/qml/scripted_replica.h"

namespace dialogue {

class ManualClock : public Clock {
 public:
  std::int64_t unix_ms() override { return now; }
  std::int64_t monotonic_ms() override { return now; }
  std::atomic<std::int64_t> now{1'795'442'700'000};
};

/// Always gives the same bytes, so that delays have no spread.
class SameRandom : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override {
    for (auto& byte : out) byte = ++last_;
  }

 private:
  std::uint8_t last_ = 0;
};

/// Answers what the test says, on the network thread.
class ScriptedTransport : public Transport {
 public:
  struct Script {
    std::atomic<bool> reachable{true};
    std::atomic<int> calls{0};
  };
  explicit ScriptedTransport(std::shared_ptr<Script> script) : script_(std::move(script)) {}
  /// A connection that fails counts as tried, and no request follows it.
  Status connect() override;
  Result<WireReply> call(const WireRequest& request) override;

 private:
  std::shared_ptr<Script> script_;
};

/// Services over a sample replica.
class Desk {
 public:
  explicit Desk(std::size_t many = 0);

  Services& services() { return *services_; }
  /// Only between `settle` and the next question.
  ScriptedReplica& replica() { return *replica_; }
  ManualClock& clock() { return clock_; }
  ScriptedTransport::Script& line() { return *script_; }
  /// Lets everything run until nothing is under way.
  void settle();
  /// Lets everything run until `holds`; false after a long time.
  bool until(const std::function<bool()>& holds);

 private:
  ManualClock clock_;
  SameRandom random_;
  std::shared_ptr<ScriptedTransport::Script> script_ = std::make_shared<ScriptedTransport::Script>();
  ScriptedReplica* replica_ = nullptr;
  std::unique_ptr<Services> services_;
};

}  // namespace dialogue
