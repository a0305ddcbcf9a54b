// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dialogue {

class Database;

/// Throws Failure "wrong_file" for a file that is neither empty nor of this application, "too_new" for one of a later version
/// (args: its version). Reads only.
void check_identity(Database& db, int application_id, int newest_version);

/// The schema of the declaration under which the file was last written; 0 = a fresh one, or from before it was noted. Reads only.
int stored_schema(Database& db);
/// Throws Failure "too_new" (args: its schema) for a file of a newer declaration: its words would be lost from view, and its versions
/// misread. Reads only.
void refuse_newer_schema(Database& db, int schema);

}  // namespace dialogue
