// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue {

/// The code for what the operating system said about a file: "disk_full", "no_access", "not_found", else "disk_error".
const char* disk_code(int system_errno);

/// Makes the names in a folder durable: a new or renamed file is only there after a crash when its folder was synced too, and the folder
/// itself when the one above was. False: errno says why.
bool sync_folder(const std::string& path);
/// The folder that a path lies in, however the path is written.
std::string folder_above(const std::string& path);

}  // namespace dialogue
