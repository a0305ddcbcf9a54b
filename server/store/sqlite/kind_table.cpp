// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/kind_table.h"

#include <algorithm>
#include <set>

#include "shared/model/cell.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

constexpr std::string_view state_column = "state";

CellColumn column(const Field& field) {
  const bool ref = field.type == Type::ref || field.type == Type::person_ref;
  const bool set = field.cls == FieldClass::set;
  return {field.name, set, ref && !set, field.indexed && !set};
}

/// The 16 bytes of a reference in its one canonical writing; nothing for any other value.
std::optional<Uuid> packed(std::string_view raw) {
  const auto id = ref_value(raw);
  return id && quoted(*id) == raw ? id : std::nullopt;
}

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

std::string names(const std::vector<CellColumn>& columns) {
  std::string out;
  for (const CellColumn& c : columns) out += ", f_" + c.name;
  return out;
}

std::string marks(std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += ", ?";
  return out;
}

std::string declared(const std::vector<CellColumn>& columns) {
  std::string out;
  for (const CellColumn& c : columns) out += ", f_" + c.name + " ANY";
  return out;
}

/// The paths of a set's elements that are set, as a JSON array; empty = none.
std::string elements_of(const Cells& cells, const std::string& name) {
  std::string out;
  any_cell(cells, name, [&](std::string_view key, std::string_view rest, std::string_view value) {
    if (!rest.empty() || value != "true") return false;
    out += out.empty() ? "[" : ",";
    out += json::quote(key);
    return false;
  });
  return out.empty() ? out : out + "]";
}

}  // namespace

KindRows::KindRows(Database& db, const Kind& kind) : db_(db), kind_(kind), table_("r_" + kind.name) {
  columns_.push_back({std::string(state_column), false, false, false});
  columns_.push_back({std::string(deleted_cell), false, false, false});
  for (const Field& field : kind.fields) {
    columns_.push_back(column(field));
    if (field.name == kind.parent_field) columns_.back().indexed = true;
  }
  std::sort(columns_.begin(), columns_.end(), [](const CellColumn& a, const CellColumn& b) { return a.name < b.name; });
  for (const Part& part : kind.parts) plan_part(part);
  write_sql();
}

void KindRows::plan_part(const Part& part) {
  PartTable out{&part, "p_" + kind_.name + "_" + part.name, {}, {}, {}, {}};
  for (const Field& field : part.fields) out.columns.push_back(column(field));
  out.load = "SELECT part, place" + names(out.columns) + " FROM " + out.table + " WHERE rid = ?";
  out.put = "INSERT OR REPLACE INTO " + out.table + "(rid, part, place" + names(out.columns) + ") VALUES(?, ?, ?" +
            marks(out.columns.size()) + ")";
  out.remove = "DELETE FROM " + out.table + " WHERE rid = ? AND part = ?";
  parts_.push_back(std::move(out));
}

void KindRows::write_sql() {
  find_ = "SELECT rid FROM " + table_ + " WHERE id = ?";
  load_ = "SELECT id, v, extra" + names(columns_) + " FROM " + table_ + " WHERE rid = ?";
  insert_ = "INSERT INTO " + table_ + "(rid, id, v, extra" + names(columns_) + ") VALUES(?, ?, ?, ?" + marks(columns_.size()) + ")";
  // Columns with an index are written one by one, when they change: else each edit would rewrite every index.
  update_ = "UPDATE " + table_ + " SET v = ?, extra = ?";
  for (const CellColumn& c : columns_) {
    if (!c.indexed) update_ += ", f_" + c.name + " = ?";
    update_one_.push_back(c.indexed ? "UPDATE " + table_ + " SET f_" + c.name + " = ? WHERE rid = ?" : "");
  }
  update_ += " WHERE rid = ?";
}

void KindRows::ensure() {
  db_.script("CREATE TABLE IF NOT EXISTS " + table_ + "(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, v BLOB NOT NULL, extra TEXT" +
             declared(columns_) + ") STRICT");
  add_missing_columns(table_, columns_);
  for (const CellColumn& c : columns_)
    if (c.indexed)
      db_.script("CREATE INDEX IF NOT EXISTS i_" + kind_.name + "_" + c.name + " ON " + table_ + "(f_" + c.name + ") WHERE f_" + c.name +
                 " IS NOT NULL");
  for (const PartTable& part : parts_) {
    db_.script("CREATE TABLE IF NOT EXISTS " + part.table + "(rid INTEGER NOT NULL, part TEXT NOT NULL, place TEXT" +
               declared(part.columns) + ", PRIMARY KEY(rid, part)) STRICT, WITHOUT ROWID");
    add_missing_columns(part.table, part.columns);
  }
}

