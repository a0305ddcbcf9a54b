// SPDX-License-Identifier: Apache-2.0
#include "server/watch/health.h"

#include <sys/timex.h>

#include <algorithm>
#include <filesystem>

#include "shared/base/days.h"

namespace dialogue::watch {
namespace {

using State = Check::State;

constexpr std::int64_t hour_ms = 3'600'000;

std::string age(std::int64_t ms) {
  const auto hours = ms / hour_ms;
  return hours < 48 ? std::to_string(hours) + " hours" : std::to_string(hours / 24) + " days";
}

Check database(const HealthFacts& facts) {
  const auto& code = facts.write_trouble;
  if (code.empty()) return {"database", State::ok, "it can be written"};
  if (code == "disk_full")
    return {"database", State::todo, "nothing can be written because the disk is full; reading goes on", "Make room on the disk."};
  return {"database", State::wrong, "it cannot be written (" + code + ")",
          "See the log of the server. Have the disk checked; if it is sound, start the server anew."};
}

Check disk(const HealthFacts& facts) {
  if (!facts.disk) return {"disk", State::todo, "its room cannot be told", "See whether the server's folder can be read."};
  const auto free_mb = std::int64_t(facts.disk->free >> 20);
  const auto words = std::to_string(free_mb) + " MB free of " + std::to_string(facts.disk->size >> 20);
  if (free_mb >= facts.disk_free_mb) return {"disk", State::ok, words};
  return {"disk", State::todo, words, "Make room on the disk, or move the server's folder to a larger one."};
}

Check clock(const HealthFacts& facts) {
  constexpr std::int64_t minutes_5 = 300'000;
  if (facts.now_ms + minutes_5 < facts.stats.newest_ms)
    return {"clock", State::wrong,
            "it says " + instant_text(facts.now_ms) + ", and the log was written until " + instant_text(facts.stats.newest_ms),
            "Set the clock of this machine, and let a time service keep it."};
  // Many a virtual machine has its clock from outside, and does not know it.
  if (!facts.clock_kept) return {"clock", State::ok, "this machine does not say that a time service keeps it right"};
  return {"clock", State::ok, "it is kept right"};
}

Check backup(const HealthFacts& facts) {
  const auto last = facts.stats.backup_ms;
  const char* advice = "Add a backup: dialogued backup SET, every day and onto another disk.";
  if (last == 0 && facts.stats.backup_seq != 0) return {"backup", State::todo, "when the newest was made is not known", advice};
  if (last == 0) return {"backup", State::todo, "there is none", advice};
  const auto words = "the newest is " + age(facts.now_ms - last) + " old";
  if (facts.now_ms - last <= facts.backup_age_h * hour_ms) return {"backup", State::ok, words};
  return {"backup", State::todo, words, advice};
}

}  // namespace

std::optional<DiskRoom> room_at(const std::string& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  if (error) return std::nullopt;
  return DiskRoom{space.available, space.capacity};
}

bool clock_is_kept() {
  timex now{};
  // The unit forbids the call, because the same one sets the clock. Then nobody says so.
  return ::adjtimex(&now) >= 0 && (now.status & STA_UNSYNC) == 0;
}

std::vector<Check> assess(const HealthFacts& facts) { return {database(facts), disk(facts), clock(facts), backup(facts)}; }

bool is_ready(const std::vector<Check>& checks) {
  return std::none_of(checks.begin(), checks.end(),
                      [](const Check& check) { return check.name == "database" && check.state == State::wrong; });
}

}  // namespace dialogue::watch
