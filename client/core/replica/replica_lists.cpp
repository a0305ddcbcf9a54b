// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "client/core/replica/list_sql.h"
#include "client/core/replica/replica_impl.h"
#include "client/core/values.h"
#include "shared/model/declaration.h"
#include "shared/text/sort_key.h"
#include "shared/wire/json.h"
#include "sync/lease.h"

namespace dialogue {

namespace {

const KindTable& table_named(const SqliteReplicaStore& store, const Domain& domain, const std::string& name) {
  const Kind* kind = domain.kind(name);
  if (!kind) throw Failure({"unknown_kind", "", {name}, {}});
  return *store.table(*kind);
}

/// Gives the statement back when it is done, also after a failure.
struct Reading {
  Reading(Database& db, const std::string& sql, const std::vector<std::string>& texts) : statement(db.prepare(sql)) {
    for (std::size_t i = 0; i < texts.size(); ++i) statement.bind(static_cast<int>(i + 1), texts[i]);
  }
  ~Reading() { statement.clear(); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  Statement& statement;
};

struct Keyed {
  std::string key;
  RowKey row;
};

// One key for each row and sorting here is many times faster than a collation that reads both texts at every comparison.
std::vector<RowKey> sorted_by_letters(Database& db, const std::string& sql, const std::vector<std::string>& texts, bool descending) {
  std::vector<Keyed> found;
  for (Reading r(db, sql, texts); r.statement.step();) found.push_back({sort_key(r.statement.text(1)), r.statement.column_int64(0)});
  std::sort(found.begin(), found.end(), [&](const Keyed& a, const Keyed& b) {
    const int order = a.key.compare(b.key);
    return order == 0 ? a.row < b.row : (order < 0) != descending;
  });
  std::vector<RowKey> out;
  out.reserve(found.size());
  for (const Keyed& each : found) out.push_back(each.row);
  return out;
}

std::vector<RowKey> as_stored(Database& db, const std::string& sql, const std::vector<std::string>& texts) {
  std::vector<RowKey> out;
  for (Reading r(db, sql, texts); r.statement.step();) out.push_back(r.statement.column_int64(0));
  return out;
}

// A set's elements as people list them; everything else as it stands in its column.
std::string plain(const Column* column, std::string_view value) {
  if (!column || column->form != ColumnForm::set) return std::string(value);
  const auto list = json::Document::parse(value);
  std::string out;
  if (!list) return out;
  for (const auto element : list->root().elements()) out += (out.empty() ? "" : ", ") + element.string().value_or("");
  return out;
}

struct Wanted {
  std::string sql;
  std::vector<const Column*> columns;
};

Wanted wanted_columns(const KindTable& table, const std::vector<std::string>& fields) {
  Wanted out{"SELECT id, " + sync_sql(table), {}};
  for (const std::string& field : fields) {
    const int at = table.columns().find(field);
    out.columns.push_back(at < 0 ? nullptr : &table.columns()[at]);
    out.sql += at < 0 ? ", NULL" : ", " + out.columns.back()->name;
  }
  out.sql += " FROM " + table.table() + " WHERE rid = ?";
  return out;
}

std::optional<Listed> listed(Database& db, const Wanted& wanted, RowKey key) {
  Query q(db, wanted.sql, key);
  if (!q.next()) return std::nullopt;
  Listed out;
  out.key = key;
  out.id = q.get<Uuid>(0);
  out.sync = static_cast<SyncState>(q.get<int>(1));
  for (std::size_t i = 0; i < wanted.columns.size(); ++i) out.values.push_back(plain(wanted.columns[i], q.text(static_cast<int>(i) + 2)));
  return out;
}

}  // namespace

Result<std::vector<RowKey>> ReplicaImpl::keys(const std::string& kind, const ListQuery& query) {
  auto found = keys_shown(kind, query);
  // An empty list would say that there is nothing, so the code says that the device is closed.
  if (found && found->empty() && closed()) return Error{"revoked", "", {}, {}};
  return found;
}

Result<std::vector<RowKey>> ReplicaImpl::keys_shown(const std::string& kind, const ListQuery& query) {
  return at_border([&]() -> Result<std::vector<RowKey>> {
    heed_lease();
    const KindTable& table = table_named(store_, domain(), kind);
    std::unique_ptr<Transaction> unkept;
    if (!query.search.empty()) {
      if (closed()) return Error{"revoked", "", {}, {}};
      unkept = store_.index_for_now();
      if (SearchIndex::query_for(query.search).empty()) return std::vector<RowKey>();
    }
    const auto where = list_where(table, query, closed());
    if (!where) return where.error();
    const auto order = list_order(table, query.sort);
    if (!order) return order.error();
    std::string sql = "SELECT rid, " + order->expression + " FROM " + table.table() + where->where;
    if (order->by_letters) {
      auto out = sorted_by_letters(store_.db(), sql, where->texts, order->descending);
      if (query.limit != 0 && out.size() > query.limit) out.resize(query.limit);
      return out;
    }
    sql += " ORDER BY " + order->expression + (order->descending ? " DESC, rid" : ", rid");
    if (query.limit != 0) sql += " LIMIT " + std::to_string(query.limit);
    return as_stored(store_.db(), sql, where->texts);
  });
}

Result<std::uint64_t> ReplicaImpl::count(const std::string& kind, const ListQuery& query) {
  return at_border([&]() -> Result<std::uint64_t> {
    heed_lease();
    const KindTable& table = table_named(store_, domain(), kind);
    std::unique_ptr<Transaction> unkept;
    if (!query.search.empty()) {
      if (closed()) return Error{"revoked", "", {}, {}};
      unkept = store_.index_for_now();
      if (SearchIndex::query_for(query.search).empty()) return std::uint64_t{0};
    }
    const auto where = list_where(table, query, closed());
    if (!where) return where.error();
    const auto found = as_stored(store_.db(), "SELECT count(*) FROM " + table.table() + where->where, where->texts);
    return static_cast<std::uint64_t>(found.empty() ? 0 : found.front());
  });
}

// Blanks the fields of locked facets; false when the whole row is locked.
bool ReplicaImpl::hide_locked(RowKey key, const std::vector<std::string>& fields, Listed& row) {
  const auto head = store_.head_at(key);
  if (!head || !shows(*head)) return false;
  if (head->lock == Lock::none) return true;
  for (std::size_t i = 0; i < fields.size() && i < row.values.size(); ++i)
    if (!is_open(*head, fields[i])) row.values[i].clear();
  return true;
}

/// The state of a translation as its own page shows it.
void ReplicaImpl::show_state(const std::vector<std::string>& fields, Listed& row) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i] == state_cell)
      if (const auto record = get(row.id)) row.values[i] = plain_cell(record->cells, state_cell);
}

