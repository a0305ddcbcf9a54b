// SPDX-License-Identifier: Apache-2.0
#include "server/service/clock/ticker.h"

namespace dialogue {

void Ticker::start() {
  thread_ = std::thread([this] { run(); });
}

void Ticker::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Ticker::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, every_, [this] { return stopping_; })) {
    lock.unlock();
    job_();
    lock.lock();
  }
}

}  // namespace dialogue
