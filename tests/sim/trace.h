// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>

namespace dialogue::sim {

/// What happened, as text. All of it is hashed, and the last lines are kept.
class Trace {
 public:
  void add(const std::string& line);
  std::uint64_t hash() const { return hash_; }
  const std::deque<std::string>& tail() const { return tail_; }
  /// Every line of every run also goes to standard output.
  static inline bool print = false;

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ull;
  std::deque<std::string> tail_;
};

}  // namespace dialogue::sim
