// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/http/backend_link.h"
#include "server/http/fair_queue.h"
#include "server/net/budget.h"

namespace dialogue::http {

/// A few threads that carry complete requests to the backend and the answers back, in fair turns. The queue is bounded: what does not fit
/// is refused at once. `submit` from one thread; `done` is called on the pool's threads.
class WorkerPool {
 public:
  struct Job {
    std::uint64_t id = 0;
    net::Request request;
  };
  using Queue = FairQueue<Job>;
  using Done = std::function<void(std::uint64_t id, net::Response answer)>;

  WorkerPool(const Limits& limits, net::Budget& memory, MakeLink make_link, Done done);
  ~WorkerPool() { stop(); }

  /// False when the queue is full.
  bool submit(const Queue::Owner& owner, Job job);
  std::size_t waiting() const;
  /// Finishes what is being carried, drops what waits, joins.
  void stop();

 private:
  void run();
  /// Waits for a turn; nothing when the pool stops.
  std::optional<Queue::Turn> next(std::unique_lock<std::mutex>& lock, BackendLink& link);
  net::Response answer_to(BackendLink& link, const net::Request& request);

  const Limits limits_;
  net::Budget& memory_;
  MakeLink make_link_;
  Done done_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  Queue queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dialogue::http
