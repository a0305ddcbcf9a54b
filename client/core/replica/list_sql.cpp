// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica/list_sql.h"

#include <sqlite3.h>

#include <algorithm>

#include "client/core/store/search_index.h"
#include "shared/sqlite/error.h"
#include "shared/text/amounts.h"
#include "shared/text/fold.h"
#include "shared/text/number_text.h"
#include "shared/wire/json.h"

namespace dialogue {

namespace {

using Op = Condition::Op;

const char* sql_op(Op op) {
  switch (op) {
    case Op::eq:
      return " = ";
    case Op::ne:
      return " IS NOT ";
    case Op::lt:
      return " < ";
    case Op::gt:
      return " > ";
    case Op::contains:
      return " = ";
  }
  return " = ";
}

class Where {
 public:
  explicit Where(const KindTable& table) : table_(table) {}

  Status add(const Condition& condition) {
    if (condition.field == "id") return add_id(condition);
    if (condition.field == "sync") return add_sync(condition);
    const int at = table_.columns().find(condition.field);
    if (at < 0) return Error{"unknown_field", condition.field, {}, {}};
    const Column& column = table_.columns()[at];
    const bool one = column.decl && column.form != ColumnForm::set && !condition.value.empty();
    if (one && column.decl->type == Type::money) return add_money(column, condition);
    if (one && column.decl->type == Type::number && condition.op != Op::contains) return add_number(column, condition);
    add_column(column, condition);
    return {};
  }

  void search(const std::string& words) { term("rid IN (SELECT rowid FROM words WHERE words MATCH ?)", words); }
  void plain(const std::string& sql) { sql_.where += (sql_.where.empty() ? " WHERE " : " AND ") + sql; }
  ListSql take() { return std::move(sql_); }

 private:
  void term(const std::string& sql, std::string value) {
    plain(sql);
    sql_.texts.push_back(std::move(value));
  }

  Status add_id(const Condition& condition) {
    term("lower(hex(id))" + std::string(sql_op(condition.op)) + "replace(lower(?), '-', '')", condition.value);
    return {};
  }

  Status add_sync(const Condition& condition) {
    constexpr const char* names[] = {"local", "sent", "confirmed", "attention"};
    for (int i = 0; i < 4; ++i)
      if (condition.value == names[i]) {
        plain(sync_sql(table_) + std::string(sql_op(condition.op)) + std::to_string(i));
        return {};
      }
    return Error{"wrong_type", "sync", {condition.value}, {}};
  }

  void add_column(const Column& column, const Condition& condition) {
    const std::string& name = column.name;
    const Type type = column.decl ? column.decl->type : Type::code;
    if (condition.value.empty() && (condition.op == Op::eq || condition.op == Op::ne))
      return plain(name + (condition.op == Op::eq ? " IS NULL" : " IS NOT NULL"));
    if (column.form == ColumnForm::set) return add_set(column, condition);
    if (type == Type::boolean) return term("COALESCE(" + name + ", 'false')" + sql_op(condition.op) + "?", condition.value);
    if (condition.op == Op::contains) return term("holds(" + name + ", ?)", condition.value);
    if (type == Type::text && condition.op != Op::eq && condition.op != Op::ne)
      return term("fold(" + name + ")" + sql_op(condition.op) + "fold(?)", condition.value);
    if (type == Type::text || type == Type::long_text)
      return term("composed(" + name + ")" + sql_op(condition.op) + "composed(?)", condition.value);
    term(name + sql_op(condition.op) + "?", condition.value);
  }

  Status add_number(const Column& column, const Condition& condition) {
    const auto number = read_number(condition.value, DecimalMark::unsaid, column.decl->bounds && column.decl->bounds->whole);
    if (!number) return Error{number.error().code, condition.field, number.error().args, ""};
    term("CAST(" + column.name + " AS REAL)" + sql_op(condition.op) + "CAST(? AS REAL)", *number);
    return {};
  }

  /// An amount is compared with those of its own currency. A bare number is compared with the major units of any.
  Status add_money(const Column& column, const Condition& condition) {
    const std::string& name = column.name;
    if (condition.op == Op::contains) {
      term("holds(amount_text(" + name + "), ?)", condition.value);
      return {};
    }
    const auto number = read_number(condition.value);
    const auto amount = number ? Result<Amount>(Error{}) : read_amount(condition.value);
    if (number) {
      term("amount(" + name + ")" + sql_op(condition.op) + "CAST(? AS REAL)", *number);
    } else if (number.error().code == "unclear_number") {
      return Error{number.error().code, condition.field, number.error().args, ""};
    } else if (!amount) {
      return Error{amount.error().code, condition.field, amount.error().args, ""};
    } else if (condition.op == Op::eq || condition.op == Op::ne) {
      term(name + sql_op(condition.op) + "?", stored_text(*amount));
    } else {
      term("CAST(" + name + " AS INTEGER)" + sql_op(condition.op) + "CAST(? AS INTEGER)", std::to_string(amount->minor));
      term("substr(" + name + ", -3) = ?", amount->currency);
    }
    return {};
  }

