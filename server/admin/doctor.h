// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/admin/control.h"
#include "server/config/settings.h"
#include "server/service/admin/administration.h"
#include "server/watch/check.h"

namespace dialogue::admin {

/// What can be looked at without the database.
std::vector<watch::Check> examine_place(const std::string& data, const config::Settings& settings);
/// What the platform says of itself, beside its health (server/watch/health.h).
std::vector<watch::Check> examine_platform(const Statistics& stats, std::int64_t now_ms);
/// The certificate of the line.
watch::Check examine_certificate(std::int64_t ends_ms, std::int64_t now_ms);
/// A platform that could not be opened.
watch::Check not_opened(const Error& error);

/// All of it, with the health of the platform as it was found.
Output doctor(const std::string& data, const config::Settings& settings, const std::vector<watch::Check>& health, const Statistics& stats,
              std::int64_t now_ms, bool json);
/// Exit status 1 when there is something to do.
Output print_checks(const std::vector<watch::Check>& checks, bool json);

}  // namespace dialogue::admin
