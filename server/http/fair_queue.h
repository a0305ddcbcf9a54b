// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "server/http/limits.h"

namespace dialogue::http {

/// Requests that wait for a worker. Owners, devices and addresses, take turns. So whoever sends many waits for himself. Devices go before
/// what has proven nothing, three times of four, and have some workers to themselves. One thread at a time.
template <class Job>
class FairQueue {
 public:
  struct Owner {
    bool known = false;  ///< a device whose signature was found true; else an address
    std::string name;
  };
  struct Turn {
    Owner owner;
    Job job;
  };

  explicit FairQueue(const Limits& limits) : most_(limits.queue) {
    const std::size_t quarter = limits.workers / 4;
    unproven_.together = std::max<std::size_t>(limits.workers - quarter, 1);
    unproven_.each = unproven_.together;
    unproven_.line = limits.address_connections;
    known_.together = limits.workers;
    known_.each = std::max<std::size_t>(quarter, 1);
    known_.line = limits.device_connections;
  }

  /// False when too many wait, of all or of this owner.
  bool push(const Owner& owner, Job job) {
    Lane& lane = lane_of(owner);
    if (lane.waiting >= most_) return false;
    Line& line = lane.lines[owner.name];
    if (line.jobs.size() >= lane.line) return false;
    if (line.jobs.empty()) lane.turns.push_back(owner.name);
    line.jobs.push_back(std::move(job));
    ++lane.waiting;
    return true;
  }

  /// The next to be worked on; nothing when none waits that may be. `done` follows each.
  std::optional<Turn> pop() {
    const bool unproven_first = ++picks_ % 4 == 0;
    for (const bool known : {!unproven_first, unproven_first})
      if (auto turn = pop_from(known)) return turn;
    return std::nullopt;
  }
  void done(const Owner& owner) {
    Lane& lane = lane_of(owner);
    --lane.in_work;
    const auto line = lane.lines.find(owner.name);
    if (--line->second.in_work == 0 && line->second.jobs.empty()) lane.lines.erase(line);
  }

  std::size_t waiting() const { return known_.waiting + unproven_.waiting; }
  void clear() {
    for (Lane* lane : {&known_, &unproven_}) {
      lane->turns.clear();
      lane->waiting = 0;
      for (auto& [name, line] : lane->lines) line.jobs.clear();
    }
  }

 private:
  struct Line {
    std::deque<Job> jobs;
    std::size_t in_work = 0;
  };
  struct Lane {
    std::unordered_map<std::string, Line> lines;
    std::deque<std::string> turns;  ///< those of whom something waits
    std::size_t waiting = 0, in_work = 0;
    std::size_t together = 1, each = 1;  ///< how much may be in work
    std::size_t line = 1;                ///< how much of one owner may wait
  };

  Lane& lane_of(const Owner& owner) { return owner.known ? known_ : unproven_; }

  std::optional<Turn> pop_from(bool known) {
    Lane& lane = known ? known_ : unproven_;
    if (lane.in_work >= lane.together) return std::nullopt;
    for (std::size_t i = lane.turns.size(); i > 0; --i) {
      std::string name = std::move(lane.turns.front());
      lane.turns.pop_front();
      Line& line = lane.lines.at(name);
      if (line.in_work >= lane.each) {
        lane.turns.push_back(std::move(name));
        continue;
      }
      Job job = std::move(line.jobs.front());
      line.jobs.pop_front();
      if (!line.jobs.empty()) lane.turns.push_back(name);
      ++line.in_work;
      ++lane.in_work;
      --lane.waiting;
      return Turn{{known, std::move(name)}, std::move(job)};
    }
    return std::nullopt;
  }

  const std::size_t most_;
  Lane known_, unproven_;
  std::size_t picks_ = 0;
};

}  // namespace dialogue::http
