// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace dialogue {

/// Does a job now and then on a thread of its own. The job must not throw.
class Ticker {
 public:
  Ticker(std::chrono::milliseconds every, std::function<void()> job) : every_(every), job_(std::move(job)) {}
  /// As stop().
  ~Ticker() { stop(); }
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

  /// The first turn comes after one interval.
  void start();
  /// Lets the job in work finish.
  void stop();

 private:
  void run();

  const std::chrono::milliseconds every_;
  const std::function<void()> job_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace dialogue
