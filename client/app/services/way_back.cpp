// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/way_back.h"

#include <vector>

#include "shared/model/record.h"
#include "shared/model/rights.h"

namespace dialogue {
namespace {

/// The changes of the record that are not sent, the newest first.
std::vector<std::int64_t> unsent(Replica& replica, const Uuid& record, const std::string& act) {
  std::vector<std::int64_t> out;
  for (const PendingChange& each : replica.pending())
    if (each.record == record && !each.sent() && (act.empty() || each.act == act)) out.insert(out.begin(), each.id);
  return out;
}

RecordView view_of(const Record& record) { return {record.kind, record.id, &record.cells, nullptr}; }

}  // namespace

WayBack recalling(const Uuid& record, const std::string& act) {
  return {[record, act](Replica& replica) -> Status {
            const auto ids = unsent(replica, record, act);
            return ids.empty() ? Status(Error{"already_sent", {}, {}, {}}) : replica.recall(ids.front());
          },
          [record, act](Replica& replica) { return !unsent(replica, record, act).empty(); }};
}

WayBack unmaking(const Uuid& id) {
  return {[id](Replica& replica) -> Status {
            const auto record = replica.get(id);
            if (!record) return record.error();
            if (record->kind->deletable) return replica.remove(id);
            // Nobody deletes a record of these kinds. One that nobody has seen yet counts as never made.
            const auto ids = unsent(replica, id, {});
            if (ids.empty()) return Error{"already_sent", {}, {}, {}};
            for (const std::int64_t each : ids)
              if (const auto done = replica.recall(each); !done) return done;
            return {};
          },
          [id](Replica& replica) {
            const auto record = replica.get(id);
            if (!record) return false;
            return record->kind->deletable ? changes_now(view_of(*record), Path(deleted_cell)) : !unsent(replica, id, {}).empty();
          }};
}

WayBack writing_back(const Writing& before) {
  return {[before](Replica& replica) { return write(replica, before); },
          [before](Replica& replica) {
            const auto record = replica.get(before.record);
            if (!record || record->cells.contains(deleted_cell)) return false;
            for (const auto& [key, raw] : before.words)
              if (key.second.empty() && !record->unborn && !changes_now(view_of(*record), key.first)) return false;
            return true;
          }};
}

}  // namespace dialogue
