// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dialogue {

struct Kind;
struct Field;
struct Part;

/// A cell is the smallest thing that is edited, compared and merged on its own. Its path is one of
///   field                     a value, text, server or act field                       "title"
///   field[element]            one element of a set; value `true`, or not set           "sat_areas[planning]"
///   part[PARTID]              a part's presence; value = its order key (JSON string)   "need_line[0190…]"
///   part[PARTID].field        a field of a part                                        "need_line[0190…].theme"
///   part[PARTID].field[element]
///   _deleted                  value `true` while the record is deleted
using Path = std::string;

/// Canonical JSON of one value: strings with the shortest escapes, numbers exactly as they were written, no white space.
/// The empty string means "not set"; JSON null is never stored.
using Raw = std::string;

/// All cells of one record that are set.
using Cells = std::map<Path, Raw, std::less<>>;

inline constexpr std::string_view deleted_cell = "_deleted";
inline constexpr std::string_view state_cell = "state";

/// A path taken apart; views into the path.
struct CellRef {
  std::string_view name;     ///< field or part name: what stands before the first bracket
  std::string_view key;      ///< inside the first brackets: a set's element or a part's id; empty = none
  std::string_view field;    ///< a part's field, after the dot; empty = none
  std::string_view element;  ///< the part field's set element; empty = none
};

/// Nothing for a malformed path (empty names or keys, unbalanced brackets, control characters, over 400 bytes).
std::optional<CellRef> parse_cell(std::string_view path);

/// What the declaration says about a cell of `kind`. `field` is null for a part's presence cell, `_deleted` and `state`. `part` is null
/// outside parts. `known` is false for cells that this schema does not know; they are kept as raw bytes and left alone.
struct CellInfo {
  bool known = false;
  const Field* field = nullptr;
  const Part* part = nullptr;
  int facet = 0;
};
CellInfo describe_cell(const Kind& kind, std::string_view path);
/// The field of a cell; null where describe_cell has none, and for no kind.
const Field* field_at(const Kind* kind, std::string_view path);

}  // namespace dialogue
