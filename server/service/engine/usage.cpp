// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine/usage.h"

#include "shared/base/bytes.h"
#include "shared/base/days.h"

namespace dialogue {
namespace {

std::string key_of(Stored what, const Uuid& device) {
  return (what == Stored::changes ? "changes_stored " : "files_stored ") + device.text();
}

}  // namespace

/// Stored as "DAY BYTES TOTAL".
Usage usage_of(StoreView& view, Stored what, const Uuid& device, std::int64_t now_ms) {
  const std::string stored = view.meta(key_of(what, device));
  const auto first = stored.find(' '), second = stored.rfind(' ');
  if (first == std::string::npos || second == first) return {};
  Usage out;
  out.total = stored_number(stored.substr(second + 1));
  if (stored.substr(0, first) == date_text(now_ms)) out.today = stored_number(stored.substr(first + 1, second - first - 1));
  return out;
}

void note_usage(UnitOfWork& work, Stored what, const Uuid& device, const Usage& usage) {
  work.store().set_meta(key_of(what, device),
                        date_text(work.now_ms()) + " " + std::to_string(usage.today) + " " + std::to_string(usage.total));
}

std::optional<Error> refusal(const Usage& usage, const ByteQuota& quota, std::uint64_t bytes) {
  if (bytes == 0) return std::nullopt;
  if (quota.in_all != 0 && usage.total + bytes > quota.in_all) return Error{"storage_used_up", "", {}, ""};
  if (quota.a_day != 0 && usage.today + bytes > quota.a_day) return Error{"over_quota", "", {}, ""};
  return std::nullopt;
}

}  // namespace dialogue
