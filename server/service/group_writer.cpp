// SPDX-License-Identifier: Apache-2.0
#include "server/service/group_writer.h"

namespace dialogue {

GroupWriter::GroupWriter(ServerStore& store, std::function<void(const Error&)> fatal) : store_(store), fatal_(std::move(fatal)) {
  thread_ = std::thread([this] { serve(); });
}

GroupWriter::~GroupWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_all();
  thread_.join();
}

Status GroupWriter::run(const std::function<void()>& job) {
  Waiting own{&job, {}, nullptr, false};
  std::unique_lock lock(mutex_);
  if (broken_ || stopping_) return Error{"not_durable", "", {}, "the writer has ended"};
  waiting_.push_back(&own);
  work_.notify_one();
  done_.wait(lock, [&] { return own.done; });
  if (own.thrown) std::rethrow_exception(own.thrown);
  return own.status;
}

void GroupWriter::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::vector<Waiting*> group;
    group.swap(waiting_);
    const bool broken = broken_;
    lock.unlock();
    if (broken)
      refuse(group, Error{"not_durable", "", {}, "the writer has ended"});
    else
      run_group(group);
    lock.lock();
    for (Waiting* waiting : group) waiting->done = true;
    done_.notify_all();
  }
}

void GroupWriter::refuse(const std::vector<Waiting*>& group, const Error& error) {
  for (Waiting* waiting : group) waiting->status = error;
}

void GroupWriter::run_job(Waiting& waiting) {
  store_.savepoint();
  try {
    (*waiting.job)();
    store_.release();
    return;
  } catch (const Failure& failure) {
    waiting.status = failure.error();
  } catch (...) {
    waiting.thrown = std::current_exception();
  }
  try {
    store_.undo();
  } catch (const Failure&) {
    // Undoing the group is the consequence; the cause is what the job met.
    if (!waiting.status) throw Failure(waiting.status.error());
    throw;
  }
}

void GroupWriter::run_group(const std::vector<Waiting*>& group) {
  try {
    store_.begin();
    for (Waiting* waiting : group) run_job(*waiting);
  } catch (const Failure& failure) {
    store_.rollback();
    return refuse(group, failure.error());
  }
  try {
    store_.commit();
  } catch (const Failure& failure) {
    store_.rollback();
    // No room for the commit: it was never begun on the disk, and there may be room for the next one.
    if (failure.error().code == "disk_full") return refuse(group, failure.error());
    refuse(group, Error{"not_durable", "", {}, failure.error().detail});
    {
      const std::lock_guard lock(mutex_);
      broken_ = true;
    }
    if (fatal_) fatal_(failure.error());
  }
}

}  // namespace dialogue
