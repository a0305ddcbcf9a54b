// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/model/effect.h"

/// Consequences: what changes in other records when a record changes. The server carries them out, as rows of its own. Pure; any thread.
namespace dialogue {

/// Another record, as a consequence reads it.
struct ReadRecord {
  RecordView view;
  std::function<std::uint64_t(std::string_view path)> seq_of;  ///< the row of the log that gave the cell its value
};

/// Reads other records as they stand, with the change in them.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// Records of the kind that are not deleted and whose field (a ref) has the value.
  virtual void referring(const Kind& kind, std::string_view field, std::string_view value,
                         const std::function<void(const ReadRecord&)>& visit) = 0;
};

/// The record that changed.
struct Changed {
  const RecordView& record;  ///< with the change in it
  const std::vector<Path>& cells;
  std::string_view today;  ///< the server's day, "2027-03-17"

  bool touched(std::string_view path) const;
};

/// What is to change elsewhere.
struct Elsewhere {
  const Kind* kind = nullptr;
  std::optional<Uuid> record = {};  ///< nothing = a new one
  std::vector<CellChange> cells = {};
};

/// What follows from changes of a kind's records, as an area declares it.
struct Consequence {
  std::string_view kind;
  std::vector<Elsewhere> (*of)(const Changed&, RecordReader&) = nullptr;
};

}  // namespace dialogue
