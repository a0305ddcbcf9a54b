// SPDX-License-Identifier: Apache-2.0
// Small files that are there as a whole or not at all, whatever happens to the machine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dialogue {

/// Writes a file as a whole, 0600: beside, synced, then renamed over. Throws Failure.
void replace_file(const std::string& path, std::string_view content);
/// Makes a whole and durable copy, 0600. Throws Failure. The C++ library's own copy may call a file whole that a full disk has cut off.
void copy_file(const std::string& from, const std::string& to);
/// Nothing when there is no such file; throws Failure when it cannot be read.
std::optional<std::string> read_file(const std::string& path);
/// Flushes a closed file to disk.
void sync_file(const std::string& path);
/// Makes what was renamed or removed in the directory of `path` durable.
void sync_directory_of(const std::string& path);

}  // namespace dialogue
