// SPDX-License-Identifier: Apache-2.0
// What a change of one record makes of another one: rows of the log by the server itself. Writer's thread.
#pragma once

#include <vector>

#include "server/service/work.h"

namespace dialogue {

class Applier;

class Consequences {
 public:
  Consequences(Work& work, Applier& applier) : work_(work), applier_(applier) {}
  /// After these cells of the record were given values.
  void follow(const Held& held, const std::vector<Assigned>& cells);

 private:
  void stage_of_pledge(const StoredRecord& update);
  void enrol_contact(const StoredRecord& interest);

  Work& work_;
  Applier& applier_;
};

}  // namespace dialogue
