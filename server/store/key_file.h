// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/service/ports/keys.h"

namespace dialogue {

/// Reads the server's keys, or makes them when the file is not there (0600, durable). Throws Failure: damaged, no_access, disk_full. A key
/// file must never be made anew beside an existing database: `may_make` says whether it may be made. Where a file
/// of before has no keys of the line, new ones come with the others and stand in no file yet (keep_completed_keys).
Keys load_keys(const std::string& path, Clock& clock, Random& random, bool may_make);
/// The keys in the text of such a file. Throws Failure: damaged.
Keys parse_keys(const std::string& text);
/// Replaces the file as a whole: it has the keys before, or these. Throws Failure: no_access, disk_full.
void save_keys(const std::string& path, const Keys& keys);
/// As save_keys, where the file does not say the same already. For after the platform of these keys was found to be one that can be opened.
void keep_completed_keys(const std::string& path, const Keys& keys);

}  // namespace dialogue
