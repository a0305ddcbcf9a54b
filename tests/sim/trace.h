// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>

namespace dialogue::sim {

/// What happened, as text: all of it hashed, the last lines kept.
class Trace {
 public:
  explicit Trace(bool print = false) : print_(print) {}
  void add(const std::string& line);
  std::uint64_t hash() const { return hash_; }
  const std::deque<std::string>& tail() const { return tail_; }
  void set_print(bool print) { print_ = print; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ull;
  std::deque<std::string> tail_;
  bool print_;
};

}  // namespace dialogue::sim
