// SPDX-License-Identifier: Apache-2.0
// What a change of one record makes of another one: rows of the log by the server itself. Writer's thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/service/apply/server_rows.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

class Consequences {
 public:
  Consequences(UnitOfWork& work, ServerRows& rows) : work_(work), rows_(rows) {}
  /// After these cells of the record were given values. `said_source`: as in Translations::written.
  void follow(Held& held, const std::vector<Assigned>& cells, std::string_view said_source = {});
  /// Whom a grant or a registration makes a guest, and of what. Returns the ids that have guests from now on and had none before.
  std::vector<Uuid> guests_of(const StoredRecord& record);

 private:
  void show_to_guests(const StoredRecord& record);
  void show_listed(const Kind& kind, const Field& set, const Uuid& id, std::uint64_t seq);
  void declared(Held& held, const std::vector<Path>& changed);

  UnitOfWork& work_;
  ServerRows& rows_;
};

}  // namespace dialogue
