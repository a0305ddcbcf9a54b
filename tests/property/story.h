// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/server/service_fixture.h"
#include "tests/sim/rng.h"

namespace dialogue::test {

/// Three people work at random on a few requests: create, edit, submit, publish, take back, delete, settle, meeting now and then.
class Story {
 public:
  explicit Story(std::uint64_t seed) : rng_(seed) {}
  void play(int steps);

  Trio world;

 private:
  void step();
  sim::Rng rng_;
  std::vector<Uuid> records_;
};

}  // namespace dialogue::test
