// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/migrator.h"

#include "shared/base/result.h"
#include "shared/sqlite/database.h"
#include "shared/sqlite/identity.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {
namespace {

void check_numbers(const std::vector<Migration>& steps) {
  int expected = 1;
  for (const Migration& step : steps)
    if (step.number != expected++) throw Failure({"database", {}, {}, "migration out of order: " + step.name});
}

void run(Database& db, int application_id, const Migration& step) {
  Transaction transaction(db);
  step.run(db);
  db.script("PRAGMA application_id=" + std::to_string(application_id));
  db.script("PRAGMA user_version=" + std::to_string(step.number));
  transaction.commit();
}

}  // namespace

std::vector<std::string> migrate(Database& db, int application_id, const std::vector<Migration>& steps) {
  check_numbers(steps);
  check_identity(db, application_id, static_cast<int>(steps.size()));
  const int version = db.one<int>("PRAGMA user_version").value_or(0);
  std::vector<std::string> done;
  for (const Migration& step : steps) {
    if (step.number <= version) continue;
    run(db, application_id, step);
    done.push_back(step.name);
  }
  return done;
}

}  // namespace dialogue
