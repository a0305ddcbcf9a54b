// SPDX-License-Identifier: Apache-2.0
// FIELD=VALUE as people type it, to cells. Reads @FILEs, writes nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client/core/verbs/replica.h"

namespace dialogue::cli {

/// What FIELD=VALUE does to a set or the parts when it has no sign of its own.
enum class Verb { set, add, remove };

struct TranslationEdit {
  std::string field, lang;
  Raw text;
};

struct Edits {
  std::vector<std::pair<Path, Raw>> cells;
  std::vector<TranslationEdit> translations;
  std::vector<std::string> new_terms;  ///< codes that their vocabulary does not have (kept, but perhaps a slip): "V-AREA: plannning"
};

class AssignmentReader {
 public:
  /// `cells` is the record as it stands (empty for a new one), `original` the language that it is written in (empty = not known). `new_id`
  /// makes ids of new parts. `encoding` is that of the files that are named; empty = found out.
  AssignmentReader(const Domain& domain, const Kind& kind, const Cells& cells, std::string original, std::function<Uuid()> new_id,
                   std::string encoding = {})
      : domain_(domain),
        kind_(kind),
        cells_(cells),
        original_(std::move(original)),
        new_id_(std::move(new_id)),
        encoding_(std::move(encoding)) {}

  /// Codes: bad_assignment (no "="), unknown_field (args: nearest), those of parse_value and check_value, not_found (a file).
  Status take(const std::string& text, Verb verb, bool creating);
  Edits& edits() { return edits_; }

 private:
  struct Target;
  Result<Target> split(const std::string& text, Verb verb) const;
  Status take_field(const Target& target, const Field& field);
  Status take_set(const Path& path, const Field& field, const Target& target);
  Status take_translation(const Path& path, const Field& field, const Target& target);
  Status take_part(const Target& target, const Part& part);
  Status take_new_part(const Target& target, const Part& part);
  Status put(Path path, Raw raw);
  void note_term(const Field& field, std::string_view code);
  std::string last_order(const Part& part) const;

  const Domain& domain_;
  const Kind& kind_;
  const Cells& cells_;
  const std::string original_;
  std::function<Uuid()> new_id_;
  const std::string encoding_;
  bool creating_ = false;
  Edits edits_;
};

/// The text of VALUE: "@FILE" is the file's text without its last line end, "@@x" is "@x". Codes: those of reading the file and
/// decode_whole.
Result<std::string> value_text(const std::string& value, const std::string& encoding = {});

}  // namespace dialogue::cli
