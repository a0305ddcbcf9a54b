// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/service/ports/store.h"
#include "server/service/ports/writer.h"

namespace dialogue {

/// One thread that takes all waiting jobs into one transaction: a savepoint for each, one commit and fsync for all. `run` from any other
/// thread.
class GroupWriter final : public Writer {
 public:
  /// `fatal` is called, once, when a commit fails for another reason than a full disk. Then nobody can say what is on the disk, and the
  /// process has to end without another receipt.
  GroupWriter(ServerStore& store, std::function<void(const Error&)> fatal);
  /// Finishes the jobs that wait.
  ~GroupWriter() override;

  Status run(const std::function<void()>& job) override;
  Status run_alone(const std::function<void()>& job) override;

 private:
  struct Waiting {
    const std::function<void()>* job;
    bool alone;
    Status status;
    std::exception_ptr thrown;
    bool done = false;
  };
  Status wait_for(const std::function<void()>& job, bool alone);
  void serve();
  std::vector<Waiting*> next_group();
  static void run_apart(Waiting& waiting);
  void run_group(const std::vector<Waiting*>& group);
  void run_job(Waiting& waiting);
  static void refuse(const std::vector<Waiting*>& group, const Error& error);

  ServerStore& store_;
  std::function<void(const Error&)> fatal_;
  std::mutex mutex_;
  std::condition_variable work_, done_;
  std::vector<Waiting*> waiting_;
  bool stopping_ = false;
  bool broken_ = false;
  std::thread thread_;
};

}  // namespace dialogue
