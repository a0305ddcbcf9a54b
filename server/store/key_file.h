// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/service/ports/keys.h"

namespace dialogue {

/// Reads the server's keys, or makes them when the file is not there (0600, durable). Throws Failure: damaged, no_access, disk_full. A key
/// file must never be made anew beside an existing database: `may_make` says whether it may be made. Keys of the line are added to a
/// file of before that has none.
Keys load_keys(const std::string& path, Clock& clock, Random& random, bool may_make);
/// The keys in the text of such a file. Throws Failure: damaged.
Keys parse_keys(const std::string& text);
/// Replaces the file as a whole: it has the keys before, or these. Throws Failure: no_access, disk_full.
void save_keys(const std::string& path, const Keys& keys);

}  // namespace dialogue
