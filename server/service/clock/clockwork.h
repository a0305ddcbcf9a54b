// SPDX-License-Identifier: Apache-2.0
// What time alone brings about: the server's own acts on records whose day has come (shared/model/due.h), each a row of the log. Its
// calendar is UTC.
#pragma once

#include <cstdint>
#include <vector>

#include "server/service/engine/engine.h"
#include "shared/base/days.h"

namespace dialogue {

class Clockwork {
 public:
  explicit Clockwork(Engine& engine) : engine_(engine) {}
  /// Does what is due and not done yet; a second time at once it does nothing. Returns how many acts. Any thread but the writer's.
  Result<std::uint64_t> turn();

 private:
  struct Due {
    const Kind* kind;
    Uuid record;
    const Act* act;
  };
  std::vector<Due> due(Day today);
  void dates(StoreView& view, Day today, std::vector<Due>& out);
  void rests(StoreView& view, Day today, std::vector<Due>& out);
  bool act(UnitOfWork& work, const Due& due);

  Engine& engine_;
};

/// Notes, at most once a day, that the device was here. It stands in the store and in no feed, so that nobody is sent a row because a
/// colleague synced.
void note_seen(Engine& engine, const Uuid& device);
/// When the device was here last, to the day. If it never was: when it was enrolled.
Day last_seen(StoreView& view, const StoredDevice& device);

}  // namespace dialogue
