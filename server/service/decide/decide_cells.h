// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/service/decide/decision.h"
#include "server/service/decide/past_values.h"

namespace dialogue {

/// Weighs the cells of one edit of an existing record, one after the other. Part presences and `_deleted` come first.
class CellScales {
 public:
  CellScales(WorkReader& work, const ChangeSource& source, const Held& held, const Epoch& epoch);
  void weigh(const std::vector<CellEdit>& cells, Decision& out);
  /// Weighs one text that comes back after a restore. False when it is a question of the whole text.
  bool weigh_again(const CellEdit& cell, const Field& field, Decision& out);

 private:
  void weigh_one(const CellEdit& cell, Decision& out);
  void weigh_set(const CellEdit& cell, const Seen& seen, Decision& out);
  void weigh_presence(const CellEdit& cell, const Seen& seen, Decision& out);
  void weigh_deletion(const CellEdit& cell, const Seen& seen, Decision& out);
  void weigh_value(const CellEdit& cell, const CellInfo& info, const Seen& seen, Decision& out);
  void agree(const CellEdit& cell, const CellInfo& info, Decision& out);
  bool weigh_text(const CellEdit& cell, const Field& field, const Seen& seen, Decision& out);
  bool gone(const CellEdit& cell, const CellInfo& info, const Seen& seen, const Decision& out) const;
  bool news_in_part(std::string_view presence, std::uint64_t seen);
  bool news(std::uint64_t seen);
  bool news_in(const StoredRecord& record, std::string_view prefix, std::uint64_t seen);
  /// Open proposals of the same device.
  std::vector<const Held*> own_proposals(std::string_view path);
  Raw base_of(const Path& path, const Seen& seen);
  void keep(const CellEdit& cell, const Seen& seen, Decision& out);

  WorkReader& work_;
  const ChangeSource& source_;
  const Held& held_;
  const Epoch& epoch_;
  Sight sight_;
};

}  // namespace dialogue