void KindRows::add_missing_columns(const std::string& table, const std::vector<CellColumn>& columns) {
  std::set<std::string> have;
  for (Query q(db_, "SELECT name FROM pragma_table_info(?)", table); q.next();) have.insert(q.get<std::string>(0));
  for (const CellColumn& c : columns)
    if (!have.contains("f_" + c.name)) db_.script("ALTER TABLE " + table + " ADD COLUMN f_" + c.name + " ANY");
}

int KindRows::column_of(std::string_view name) const {
  const auto it =
      std::lower_bound(columns_.begin(), columns_.end(), name, [](const CellColumn& c, std::string_view n) { return c.name < n; });
  return it != columns_.end() && it->name == name ? static_cast<int>(it - columns_.begin()) : -1;
}

Rid KindRows::find(const Uuid& id) {
  Query q(db_, find_, id);
  return q.next() ? q.get<Rid>(0) : 0;
}

void KindRows::bind_cell(Statement& statement, int i, const CellColumn& c, const Cells& cells, std::string_view prefix) {
  const std::string path = prefix.empty() ? std::string() : std::string(prefix) + "." + c.name;
  if (c.set) {
    // "part[ID].set[element]" is found by its whole name, as a plain set is.
    std::string elements = prefix.empty() ? elements_of(cells, c.name) : std::string();
    if (!prefix.empty())
      for (auto it = cells.lower_bound(path + "["); it != cells.end() && it->first.starts_with(path + "["); ++it)
        if (it->second == "true")
          elements += (elements.empty() ? "[" : ",") + json::quote(it->first.substr(path.size() + 1, it->first.size() - path.size() - 2));
    if (!prefix.empty() && !elements.empty()) elements += "]";
    if (elements.empty()) return statement.bind(i, nullptr);
    return statement.bind(i, elements);
  }
  const auto it = cells.find(prefix.empty() ? std::string_view(c.name) : std::string_view(path));
  if (it == cells.end()) return statement.bind(i, nullptr);
  if (!c.ref) return statement.bind(i, std::string_view(it->second));
  const auto id = packed(it->second);
  if (!id) return statement.bind(i, nullptr);
  statement.bind(i, *id);
}

void KindRows::bind_row(Statement& statement, int first, const StoredRecord& record, bool all) {
  for (const CellColumn& c : columns_)
    if (all || !c.indexed) bind_cell(statement, first++, c, record.cells, {});
}

/// Whether the cell goes to a column; all others go to `extra`.
bool KindRows::has_place(std::string_view path, std::string_view value) const {
  const auto fits = [&](const CellColumn& c) { return c.set ? value == "true" : !c.ref || packed(value).has_value(); };
  if (path == state_cell || path == deleted_cell) return true;
  const CellInfo info = describe_cell(kind_, path);
  if (!info.known) return false;
  return !info.field || fits(column(*info.field));
}

std::string KindRows::extra_of(const StoredRecord& record) const {
  json::Writer out;
  bool any = false;
  for (const auto& [path, value] : record.cells) {
    if (has_place(path, value)) continue;
    if (!any) out.begin_object();
    any = true;
    out.key(path), out.raw(value);
  }
  if (!any) return {};
  out.end_object();
  return out.take();
}

void KindRows::insert(const StoredRecord& record) {
  Statement& statement = db_.prepare(insert_);
  const std::string versions = encode(record.versions, kind_), extra = extra_of(record);
  statement.bind(1, record.rid);
  statement.bind(2, record.id);
  statement.bind(3, Blob{versions});
  if (extra.empty())
    statement.bind(4, nullptr);
  else
    statement.bind(4, extra);
  bind_row(statement, 5, record, true);
  finish(statement);
  if (!parts_.empty()) put_parts(record, nullptr);
}

void KindRows::update(const StoredRecord& record, const std::vector<Path>& changed) {
  Statement& statement = db_.prepare(update_);
  const std::string versions = encode(record.versions, kind_), extra = extra_of(record);
  statement.bind(1, Blob{versions});
  if (extra.empty())
    statement.bind(2, nullptr);
  else
    statement.bind(2, extra);
  bind_row(statement, 3, record, false);
  const auto plain = std::count_if(columns_.begin(), columns_.end(), [](const CellColumn& c) { return !c.indexed; });
  statement.bind(3 + static_cast<int>(plain), record.rid);
  finish(statement);
  bool parts = false;
  for (const Path& path : changed) {
    parts = parts || path.find('[') != std::string::npos;
    const int at = column_of(path);
    if (at < 0 || !columns_[static_cast<std::size_t>(at)].indexed) continue;
    Statement& one = db_.prepare(update_one_[static_cast<std::size_t>(at)]);
    bind_cell(one, 1, columns_[static_cast<std::size_t>(at)], record.cells, {});
    one.bind(2, record.rid);
    finish(one);
  }
  if (parts && !parts_.empty()) put_parts(record, &changed);
}

