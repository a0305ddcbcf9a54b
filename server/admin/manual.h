// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/manual/program.h"

namespace dialogue::admin {

/// What dialogued(8) says beside the commands and their options.
manual::Page manual_page(const std::string& version);
/// The manual page of a file that the server reads; empty when there is none of that name.
std::string file_manual(const std::string& file, const std::string& version);

}  // namespace dialogue::admin
