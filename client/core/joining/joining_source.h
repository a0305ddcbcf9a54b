// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/joining/joining_line.h"

namespace dialogue {

/// The joining line in what a file holds: a text, or a PNG picture with a QR code. Codes: those of find_joining_line, no_qr_code,
/// several_qr_codes, picture_format.
Result<JoiningLine> joining_line_in(std::string_view bytes);

/// Reads such a file. Codes: no_file, no_access, too_large.
Result<std::string> read_joining_file(const std::string& path);

}  // namespace dialogue