void KindRows::put_parts(const StoredRecord& record, const std::vector<Path>* changed) {
  for (const PartTable& table : parts_) {
    std::set<std::string, std::less<>> ids;
    const auto add = [&](std::string_view path) {
      const auto ref = parse_cell(path);
      if (ref && ref->name == table.part->name && !ref->key.empty()) ids.emplace(ref->key);
    };
    if (changed) {
      for (const Path& path : *changed) add(path);
    } else {
      any_cell(record.cells, table.part->name,
               [&](std::string_view key, std::string_view, std::string_view) { return ids.emplace(key), false; });
    }
    for (const std::string& id : ids) put_part(table, record, id);
  }
}

void KindRows::put_part(const PartTable& table, const StoredRecord& record, std::string_view id) {
  const std::string prefix = table.part->name + "[" + std::string(id) + "]";
  const auto first = record.cells.lower_bound(prefix);
  if (first == record.cells.end() || !first->first.starts_with(prefix)) {
    db_.exec(table.remove, record.rid, id);
    return;
  }
  Statement& statement = db_.prepare(table.put);
  statement.bind(1, record.rid);
  statement.bind(2, id);
  const auto presence = record.cells.find(prefix);
  if (presence == record.cells.end())
    statement.bind(3, nullptr);
  else
    statement.bind(3, std::string_view(presence->second));
  int i = 4;
  for (const CellColumn& c : table.columns) bind_cell(statement, i++, c, record.cells, prefix);
  finish(statement);
}

void KindRows::read_cell(Statement& statement, int i, const CellColumn& c, std::string_view prefix, Cells& out) {
  if (statement.is_null(i)) return;
  std::string path = prefix.empty() ? c.name : std::string(prefix) + "." + c.name;
  if (c.ref) {
    const auto id = Uuid::from_raw(statement.blob(i));
    if (!id) throw Failure(Error{"damaged", "", {}, "a reference of another size"});
    out.emplace_hint(out.end(), std::move(path), quoted(*id));
    return;
  }
  if (!c.set) {
    out.emplace_hint(out.end(), std::move(path), std::string(statement.text(i)));
    return;
  }
  const std::string text(statement.text(i));
  const auto elements = json::Document::parse(text);
  if (!elements) throw Failure(Error{"damaged", "", {}, "a set that is no list"});
  for (const auto& element : elements->root().elements())
    out.emplace_hint(out.end(), path + "[" + element.string().value_or("") + "]", "true");
}

bool KindRows::load(Rid rid, StoredRecord& out) {
  Statement& statement = db_.prepare(load_);
  const Reset reset{statement};
  statement.bind(1, rid);
  if (!statement.step()) return false;
  out.rid = rid;
  out.kind = &kind_;
  out.id = statement.get<Uuid>(0);
  out.versions = decode_versions(statement.blob(1), kind_);
  out.cells.clear();
  int i = 3;
  for (const CellColumn& c : columns_) read_cell(statement, i++, c, {}, out.cells);
  if (!statement.is_null(2)) {
    const std::string extra(statement.text(2));
    const auto document = json::Document::parse(extra);
    if (!document) throw Failure(Error{"damaged", "", {}, "extra cells that are no object"});
    for (const auto& [path, value] : document->root().members()) out.cells[Path(path)] = json::canonical(value);
  }
  load_parts(rid, out.cells);
  return true;
}

void KindRows::load_parts(Rid rid, Cells& out) {
  for (const PartTable& table : parts_) {
    Statement& statement = db_.prepare(table.load);
    const Reset reset{statement};
    statement.bind(1, rid);
    while (statement.step()) {
      const std::string prefix = table.part->name + "[" + std::string(statement.text(0)) + "]";
      if (!statement.is_null(1)) out.emplace(prefix, std::string(statement.text(1)));
      int i = 2;
      for (const CellColumn& c : table.columns) read_cell(statement, i++, c, prefix, out);
    }
  }
}

std::vector<Rid> KindRows::referring(std::string_view field, std::string_view raw) {
  std::vector<Rid> out;
  const int at = column_of(field);
  if (at < 0) return out;
  const CellColumn& c = columns_[static_cast<std::size_t>(at)];
  Statement& statement = db_.prepare("SELECT rid FROM " + table_ + " WHERE f_" + c.name + " = ? ORDER BY rid");
  const auto id = c.ref ? packed(raw) : std::nullopt;
  if (c.ref && !id) return out;
  if (id)
    statement.bind(1, *id);
  else
    statement.bind(1, raw);
  while (statement.step()) out.push_back(statement.get<Rid>(0));
  statement.reset();
  return out;
}

std::vector<Rid> KindRows::all() {
  std::vector<Rid> out;
  for (Query q(db_, "SELECT rid FROM " + table_ + " ORDER BY rid"); q.next();) out.push_back(q.get<Rid>(0));
  return out;
}

std::uint64_t KindRows::count() { return db_.one<std::uint64_t>("SELECT count(*) FROM " + table_).value_or(0); }
Rid KindRows::highest() { return db_.one<Rid>("SELECT max(rid) FROM " + table_).value_or(0); }

}  // namespace dialogue
