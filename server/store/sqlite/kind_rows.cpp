// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/kind_rows.h"

#include <optional>
#include <set>

#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/sqlite/table_columns.h"

namespace dialogue {
namespace {

/// The 16 bytes of a reference in its one canonical writing; nothing for any other value.
std::optional<Uuid> packed(std::string_view raw) {
  const auto id = ref_value(raw);
  return id && quoted(*id) == raw ? id : std::nullopt;
}

std::optional<std::string> to_column(ColumnForm form, std::string_view raw) {
  if (form != ColumnForm::ref) return std::string(raw);
  const auto id = packed(raw);
  return id ? std::optional(std::string(id->raw())) : std::nullopt;
}

Raw from_column(ColumnForm form, std::string_view value) {
  if (form != ColumnForm::ref) return Raw(value);
  const auto id = Uuid::from_raw(value);
  if (!id) throw Failure(Error{"damaged", "", {}, "a reference of another size"});
  return quoted(*id);
}

/// The server's dialect: values stand as they are typed, references as 16 bytes.
constexpr RowDialect server_rows{"r_", "p_", "f_", true, true, to_column, from_column};
constexpr const char* column_type = "ANY";

/// A search for the records that name another one uses it.
bool has_index(const Column& column) { return column.indexed() || column.parent; }

/// Also after a failure the statement is free for its next use.
struct Reset {
  Statement& statement;
  ~Reset() { statement.reset(); }
};

void finish(Statement& statement) {
  while (statement.step()) {
  }
  statement.clear();
}

void bind_value(Statement& statement, int i, const Column& column, const std::optional<std::string>& value) {
  if (value && column.form == ColumnForm::ref)
    statement.bind(i, Blob{*value});
  else
    statement.bind(i, value);
}

void add_value(Cells& out, const Statement& statement, int i, const std::string& prefix, const Column& column) {
  if (statement.is_null(i)) return;
  const bool bytes = column.form == ColumnForm::ref;
  add_column_cells(out, server_rows, prefix, column, bytes ? statement.blob(i) : statement.text(i));
}

}  // namespace

KindRows::KindRows(Database& db, const Kind& kind) : db_(db), table_(kind, server_rows) {
  const std::string columns = columns_listed(table_.columns().names());
  find_ = "SELECT rid FROM " + name() + " WHERE id = ?";
  load_ = "SELECT id, v, extra" + columns + " FROM " + name() + " WHERE rid = ?";
  insert_ = "INSERT INTO " + name() + "(rid, id, v, extra" + columns + ") VALUES(?, ?, ?, ?" + parameters(table_.columns().size()) + ")";
  // Columns with an index are written one by one, when they change. Else each edit would rewrite every index.
  update_ = "UPDATE " + name() + " SET v = ?, extra = ?";
  for (const Column& column : table_.columns()) {
    if (!has_index(column)) update_ += ", " + column.name + " = ?";
    update_one_.push_back(has_index(column) ? "UPDATE " + name() + " SET " + column.name + " = ? WHERE rid = ?" : "");
  }
  update_ += " WHERE rid = ?";
  for (const PartTable& part : table_.parts()) {
    const std::string listed = columns_listed(part.columns.names());
    parts_.push_back(
        {"SELECT part, place" + listed + " FROM " + part.table + " WHERE rid = ?",
         "INSERT OR REPLACE INTO " + part.table + "(rid, part, place" + listed + ") VALUES(?, ?, ?" + parameters(part.columns.size()) + ")",
         "DELETE FROM " + part.table + " WHERE rid = ? AND part = ?"});
  }
}

void KindRows::ensure() {
  const auto columns = table_.columns().names();
  db_.script("CREATE TABLE IF NOT EXISTS " + name() + "(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, v BLOB NOT NULL, extra TEXT" +
             columns_declared(columns, column_type) + ") STRICT");
  add_missing_columns(db_, name(), columns, column_type);
  for (const Column& column : table_.columns())
    if (has_index(column)) ensure_index(db_, "i_" + table_.kind().name + "_" + column.field, name(), column.name);
  for (const PartTable& part : table_.parts()) {
    const auto names = part.columns.names();
    db_.script("CREATE TABLE IF NOT EXISTS " + part.table + "(rid INTEGER NOT NULL, part TEXT NOT NULL, place TEXT" +
               columns_declared(names, column_type) + ", PRIMARY KEY(rid, part)) STRICT, WITHOUT ROWID");
    add_missing_columns(db_, part.table, names, column_type);
  }
}

Rid KindRows::find(const Uuid& id) {
  Query q(db_, find_, id);
  return q.next() ? q.get<Rid>(0) : 0;
}

void KindRows::insert(const StoredRecord& record) {
  const RowImage image = image_of(table_, record.cells);
  const std::string versions = encode(record.versions, table_.kind());
  Statement& statement = db_.prepare(insert_);
  statement.bind(1, record.rid);
  statement.bind(2, record.id);
  statement.bind(3, Blob{versions});
  statement.bind(4, image.extra);
  int i = 4;
  for (std::size_t c = 0; c < image.columns.size(); ++c)
    bind_value(statement, ++i, table_.columns()[static_cast<int>(c)], image.columns[c]);
  finish(statement);
  for (const auto& [key, part] : image.parts) put_part(image, record.rid, key.first, key.second);
}

void KindRows::update(const StoredRecord& record, const std::vector<Path>& changed) {
  const RowImage image = image_of(table_, record.cells);
  const std::string versions = encode(record.versions, table_.kind());
  Statement& statement = db_.prepare(update_);
  statement.bind(1, Blob{versions});
  statement.bind(2, image.extra);
  int i = 2;
  for (std::size_t c = 0; c < image.columns.size(); ++c)
    if (update_one_[c].empty()) bind_value(statement, ++i, table_.columns()[static_cast<int>(c)], image.columns[c]);
  statement.bind(++i, record.rid);
  finish(statement);
  std::set<std::pair<int, std::string>> parts;
  for (const Path& path : changed) {
    const auto slot = table_.slot(path);
    if (slot.part >= 0) parts.emplace(slot.part, slot.part_id);
    if (slot.part >= 0 || slot.column < 0) continue;
    const auto c = static_cast<std::size_t>(slot.column);
    if (update_one_[c].empty()) continue;
    Statement& one = db_.prepare(update_one_[c]);
    bind_value(one, 1, table_.columns()[slot.column], image.columns[c]);
    one.bind(2, record.rid);
    finish(one);
  }
  for (const auto& [part, id] : parts) put_part(image, record.rid, part, id);
}

void KindRows::put_part(const RowImage& image, Rid rid, int part, const std::string& id) {
  const auto at = static_cast<std::size_t>(part);
  const auto row = image.parts.find({part, id});
  if (row == image.parts.end()) {
    db_.exec(parts_[at].remove, rid, id);
    return;
  }
  Statement& statement = db_.prepare(parts_[at].put);
  statement.bind(1, rid);
  statement.bind(2, id);
  statement.bind(3, row->second.place);
  int i = 3;
  for (const Column& column : table_.parts()[at].columns) {
    const auto& value = row->second.columns[static_cast<std::size_t>(i - 3)];
    bind_value(statement, ++i, column, value);
  }
  finish(statement);
}

bool KindRows::load(Rid rid, StoredRecord& out) {
  Statement& statement = db_.prepare(load_);
  const Reset reset{statement};
  statement.bind(1, rid);
  if (!statement.step()) return false;
  out.rid = rid;
  out.kind = &table_.kind();
  out.id = statement.get<Uuid>(0);
  out.versions = decode_versions(statement.blob(1), table_.kind());
  out.cells.clear();
  if (!statement.is_null(2)) add_extra_cells(out.cells, statement.text(2));
  int i = 2;
  for (const Column& column : table_.columns()) add_value(out.cells, statement, ++i, {}, column);
  load_parts(rid, out.cells);
  return true;
}

void KindRows::load_parts(Rid rid, Cells& out) {
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const PartTable& part = table_.parts()[p];
    Statement& statement = db_.prepare(parts_[p].load);
    const Reset reset{statement};
    statement.bind(1, rid);
    while (statement.step()) {
      const std::string presence = part.part->name + "[" + std::string(statement.text(0)) + "]";
      if (!statement.is_null(1)) out.emplace(presence, std::string(statement.text(1)));
      int i = 1;
      for (const Column& column : part.columns) add_value(out, statement, ++i, presence + ".", column);
    }
  }
}

std::vector<Rid> KindRows::referring(std::string_view field, std::string_view raw) {
  std::vector<Rid> out;
  const int at = table_.columns().find(field);
  if (at < 0) return out;
  const Column& column = table_.columns()[at];
  const auto value = to_column(column.form, raw);
  if (!value) return out;
  Statement& statement = db_.prepare("SELECT rid FROM " + name() + " WHERE " + column.name + " = ? ORDER BY rid");
  bind_value(statement, 1, column, value);
  while (statement.step()) out.push_back(statement.get<Rid>(0));
  statement.reset();
  return out;
}

std::vector<Rid> KindRows::all() {
  std::vector<Rid> out;
  for (Query q(db_, "SELECT rid FROM " + name() + " ORDER BY rid"); q.next();) out.push_back(q.get<Rid>(0));
  return out;
}

std::uint64_t KindRows::count() { return db_.one<std::uint64_t>("SELECT count(*) FROM " + name()).value_or(0); }
Rid KindRows::highest() { return db_.one<Rid>("SELECT max(rid) FROM " + name()).value_or(0); }

}  // namespace dialogue
