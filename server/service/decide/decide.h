// SPDX-License-Identifier: Apache-2.0
// What becomes of one change (docs/PROTOCOL.md §3). Reads only; server/service/apply/apply carries the decision out. Writer's thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/service/decide/decision.h"
#include "server/service/decide/standing.h"
#include "server/service/unit_of_work/work_reader.h"
#include "sync/messages.h"

namespace dialogue {

class Judge {
 public:
  Judge(WorkReader& work, const Standing& standing, const ChangeSource& source) : work_(work), standing_(standing), source_(source) {}
  Decision decide(const Change& change);
  /// Why a moderation item cannot be adopted now. It tries nothing out for a group, whose members stand or fall together.
  static Status may_adopt(WorkReader& work, const Held& item);

 private:
  Decision decide_edit(const Kind& kind, const Change& change);
  Decision decide_create(const Kind& kind, const Change& change);
  Decision decide_act(const Kind& kind, const Change& change);
  /// Nothing when the change may be weighed cell by cell.
  std::optional<Decision> refuse_edit(const Held& held, const Change& change, const std::vector<CellEdit>& cells);
  std::optional<Decision> refuse_create(const StoredRecord& record);
  Decision refused_value(const Error& error, const Change& change);
  const Kind* kind_shown(const Uuid& id);
  Status check_named(const Kind& kind, const std::vector<CellEdit>& cells);
  Status permitted(const RecordView& record, const std::vector<CellEdit>& cells);
  std::optional<Decision> access_ended(const Held& held, const std::vector<Path>& cells);
  void add_base_cells(const Kind& kind, const Change& change, StoredRecord& record, Decision& out);

  WorkReader& work_;
  const Standing& standing_;
  const ChangeSource& source_;
};

}  // namespace dialogue
