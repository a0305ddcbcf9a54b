// SPDX-License-Identifier: Apache-2.0
// What a person was given to join with, as the command line takes it: "-" (standard input), "@FILE", or the thing itself.
#pragma once

#include <string>

#include "client/cli/context.h"
#include "shared/joining/joining_line.h"

namespace dialogue::cli {

/// Says a warning when the line stands on the command line, which other people of the computer can read. Codes: those of
/// joining_line_in and read_joining_file.
Result<JoiningLine> joining_line(Context& context, const std::string& said);
/// The one-time code; out of a joining line too. Codes: bad_code (there is nothing), and those of read_joining_file.
Result<std::string> joining_code(Context& context, const std::string& said);

}  // namespace dialogue::cli
