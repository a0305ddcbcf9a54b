// SPDX-License-Identifier: Apache-2.0
// How many bytes a device may store: as the options say, and who is near that.
#pragma once

#include <vector>

#include "server/config/settings.h"
#include "server/service/admin/administration.h"
#include "server/service/ports/service_ports.h"
#include "server/watch/check.h"

namespace dialogue::admin {

Quotas quotas_of(const config::Settings& settings);
watch::Check examine_devices(const std::vector<DeviceInfo>& devices, const config::Settings& settings);

}  // namespace dialogue::admin
