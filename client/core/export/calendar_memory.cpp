// SPDX-License-Identifier: Apache-2.0
#include "client/core/export/calendar_memory.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <sstream>

#include "shared/base/hash.h"
#include "shared/base/log.h"

namespace dialogue {
namespace {

constexpr const char* setting_key = "calendar";
/// RFC 5545 integers end here.
constexpr std::uint64_t largest = std::numeric_limits<std::int32_t>::max();

std::string hash_of(std::string_view content) {
  constexpr std::size_t enough = 12;
  const Hash32 hash = blake2b(content);
  return b64(raw(hash).substr(0, enough));
}

}  // namespace

CalendarMemory::CalendarMemory(Replica& replica) : replica_(replica) {
  std::istringstream in(replica.setting(setting_key));
  std::string id;
  for (Event event; in >> id >> event.sequence >> event.modified_ms >> event.start >> event.hash;)
    if (const auto uuid = Uuid::parse(id)) events_[*uuid] = event;
}

std::optional<CalendarMemory::Event> CalendarMemory::of(const Uuid& id) const {
  const auto it = events_.find(id);
  return it == events_.end() ? std::nullopt : std::optional(it->second);
}

std::vector<Uuid> CalendarMemory::ids() const {
  std::vector<Uuid> out;
  for (const auto& [id, event] : events_) out.push_back(id);
  return out;
}

CalendarMemory::Event CalendarMemory::publish(const Uuid& id, const Numbers& of_log, std::string_view content, std::string start,
                                              std::int64_t now_ms) {
  const auto [it, fresh] = events_.try_emplace(id);
  Event& event = it->second;
  const std::string hash = hash_of(content);
  const bool same = !fresh && event.hash == hash;
  const std::uint64_t least = fresh || same || event.sequence == of_log.last ? event.sequence : std::uint64_t{event.sequence} + 1;
  const auto sequence = static_cast<std::uint32_t>(std::min(std::max(of_log.least, least), largest));
  if (!same || sequence != event.sequence) {
    event = {sequence, same ? event.modified_ms : now_ms, std::move(start), hash};
    changed_ = true;
  }
  return event;
}

void CalendarMemory::save() {
  if (!changed_) return;
  std::ostringstream out;
  for (const auto& [id, event] : events_)
    out << id.text() << ' ' << event.sequence << ' ' << event.modified_ms << ' ' << event.start << ' ' << event.hash << '\n';
  if (const auto saved = replica_.set_setting(setting_key, out.str()); !saved) log(LogLevel::warning, "calendar", saved.error());
  changed_ = false;
}

}  // namespace dialogue
