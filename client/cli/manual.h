// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/manual/program.h"

namespace dialogue::cli {

/// What dialogue-cli(1) says beside the commands and their options.
manual::Page manual_page(const std::string& version);

}  // namespace dialogue::cli
