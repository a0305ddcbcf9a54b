// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue {

/// What this device has published of each event. So an event's number only grows, and an event that lost its time can still be cancelled.
/// Nobody's words are in it: only ids, numbers, times, a hash. Kept as a setting of the replica; on the replica's thread.
class CalendarMemory {
 public:
  explicit CalendarMemory(Replica& replica);

  struct Event {
    std::uint32_t sequence = 0;
    std::int64_t modified_ms = 0;  ///< when it was first published like this
    std::string start;             ///< as in the calendar
    std::string hash;              ///< of all that a subscriber sees of it
  };
  std::optional<Event> of(const Uuid& id) const;
  std::vector<Uuid> ids() const;

  /// What the log has for an event.
  struct Numbers {
    std::uint64_t least = 0;  ///< of what is confirmed, or waits
    std::uint64_t last = 0;   ///< the numbers of its next change begin above
  };
  /// Gives an event its number: the one that the log gives it, but never less than was published, and more when anything differs. As long
  /// as the log has nothing new, the number stays below that of the event's next change, on every device. Then DTSTAMP says what is newer.
  Event publish(const Uuid& id, const Numbers& of_log, std::string_view content, std::string start, std::int64_t now_ms);
  /// Comes before the calendar leaves. On a full disk the calendar leaves all the same.
  void save();

 private:
  Replica& replica_;
  std::map<Uuid, Event> events_;
  bool changed_ = false;
};

}  // namespace dialogue
