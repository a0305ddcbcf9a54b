// SPDX-License-Identifier: Apache-2.0
#include "server/admin/storage_bounds.h"

#include <string>
#include <string_view>

namespace dialogue::admin {
namespace {

std::uint64_t bytes_of(const config::Settings& settings, std::string_view key) { return std::uint64_t(settings.number(key)) << 20; }

/// Nine tenths of it are used.
bool near(std::uint64_t used, std::uint64_t most) { return most != 0 && used / 9 >= most / 10; }

}  // namespace

Quotas quotas_of(const config::Settings& settings) {
  Quotas out;
  out.changes = {bytes_of(settings, "limits.changes_a_day"), bytes_of(settings, "limits.changes_in_all")};
  out.files = {bytes_of(settings, "limits.files_a_day"), bytes_of(settings, "limits.files_in_all")};
  return out;
}

watch::Check examine_devices(const std::vector<DeviceInfo>& devices, const config::Settings& settings) {
  using State = watch::Check::State;
  const auto most = quotas_of(settings);
  constexpr std::size_t named = 5;
  std::size_t count = 0;
  std::string names;
  for (const auto& d : devices) {
    if (d.revoked) continue;
    if (!near(d.changes_today, most.changes.a_day) && !near(d.changes, most.changes.in_all) && !near(d.files_today, most.files.a_day) &&
        !near(d.files, most.files.in_all))
      continue;
    if (++count <= named) names += (names.empty() ? "" : ", ") + d.id.text();
  }
  if (count == 0) return {"devices", State::ok, "none has stored nearly as much as it may"};
  if (count > named) names += ", …";
  return {"devices", State::todo, std::to_string(count) + " stored nearly as much as they may: " + names,
          "See dialogued device list. Ask what they send, or raise the options under [limits]."};
}

}  // namespace dialogue::admin
