// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/admin/control.h"
#include "server/config/settings.h"

namespace dialogue::admin {

/// `origin`: with where each was said.
Output show_options(const config::Settings& settings, bool json, bool origin);

}  // namespace dialogue::admin
