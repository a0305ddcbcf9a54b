// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "shared/manual/program.h"

namespace dialogue::manual {

/// A script by which a shell completes the program's commands, options and their values. `shell` is bash, zsh or fish; empty for another.
std::string completion(const Command& program, const std::string& shell);

// The parts of completion, one a shell.
std::string bash_completion(const Command& program);
std::string zsh_completion(const Command& program);
std::string fish_completion(const Command& program);

}  // namespace dialogue::manual
