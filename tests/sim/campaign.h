// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tests/sim/coverage.h"

namespace dialogue::sim {

/// What a range of seeds came to.
struct Tally {
  std::uint64_t from = 0, to = 0, seeds = 0, steps = 0;
  std::map<std::uint64_t, std::string> failed;  ///< by seed: what did not hold
  std::uint64_t unstable = 0;                   ///< seeds that ran twice and did not give the same trace
  Counts faults, branches, verbs;

  void add(const Tally& other);
  std::string text() const;  ///< a table for people
};

/// Plays one range; every `twice`-th seed runs twice (0 = none). Failures are printed as they come.
Tally play(std::uint64_t from, std::uint64_t to, std::uint64_t twice);

/// A long range in blocks, in `jobs` processes. Each finished block is one line of JSON in the log. Blocks that the log has for the same
/// build are not played again, so that a campaign may be stopped and started at will. Returns the number of failures.
struct Campaign {
  std::uint64_t from = 1, to = 1, block = 500;
  int jobs = 2;
  std::string log, build = "unnamed";
  std::uint64_t run() const;
};

/// All blocks of a log together.
Tally read_log(const std::string& log, const std::string& build);

}  // namespace dialogue::sim
