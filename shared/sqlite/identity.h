// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dialogue {

class Database;

/// Throws Failure "wrong_file" for a file that is neither empty nor of this application, "too_new" for one of a later version
/// (args: its version). Reads only.
void check_identity(Database& db, int application_id, int newest_version);

}  // namespace dialogue