  void add_set(const Column& column, const Condition& condition) {
    const bool absent = condition.op == Op::ne;
    term("instr(COALESCE(" + column.name + ", ''), ?) " + (absent ? "= 0" : "> 0"), json::quote(condition.value));
  }

  const KindTable& table_;
  ListSql sql_;
};

std::optional<std::string_view> text_in(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (!text) return std::nullopt;
  return std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

template <std::string (*made)(std::string_view)>
void sql_text(sqlite3_context* context, int, sqlite3_value** values) {
  const auto text = text_in(values[0]);
  if (!text) return sqlite3_result_null(context);
  const std::string out = made(*text);
  sqlite3_result_text(context, out.data(), static_cast<int>(out.size()), SQLITE_TRANSIENT);
}

void sql_holds(sqlite3_context* context, int, sqlite3_value** values) {
  const auto text = text_in(values[0]), words = text_in(values[1]);
  sqlite3_result_int(context, text && words && holds(*text, *words) ? 1 : 0);
}

/// In major units.
void sql_amount(sqlite3_context* context, int, sqlite3_value** values) {
  const auto text = text_in(values[0]);
  const auto amount = text ? stored_amount(*text) : std::nullopt;
  if (!amount) return sqlite3_result_null(context);
  sqlite3_result_double(context, major_units(*amount));
}

/// As tables have it.
std::string amount_text(std::string_view stored) {
  const auto amount = stored_amount(stored);
  return amount ? plain_amount(*amount) : std::string(stored);
}

/// has_draft(id) is a function, because no table alone tells which changes wait (waiting_changes.h).
void sql_has_draft(sqlite3_context* context, int, sqlite3_value** values) {
  auto& store = *static_cast<SqliteReplicaStore*>(sqlite3_user_data(context));
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
  const auto id = Uuid::from_raw({bytes ? bytes : "", static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  try {
    sqlite3_result_int(context, id && store.has_draft(*id) ? 1 : 0);
  } catch (const Failure&) {
    sqlite3_result_error_code(context, SQLITE_IOERR);
  }
}

}  // namespace

std::string sync_sql(const KindTable& table) { return "(CASE sync WHEN 0 THEN NOT has_draft(" + table.table() + ".id) ELSE sync END)"; }

Result<ListSql> list_where(const KindTable& table, const ListQuery& query, bool closed) {
  if (query.where.size() > most_conditions) return Error{"too_large", "", {}, "conditions"};
  Where where(table);
  if (!query.deleted) where.plain("c__deleted IS NULL");
  // Records that are locked for want of contact are not shown. A record that may be shown only in part is not found by its hidden part.
  const bool hidden = std::any_of(query.where.begin(), query.where.end(), [&](const Condition& condition) {
    const Field* field = table.kind().field(condition.field);
    return field && field->facet != table.kind().facets.front();
  });
  if (closed) where.plain("flags & 1");
  where.plain(hidden || !query.search.empty() ? "(flags >> 3) & 3 = 0" : "(flags >> 3) & 3 <> 2");
  for (const Condition& condition : query.where)
    if (const auto added = where.add(condition); !added) return added.error();
  if (!query.search.empty()) where.search(SearchIndex::query_for(query.search));
  return where.take();
}

Result<SortBy> list_order(const KindTable& table, const std::string& sort) {
  SortBy out;
  std::string field = sort;
  if (field.starts_with('-')) {
    out.descending = true;
    field.erase(0, 1);
  }
  const bool by_default = field.empty();
  if (by_default) field = table.kind().title_field;
  if (field == "id" || field == "sync") {
    out.expression = field == "id" ? field : sync_sql(table);
    return out;
  }
  const int at = table.columns().find(field);
  if (at < 0 && by_default) return out;
  if (at < 0) return Error{"unknown_field", field, {}, {}};
  const Column& column = table.columns()[at];
  out.expression = column.name;
  const Type type = column.decl ? column.decl->type : Type::code;
  out.by_letters = type == Type::text || type == Type::long_text;
  if (type == Type::number) out.expression = "CAST(" + column.name + " AS REAL)";
  if (type == Type::money) out.expression = "amount(" + column.name + ")";
  return out;
}

void add_list_functions(SqliteReplicaStore& store) {
  sqlite3* db = store.db().handle();
  const auto pure = [&](const char* name, int arguments, void (*run)(sqlite3_context*, int, sqlite3_value**)) {
    const int code = sqlite3_create_function_v2(db, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, run,
                                                nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_sqlite(code, name);
  };
  pure("fold", 1, sql_text<fold>);
  pure("composed", 1, sql_text<composed>);
  pure("holds", 2, sql_holds);
  pure("amount", 1, sql_amount);
  pure("amount_text", 1, sql_text<amount_text>);
  const int draft_code =
      sqlite3_create_function_v2(db, "has_draft", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &store, sql_has_draft, nullptr, nullptr, nullptr);
  if (draft_code != SQLITE_OK) throw_sqlite(draft_code, "has_draft()");
}

}  // namespace dialogue
