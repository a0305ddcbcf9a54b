// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "shared/manual/program.h"

namespace CLI {
class App;
}

namespace dialogue::manual {

/// What the parser of a command line knows. What it hides is not in it.
Command describe(const CLI::App& app);

/// Adds the options --print-man and --print-completion SHELL, which help does not show: packages are made with them. `file_pages` gives the
/// manual page of a file by its name; empty when there is none.
void print_manual(CLI::App& app, const Page& page, const std::function<std::string(const std::string& file)>& file_pages = {});

}  // namespace dialogue::manual
