// SPDX-License-Identifier: Apache-2.0
// What the log says about a cell: base texts, and what an author had seen.
#pragma once

#include <optional>

#include "server/service/unit_of_work/work_reader.h"
#include "sync/messages.h"

namespace dialogue {

/// The value that a log row gave the cell; nothing when it did not touch it. "" = taken away.
std::optional<Raw> value_given(const LogRow& row, std::string_view path);
/// The cell's value at a sequence; "" when not set then, or no longer known.
Raw value_at(WorkReader& work, Rid rid, std::string_view path, std::uint64_t seq);

/// What "saw" comes to for one cell of one change.
struct Seen {
  std::uint64_t seq = 0;   ///< the author had seen the server's cell at this sequence
  std::optional<Raw> own;  ///< … or, beyond that, these own words of theirs
  /// The first of the own changes that were kept beside the cell, and that this one goes on with. What they proposed for it is replaced.
  std::optional<std::uint64_t> kept_from;
};

class Sight {
 public:
  Sight(WorkReader& work, const ChangeSource& source);
  /// `epoch` is the change's; `held` the record as it stands.
  Seen resolve(const Held& held, const Path& path, Saw saw, const Epoch& epoch);
  /// Whether this device itself made the change that took the sequence. Then it has seen that, whatever it says of others.
  bool own(std::uint64_t seq);
  /// What a sequence that was seen in that life of the log comes to in this one, for one cell.
  std::uint64_t in_this_epoch(const Held& held, const Path& path, std::uint64_t saw, const Epoch& epoch);

 private:
  WorkReader& work_;
  std::int64_t source_;
};

}  // namespace dialogue
