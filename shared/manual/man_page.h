// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/manual/program.h"

namespace dialogue::manual {

/// The manual page of a program, in man(7).
std::string man_page(const Command& program, const Page& page);
/// The manual page of a file: its name, and what the sections say.
std::string file_page(const std::string& name, const Page& page);

}  // namespace dialogue::manual
