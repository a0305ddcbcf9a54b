// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "shared/sqlite/database.h"

namespace dialogue {

/// The searched words of a record as the index keeps them (shared/text/words.h): those of its title, and all others.
struct Words {
  std::string title, body;
};
Words words_of(const Kind& kind, const Cells& cells);
bool is_searched(const Kind& kind, std::string_view path);

/// The full text index. Writing a record only notes that its words are due, with the words that the index holds of it. So neither a pull
/// nor a keystroke waits for the index. `work` catches up.
class SearchIndex {
 public:
  explicit SearchIndex(Database& db) : db_(db) {}

  /// When words were folded in another way before, all are due again. The disk may be full; then that comes at the next opening.
  void renew();

  /// Whether its words are due already.
  bool due(std::int64_t rid);
  void added(std::int64_t rid);
  void changed(std::int64_t rid, const Words& before);
  void erased(std::int64_t rid, const Words& before);
  /// The index has nothing of the record and is to get nothing.
  void passed_over(std::int64_t rid);
  /// Empties the index. Nothing is due then.
  void empty();

  /// Indexes up to `limit` records that are due. True while there are more. `cells` gives a record's kind and cells, or null when it is
  /// gone. In a transaction of its own.
  using Load = std::function<std::optional<Words>(std::int64_t rid)>;
  bool work(std::size_t limit, const Load& load);
  /// The same within the caller's transaction.
  bool work_within(std::size_t limit, const Load& load);
  /// Merges the index into one piece, so that words that were taken out are in none of its pages.
  void optimize();
  /// An FTS5 query for all words of a text, the last one as a prefix; empty when it has none.
  static std::string query_for(std::string_view text);

 private:
  Database& db_;
};

}  // namespace dialogue