Result<std::vector<Listed>> ReplicaImpl::rows(const std::string& kind, const std::vector<RowKey>& keys,
                                              const std::vector<std::string>& fields) {
  return at_border([&]() -> Result<std::vector<Listed>> {
    const Wanted wanted = wanted_columns(table_named(store_, domain(), kind), fields);
    std::vector<Listed> out;
    out.reserve(keys.size());
    const bool locked = Lease(ports_).locked() || closed();
    const bool unsent_may_stale = domain().serving(Purpose::translation) == domain().kind(kind) && store_.any_waiting();
    for (const RowKey key : keys) {
      auto row = listed(store_.db(), wanted, key);
      if (row && locked && !hide_locked(key, fields, *row)) continue;
      if (row && unsent_may_stale) show_state(fields, *row);
      if (row) out.push_back(std::move(*row));
    }
    return out;
  });
}

Result<std::vector<std::pair<std::string, Listed>>> ReplicaImpl::search(const std::string& text, const std::string& kind,
                                                                        std::size_t limit) {
  using Hits = std::vector<std::pair<std::string, Listed>>;
  return at_border([&]() -> Result<Hits> {
    Hits out;
    const Kind* only = kind.empty() ? nullptr : table_named(store_, domain(), kind).kind().no ? domain().kind(kind) : nullptr;
    const std::string words = SearchIndex::query_for(text);
    if (words.empty()) return out;
    if (closed()) return Error{"revoked", "", {}, {}};
    heed_lease();
    const auto unkept = store_.index_for_now();
    std::vector<RowKey> found;
    // A word of the title weighs as much as ten of the text. Without a kind it asks for some more, in case a few of the best are deleted.
    const std::int64_t most = only || limit == 0 ? -1 : static_cast<std::int64_t>(limit) * 2 + 100;
    constexpr std::string_view best = "SELECT rowid FROM words WHERE words MATCH ? AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank LIMIT ?";
    for (Query q(store_.db(), best, words, most); q.next();) {
      const auto rid = q.get<RowKey>(0);
      if (!only || (rid & 127) == only->no) found.push_back(rid);
    }
    for (const RowKey rid : found) {
      if (limit != 0 && out.size() >= limit) break;
      const Kind* of = store_.kind_of(rid);
      if (!of) continue;
      const KindTable& table = *store_.table(*of);
      Wanted wanted = wanted_columns(table, {of->title_field});
      wanted.sql += " AND c__deleted IS NULL AND (flags >> 3) & 3 = 0";
      if (auto row = listed(store_.db(), wanted, rid)) out.emplace_back(of->name, std::move(*row));
    }
    return out;
  });
}

std::string ReplicaImpl::title_of(const Uuid& id) {
  try {
    const auto head = store_.head(id);
    return head && shows(*head) ? title_at(id) : std::string();
  } catch (const Failure&) {
    return {};
  }
}

std::string ReplicaImpl::title_at(const Uuid& id) {
  try {
    const auto head = store_.head(id);
    if (!head) return {};
    const auto row = listed(store_.db(), wanted_columns(*store_.table(*head), {head->kind->title_field}), head->key);
    return row ? row->values.front() : std::string();
  } catch (const Failure&) {
    return {};
  }
}

}  // namespace dialogue
