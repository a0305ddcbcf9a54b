// SPDX-License-Identifier: Apache-2.0
#include "server/http/worker_pool.h"
#include "server/net/problem.h"

#include <chrono>

#include "shared/base/log.h"

namespace dialogue::http {

WorkerPool::WorkerPool(const Limits& limits, MakeLink make_link, Done done)
    : limits_(limits), make_link_(std::move(make_link)), done_(std::move(done)) {
  for (std::size_t i = 0; i < limits_.workers; ++i) threads_.emplace_back([this] { run(); });
}

bool WorkerPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= limits_.queue) return false;
    queue_.push_back(std::move(job));
  }
  ready_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
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
  auto answer = link.call(request);
  if (answer) return std::move(*answer);
  log(LogLevel::error, "backend", {{"id", request.id}, {"code", answer.error().code}, {"detail", answer.error().detail}});
  auto refusal = net::problem(answer.error());
  net::name_request(refusal, request.id);
  return refusal;
}

void WorkerPool::run() {
  const auto link = make_link_();
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto something = [this] { return stopping_ || !queue_.empty(); };
    if (!ready_.wait_for(lock, std::chrono::milliseconds(limits_.backend_idle_ms), something)) {
      link->rest();
      ready_.wait(lock, something);
    }
    if (stopping_) return;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    done_(job.id, answer_to(*link, job.request));
    lock.lock();
  }
}

}  // namespace dialogue::http
