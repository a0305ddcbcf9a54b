// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace dialogue::bench {

/// A program that runs beside this one until it is dropped.
class Child {
 public:
  /// Waits for its first line of output. What it says on standard error goes to `errors`, when that is a file's name. Throws.
  explicit Child(std::vector<std::string> args, const std::string& errors = "");
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  const std::string& line() const { return line_; }
  double peak_mb() const { return memory_mb("VmHWM"); }
  /// `what` as /proc/PID/status names it.
  double memory_mb(const std::string& what) const;
  /// Processor time of all its threads so far.
  double cpu_ms() const;

 private:
  pid_t pid_ = 0;
  int out_ = -1;
  std::string line_;
};

}  // namespace dialogue::bench
