// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dialogue::http {

/// The library's own queue has no bound. Ours takes `most` connections beyond those being served and drops the rest. Our front never has
/// more than `threads` open. `enqueue` returns void in older libraries, and in newer ones whether it was taken.
class TaskQueue final : public httplib::TaskQueue {
 public:
  using Taken = decltype(std::declval<httplib::TaskQueue&>().enqueue(std::function<void()>()));

  TaskQueue(std::size_t threads, std::size_t most) : most_(most) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }

  Taken enqueue(std::function<void()> job) override {
    bool taken = false;
    {
      const std::lock_guard lock(mutex_);
      if (!stopping_ && jobs_.size() < most_) {
        jobs_.push_back(std::move(job));
        taken = true;
      }
    }
    ready_.notify_one();
    return Taken(taken);
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    ready_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

 private:
  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dialogue::http
