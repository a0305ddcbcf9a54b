// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/sim/options.h"

namespace dialogue::sim {

/// Makes a failing run small: takes away fault classes one by one, then devices, then steps (delta debugging). Each step draws its own
/// numbers, so what is left still happens as it did.
class Shrink {
 public:
  explicit Shrink(const Options& options);
  /// False when the run does not fail at all.
  bool run();
  const Options& options() const { return options_; }
  const std::vector<int>& steps() const { return steps_; }
  int runs() const { return runs_; }

 private:
  bool fails(const Options& options, const std::vector<int>& steps);
  void drop_classes();
  void drop_devices();
  void drop_steps();

  Options options_;
  std::vector<int> steps_;
  std::string failure_;  ///< what it is about, without ids and numbers
  int runs_ = 0;
};

}  // namespace dialogue::sim
