// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dialogue {

class Database;

/// One numbered step of a file's schema. Numbers go up by one from 1; a step that was released never changes.
struct Migration {
  int number;
  std::string name;
  std::function<void(Database&)> run;
};

/// Brings the file to the last step. Each step runs in a transaction of its own that also writes the version. Refuses with "wrong_file" or
/// "too_new" before the first write (also before opening changes the file, when DatabaseOptions names them). Returns the names of the steps
/// that ran. A step that throws leaves the file as the step before it did.
std::vector<std::string> migrate(Database& db, int application_id, const std::vector<Migration>& steps);

}  // namespace dialogue
