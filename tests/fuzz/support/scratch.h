// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace dialogue::fuzz {

/// A place of this process in memory, or in /tmp where there is none. A file's name; the folder is there.
std::string scratch(std::string_view name);
void write_file(const std::string& path, std::string_view bytes);
std::string file_bytes(const std::string& path);

}  // namespace dialogue::fuzz
