// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "shared/base/result.h"

namespace dialogue {

class ServerStore;

/// Runs what changes the store: one job at a time, each in a savepoint, durable before `run` returns.
class Writer {
 public:
  virtual ~Writer() = default;
  /// A Failure that a job throws undoes that job alone and is returned. A commit that fails for want of space returns "disk_full" for every
  /// job of its group, and the next may succeed. A commit that fails otherwise returns "not_durable": nothing was acknowledged, and the
  /// process must end. Any thread, unless the implementation says otherwise.
  virtual Status run(const std::function<void()>& job) = 0;
  /// Like `run`, in its turn, but with no transaction open: for upkeep of the file itself. The store must stay sound when the job throws.
  virtual Status run_alone(const std::function<void()>& job) = 0;
};

/// One transaction for each job, at once, on the caller's thread: for the simulator, tests, commands.
class InlineWriter final : public Writer {
 public:
  explicit InlineWriter(ServerStore& store) : store_(store) {}
  Status run(const std::function<void()>& job) override;
  Status run_alone(const std::function<void()>& job) override;

 private:
  ServerStore& store_;
};

}  // namespace dialogue
