// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <functional>
#include <memory>

#include "client/app/services/services.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/random.h"
#include "tests/fakes/transport.h"
#include "tests/qml/scripted_replica.h"

namespace dialogue {

/// When the sample records are looked at.
inline constexpr std::int64_t desk_now = 1'795'442'700'000;

/// Answers what the test says, on the network thread.
class ScriptedTransport final : public test::FakeTransport {
 public:
  struct Script {
    std::atomic<bool> reachable{true};
    std::atomic<const char*> why{"offline"};  ///< while it is not reachable
    std::atomic<int> calls{0};
  };
  explicit ScriptedTransport(std::shared_ptr<Script> script);
  /// A connection that fails counts as tried, and no request follows it.
  Status connect() override;

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
  test::FakeClock& clock() { return clock_; }
  ScriptedTransport::Script& line() { return *script_; }
  /// Lets everything run until nothing is under way.
  void settle();
  /// Lets everything run until `holds`; false after a long time.
  bool until(const std::function<bool()>& holds);

 private:
  test::FakeClock clock_{desk_now};
  test::FakeRandom random_;
  std::shared_ptr<ScriptedTransport::Script> script_ = std::make_shared<ScriptedTransport::Script>();
  ScriptedReplica* replica_ = nullptr;
  std::unique_ptr<Services> services_;
};

}  // namespace dialogue
