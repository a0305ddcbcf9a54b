// SPDX-License-Identifier: Apache-2.0
#include "server/http/worker_pool.h"
#include "server/net/problem.h"

#include <chrono>

#include "shared/base/log.h"

namespace dialogue::http {
namespace {

/// How often a body in work is in memory beside the one that the front counts: as the backend reads it.
constexpr std::size_t copies_in_work = 2;

}  // namespace

WorkerPool::WorkerPool(const Limits& limits, net::Budget& memory, MakeLink make_link, Done done)
    : limits_(limits), memory_(memory), make_link_(std::move(make_link)), done_(std::move(done)), queue_(limits) {
  for (std::size_t i = 0; i < limits_.workers; ++i) threads_.emplace_back([this] { run(); });
}

bool WorkerPool::submit(const Queue::Owner& owner, Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || !queue_.push(owner, std::move(job))) return false;
  }
  ready_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.waiting();
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    queue_.clear();
  }
  ready_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

net::Response WorkerPool::answer_to(BackendLink& link, const net::Request& request) {
  const auto held = memory_.hold(copies_in_work * request.body.size());
  auto answer = link.call(request);
  if (answer) return std::move(*answer);
  log(LogLevel::error, "backend", {{"id", request.id}, {"code", answer.error().code}, {"detail", answer.error().detail}});
  auto refusal = net::problem(answer.error());
  net::name_request(refusal, request.id);
  return refusal;
}

std::optional<WorkerPool::Queue::Turn> WorkerPool::next(std::unique_lock<std::mutex>& lock, BackendLink& link) {
  std::optional<Queue::Turn> turn;
  const auto something = [&] { return stopping_ || (turn = queue_.pop()).has_value(); };
  if (!ready_.wait_for(lock, std::chrono::milliseconds(limits_.backend_idle_ms), something)) {
    link.rest();
    ready_.wait(lock, something);
  }
  return stopping_ ? std::nullopt : std::move(turn);
}

void WorkerPool::run() {
  const auto link = make_link_();
  std::unique_lock lock(mutex_);
  while (auto turn = next(lock, *link)) {
    lock.unlock();
    done_(turn->job.id, answer_to(*link, turn->job.request));
    lock.lock();
    queue_.done(turn->owner);
    // What waited for this owner's turn may go on now, and this worker may take something else.
    if (queue_.waiting() != 0) ready_.notify_one();
  }
}

}  // namespace dialogue::http
