// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "client/core/store/store.h"
#include "client/core/verbs/replica.h"
#include "shared/rows/kind_table.h"

namespace dialogue {

/// A list's question as SQL with bound parameters only. Names come from the declaration, never from the caller.
struct ListSql {
  std::string where;               ///< " WHERE …" or empty
  std::vector<std::string> texts;  ///< parameters, all bound as TEXT, in order
};

/// The state that a row shows, as its number.
std::string sync_sql(const KindTable& table);
/// `closed`: shows only what was made here and never sent, because the device was closed. Code "unknown_field" for a field that the kind
/// does not have.
Result<ListSql> list_where(const KindTable& table, const ListQuery& query, bool closed);

struct SortBy {
  std::string expression = "rid";
  bool descending = false;
  bool by_letters = false;  ///< as people sort texts (shared/text/sort_key.h)
};
Result<SortBy> list_order(const KindTable& table, const std::string& sort);

/// fold(text), composed(text), holds(text, words), amount(stored) and amount_text(stored) are for filters and sorting; has_draft(id) is for
/// the state shown. The store outlives its connection's use of them.
void add_list_functions(SqliteReplicaStore& store);

}  // namespace dialogue
