// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "tests/sim/reference.h"

namespace dialogue::sim {

class World;

/// A row of the log in one line.
std::string tell(const Decision& decision);

/// Says what each node holds of one record, whenever that has changed: for reading a run that fails.
class About {
 public:
  explicit About(World& world) : world_(world) {}
  /// Nothing unless a record is asked about.
  void look();
  /// Of every run; nil = none.
  static inline Uuid record;

 private:
  std::string on_server();
  std::string on_device(std::size_t device);

  World& world_;
  std::map<std::string, std::string> said_;  ///< by node
};

}  // namespace dialogue::sim
