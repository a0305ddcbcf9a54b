// SPDX-License-Identifier: Apache-2.0
#include "server/service/apply/server_act.h"

#include "server/service/apply/verdicts.h"
#include "server/service/decide/decide.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "sync/checksum.h"
#include "sync/codec.h"

namespace dialogue {

bool act_as_server(UnitOfWork& work, const Kind& kind, const Uuid& id, const Act& act) {
  const Held* held = work.find(kind, id);
  if (!held || held->record.deleted()) return false;
  // No rule on the server's own acts asks for the record's parent.
  const RecordView record{held->record.kind, id, &held->record.cells, nullptr};
  Change change;
  change.kind = kind.name;
  change.record = id;
  change.act = act.name;
  change.from_state = state_of(record);
  change.digest = digest_of(id, held->record.cells, bound_cells(record, act));
  change.schema = work.catalogue().domain().schema();
  change.epoch = work.view().epochs().back().epoch;
  change.device_time_ms = work.now_ms();
  const ChangeSource source = work.source(Uuid{}, "", Uuid{});
  const Standing server = server_standing();
  Decision decision = Judge(work, server, source).decide(change);
  if (!decision.whole()) return false;
  const std::string bytes = encode_change(change);
  carry_out(work, {change, bytes, source.no, 0, Uuid{}, Uuid{}}, decision);
  return true;
}

}  // namespace dialogue
