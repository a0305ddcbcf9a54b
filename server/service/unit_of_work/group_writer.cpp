// SPDX-License-Identifier: Apache-2.0
#include "server/service/unit_of_work/group_writer.h"

#include <algorithm>

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

Status GroupWriter::run(const std::function<void()>& job) { return wait_for(job, false); }
Status GroupWriter::run_alone(const std::function<void()>& job) { return wait_for(job, true); }

Status GroupWriter::wait_for(const std::function<void()>& job, bool alone) {
  Waiting own{&job, alone, {}, nullptr, false};
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
    const std::vector<Waiting*> group = next_group();
    const bool broken = broken_;
    lock.unlock();
    if (broken)
      refuse(group, Error{"not_durable", "", {}, "the writer has ended"});
    else if (group.front()->alone)
      run_apart(*group.front());
    else
      run_group(group);
    lock.lock();
    for (Waiting* waiting : group) waiting->done = true;
    done_.notify_all();
  }
}

/// All that wait before the first job that wants no transaction. That job goes by itself.
std::vector<GroupWriter::Waiting*> GroupWriter::next_group() {
  auto end = std::find_if(waiting_.begin(), waiting_.end(), [](const Waiting* waiting) { return waiting->alone; });
  if (end == waiting_.begin()) ++end;
  std::vector<Waiting*> group(waiting_.begin(), end);
  waiting_.erase(waiting_.begin(), end);
  return group;
}

void GroupWriter::run_apart(Waiting& waiting) {
  try {
    (*waiting.job)();
  } catch (const Failure& failure) {
    waiting.status = failure.error();
  } catch (...) {
    waiting.thrown = std::current_exception();
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
    // Undoing the group is the consequence. The cause is what the job met.
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
    // There was no room for the commit. It was never begun on the disk, and there may be room for the next one.
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
