// SPDX-License-Identifier: Apache-2.0
// Keeps what is known of a translation's source, and marks translations whose source has changed. Writer's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/service/apply/server_rows.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

class Translations {
 public:
  Translations(UnitOfWork& work, ServerRows& rows) : work_(work), rows_(rows) {}
  /// Called after a translation was given these cells. `said` = the hash of the source that its author had before them ("" = not said; then
  /// today's source), when the text stands as the author wrote it.
  void written(Held& translation, const std::vector<Assigned>& cells, std::string_view said);
  /// Called after a record was given these cells.
  void source_changed(const Held& source, const std::vector<Assigned>& cells);

 private:
  struct Source {
    std::uint64_t seq = 0;
    std::string text;
  };
  Source now(const Held& source, const std::string& field) const;
  std::optional<Source> with_hash(const Held& source, const std::string& field, std::string_view hash);
  void note(Held& translation, const Held& source, const Source& of, std::string_view hash);
  Source noted(const Held& translation, const Held& source, const std::string& field);
  void mark(Held& translation, const Held& source);

  UnitOfWork& work_;
  ServerRows& rows_;
};

}  // namespace dialogue
