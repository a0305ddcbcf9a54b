// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "client/core/store/head_bytes.h"
#include "client/core/store/row_dialect.h"
#include "client/core/store/store.h"

namespace dialogue {

namespace {

constexpr std::int64_t own_flag = 1;

// own 1, ghost 2 + 4, lock 8 + 16. Lists read the last (list_sql.cpp).
std::int64_t flags_of(const RecordHead& head) {
  return (head.own ? own_flag : 0) | (static_cast<std::int64_t>(head.ghost) << 1) | (static_cast<std::int64_t>(head.lock) << 3);
}

// Its changes tell that a record is sent, so sealing writes no records.
int sync_of(const RecordHead& head) { return static_cast<int>(head.sync == SyncState::sent ? SyncState::local : head.sync); }

// Part ids are UUIDs nearly always. Others stand as text.
void bind_part_id(Statement& statement, int i, const std::string& id) {
  const auto uuid = Uuid::parse(id);
  if (uuid && uuid->text() == id)
    statement.bind(i, *uuid);
  else
    statement.bind(i, id);
}

std::string part_id(const Query& q, int i) {
  const auto uuid = Uuid::from_raw(q.blob(i));
  return uuid ? uuid->text() : std::string(q.text(i));
}

void bind_all(Statement& statement, int first, const ColumnValues& values) {
  for (const auto& value : values) statement.bind(first++, value);
}

/// Also after a failure the statement is free for its next use.
struct Clear {
  Statement& statement;
  ~Clear() { statement.clear(); }
};

void run(Statement& statement) {
  const Clear clear{statement};
  statement.step();
}

}  // namespace

RecordHead SqliteReplicaStore::head_from(const Query& q, const Kind& table_kind) {
  RecordHead out;
  out.key = q.get<std::int64_t>(0);
  out.kind = table_kind.no == strange_no ? kind_at(out.key) : &table_kind;
  out.id = q.get<Uuid>(1);
  out.facets = decode_facets(q.blob(2), out.kind->facets.size());
  out.sync = static_cast<SyncState>(q.get<int>(3));
  const auto flags = q.get<std::int64_t>(4);
  out.own = (flags & own_flag) != 0;
  out.ghost = static_cast<Ghost>(flags >> 1 & 3);
  out.lock = static_cast<Lock>(flags >> 3 & 3);
  return out;
}

const Kind* SqliteReplicaStore::kind_at(std::int64_t rid) {
  if (const Kind* known = kind_of(rid)) return known;
  if ((rid & 127) != strange_no) return nullptr;
  const auto name = db_.one<std::string>("SELECT kind FROM strange WHERE rid = ?", rid);
  return &strange_kind(name.value_or("?"));
}

std::optional<RecordHead> SqliteReplicaStore::head(const Uuid& id) {
  const auto rid = db_.one<std::int64_t>("SELECT rid FROM ids WHERE id = ?", id);
  return rid ? head_at(*rid) : std::nullopt;
}

std::optional<RecordHead> SqliteReplicaStore::head_at(std::int64_t rid) {
  const Kind* kind = kind_at(rid);
  if (!kind) return std::nullopt;
  Query q(statements(*kind).head.in(db_), rid);
  if (!q.next()) return std::nullopt;
  auto out = head_from(q, *kind);
  if (out.sync == SyncState::local && !has_draft(out.id)) out.sync = SyncState::sent;
  return out;
}

Cells SqliteReplicaStore::read(const RecordHead& head) {
  Cells out;
  const KindTable& table = *this->table(head);
  auto& sql = statements(*head.kind);
  {
    Query q(sql.read.in(db_), head.key);
    if (!q.next()) return out;
    if (!q.is_null(0)) add_extra_cells(out, q.text(0));
    int i = 0;
    for (const Column& column : table.columns())
      if (!q.is_null(++i)) add_column_cells(out, replica_rows, {}, column, q.text(i));
  }
  for (std::size_t p = 0; p < table.parts().size(); ++p) {
    const PartTable& part = table.parts()[p];
    for (Query q(sql.read_part[p].in(db_), head.key); q.next();) {
      const std::string presence = part.part->name + "[" + part_id(q, 0) + "]";
      if (!q.is_null(1)) out.emplace(presence, replica_rows.from_column(ColumnForm::text, q.text(1)));
      int i = 1;
      for (const Column& column : part.columns)
        if (!q.is_null(++i)) add_column_cells(out, replica_rows, presence + ".", column, q.text(i));
    }
  }
  return out;
}

std::int64_t SqliteReplicaStore::next_rid(const Kind& kind) {
  auto& next = next_[static_cast<std::size_t>(by_no_[static_cast<std::size_t>(kind.no)])];
  if (next == 0) {
    // A purged record's words may still wait, under its number, to be taken out of the index.
    const auto last = db_.one<std::int64_t>("SELECT max(rid) FROM " + table(kind)->table()).value_or(0);
    const auto due = db_.one<std::int64_t>("SELECT max(rid) FROM words_todo WHERE (rid & 127) = ?", kind.no).value_or(0);
    next = (std::max(last, due) >> 7) + 1;
  }
  return next++ << 7 | kind.no;
}

void SqliteReplicaStore::insert(RecordHead& head, const RowImage& image) {
  head.key = next_rid(*head.kind);
  db_.exec("INSERT INTO ids(id, rid) VALUES(?, ?)", head.id, head.key);
  if (head.kind->no == strange_no) db_.exec("INSERT INTO strange(rid, kind) VALUES(?, ?)", head.key, head.kind->name);
  Statement& statement = statements(*head.kind).insert.in(db_);
  const std::string facets = encode_facets(head.facets);
  statement.bind(1, head.key);
  statement.bind(2, head.id);
  statement.bind(3, Blob{facets});
  statement.bind(4, sync_of(head));
  statement.bind(5, flags_of(head));
  statement.bind(6, image.extra);
  bind_all(statement, 7, image.columns);
  run(statement);
}

int SqliteReplicaStore::bind_head(Statement& statement, const RecordHead& head, const std::string& facets) {
  statement.bind(1, Blob{facets});
  statement.bind(2, sync_of(head));
  statement.bind(3, flags_of(head));
  return 3;
}

void SqliteReplicaStore::update_head(const RecordHead& head) {
  Statement& statement = statements(*head.kind).update_head.in(db_);
  const std::string facets = encode_facets(head.facets);
  const int i = bind_head(statement, head, facets);
  statement.bind(i + 1, head.key);
  run(statement);
}

bool SqliteReplicaStore::update_plain(const RecordHead& head, const ChangedColumns& columns) {
  const KindTable& table = *this->table(head);
  std::string sql = "UPDATE " + table.table() + " SET meta = ?, sync = ?, flags = ?";
  for (const auto& [c, value] : columns) sql += ", " + table.columns()[c].name + " = ?";
  sql += " WHERE rid = ? AND extra IS NULL";
  Statement& statement = db_.prepare(sql);
  const std::string facets = encode_facets(head.facets);
  int i = bind_head(statement, head, facets);
  for (const auto& [c, value] : columns) statement.bind(++i, value);
  statement.bind(++i, head.key);
  run(statement);
  return db_.changes() == 1;
}

void SqliteReplicaStore::update(const RecordHead& head, const RowImage& image, const std::vector<int>& columns) {
  const KindTable& table = *this->table(head);
  std::string sql = "UPDATE " + table.table() + " SET meta = ?, sync = ?, flags = ?, extra = ?";
  for (const int c : columns) sql += ", " + table.columns()[c].name + " = ?";
  sql += " WHERE rid = ?";
  Statement& statement = db_.prepare(sql);
  const std::string facets = encode_facets(head.facets);
  int i = bind_head(statement, head, facets);
  statement.bind(++i, image.extra);
  for (const int c : columns) statement.bind(++i, image.columns[static_cast<std::size_t>(c)]);
  statement.bind(++i, head.key);
  run(statement);
}

void SqliteReplicaStore::write_part(const RecordHead& head, const RowImage& image, int part, const std::string& id) {
  const auto it = image.parts.find({part, id});
  const auto at = static_cast<std::size_t>(part);
  Statement& statement = it != image.parts.end()
                             ? statements(*head.kind).put_part[at].in(db_)
                             : db_.prepare("DELETE FROM " + table(head)->parts()[at].table + " WHERE rid = ? AND part = ?");
  statement.bind(1, head.key);
  bind_part_id(statement, 2, id);
  if (it != image.parts.end()) {
    statement.bind(3, it->second.place);
    bind_all(statement, 4, it->second.columns);
  }
  run(statement);
}

// This comes before the row changes: the index holds the words as they are.
void SqliteReplicaStore::note_words(const RecordHead& head, std::span<const Path> changed) {
  const bool words = std::any_of(changed.begin(), changed.end(), [&](const Path& path) { return is_searched(*head.kind, path); });
  if (words && is_indexed(head) && !index_.due(head.key)) index_.changed(head.key, words_of(*head.kind, read(head)));
}

void SqliteReplicaStore::write(RecordHead& head, const Cells& now, std::span<const Path> changed) {
  const KindTable& table = *this->table(head);
  if (head.key != 0 && changed.empty()) return update_head(head);
  if (head.key != 0) {
    note_words(head, changed);
    if (const auto columns = plain_columns(table, now, changed); columns && update_plain(head, *columns)) return;
  }
  const RowImage image = image_of(table, now);
  if (head.key == 0) {
    insert(head, image);
    for (const auto& [key, part] : image.parts) write_part(head, image, key.first, key.second);
    if (is_indexed(head)) index_.added(head.key);
    return;
  }
  std::set<int> columns;
  std::set<std::pair<int, std::string>> parts;
  for (const Path& path : changed) {
    const auto slot = table.slot(path);
    if (slot.part >= 0)
      parts.insert({slot.part, std::string(slot.part_id)});
    else if (slot.column >= 0)
      columns.insert(slot.column);
  }
  update(head, image, {columns.begin(), columns.end()});
  for (const auto& [part, id] : parts) write_part(head, image, part, id);
}

void SqliteReplicaStore::sight_changes(const RecordHead& before, const RecordHead& now, bool erased) {
  if (before.lock != Lock::none && now.lock == Lock::none) {
    if (!index_is_shut()) index_.added(now.key);
    return ledger_.reopen();
  }
  ledger_.let_go(now.id, erased);
  if (erased || now.lock == before.lock) return;
  // The record is locked: its words go, and their pages.
  if (is_indexed(before) && !index_.due(before.key)) index_.changed(before.key, words_of(*before.kind, read(before)));
  set_meta("scrub", "1");
}

void SqliteReplicaStore::erase(const RecordHead& head) {
  if (is_indexed(head))
    index_.erased(head.key, words_of(*head.kind, read(head)));
  else
    index_.passed_over(head.key);
  const KindTable& table = *this->table(head);
  for (const PartTable& part : table.parts()) db_.exec("DELETE FROM " + part.table + " WHERE rid = ?", head.key);
  db_.exec("DELETE FROM " + table.table() + " WHERE rid = ?", head.key);
  db_.exec("DELETE FROM ids WHERE id = ?", head.id);
  if (head.kind->no == strange_no) db_.exec("DELETE FROM strange WHERE rid = ?", head.key);
}

void SqliteReplicaStore::scan(const std::function<void(const RecordHead&)>& visit) {
  for (const KindTable& table : tables_)
    for (Query q(db_, statements(table.kind()).scan); q.next();) visit(head_from(q, table.kind()));
}

bool SqliteReplicaStore::any(const Kind& kind) { return db_.one<int>("SELECT 1 FROM " + table(kind)->table() + " LIMIT 1").has_value(); }

std::vector<Uuid> SqliteReplicaStore::referring(const Kind& kind, std::string_view field, const Uuid& ref) {
  std::vector<Uuid> out;
  const KindTable& table = *this->table(kind);
  const int column = table.columns().find(field);
  if (column < 0) return out;
  const std::string sql = "SELECT id FROM " + table.table() + " WHERE " + table.columns()[column].name + " = ? ORDER BY rid";
  for (Query q(db_, sql, ref.text()); q.next();) out.push_back(q.get<Uuid>(0));
  return out;
}

}  // namespace dialogue
