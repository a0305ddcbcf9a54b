// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/search_index.h"

#include <vector>

#include "shared/base/log.h"
#include "shared/base/result.h"
#include "shared/sqlite/transaction.h"
#include "shared/text/fold.h"
#include "shared/text/words.h"
#include "shared/wire/json.h"

namespace dialogue {

namespace {

std::string text_of(const Raw& raw) { return json::unquote(raw).value_or(raw); }

bool part_searched(const Kind& kind, const CellRef& ref) {
  const Part* part = kind.part(ref.name);
  const Field* field = part ? part->field(ref.field) : nullptr;
  return field && field->searched;
}

// Tokens hold nothing that FTS5 would read as syntax.
std::string fts(const std::vector<SoughtPhrase>& phrases) {
  std::string out;
  for (const SoughtPhrase& phrase : phrases) {
    out += out.empty() ? "\"" : " AND \"";
    for (std::size_t i = 0; i < phrase.tokens.size(); ++i) out += (i == 0 ? "" : " ") + phrase.tokens[i];
    out += phrase.prefix ? "\"*" : "\"";
  }
  return out;
}

}  // namespace

bool is_searched(const Kind& kind, std::string_view path) {
  if (path == kind.title_field) return true;
  const auto ref = parse_cell(path);
  if (!ref) return false;
  if (const Field* field = kind.field(ref->name)) return field->searched;
  return part_searched(kind, *ref);
}

Words words_of(const Kind& kind, const Cells& cells) {
  Words out;
  std::string body;
  for (const auto& [path, value] : cells) {
    if (path == kind.title_field) {
      out.title = indexed_words(text_of(value));
    } else if (is_searched(kind, path)) {
      const auto ref = parse_cell(path);
      body += ref->element.empty() && (ref->key.empty() || !ref->field.empty()) ? text_of(value) : std::string(ref->key);
      body += ' ';
    }
  }
  out.body = indexed_words(body);
  return out;
}

void SearchIndex::renew() {
  constexpr std::string_view key = "folding";
  const std::string now = folding();
  if (db_.one<std::string>("SELECT value FROM meta WHERE key = ?", key) == now) return;
  try {
    Transaction transaction(db_);
    db_.exec("INSERT INTO words(words) VALUES('delete-all')");
    db_.exec("DELETE FROM words_todo");
    db_.exec("INSERT INTO words_todo(rid) SELECT rid FROM ids ORDER BY rid");
    db_.exec("INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, now);
    transaction.commit();
  } catch (const Failure& failure) {
    log(LogLevel::warning, "search_index", failure.error());
  }
}

bool SearchIndex::due(std::int64_t rid) { return db_.one<int>("SELECT 1 FROM words_todo WHERE rid = ?", rid).has_value(); }

void SearchIndex::added(std::int64_t rid) { db_.exec("INSERT OR IGNORE INTO words_todo(rid) VALUES(?)", rid); }

void SearchIndex::changed(std::int64_t rid, const Words& before) {
  // Words that are due already are older, and these are what the index holds.
  db_.exec("INSERT OR IGNORE INTO words_todo(rid, title, body) VALUES(?, ?, ?)", rid, before.title, before.body);
}

void SearchIndex::erased(std::int64_t rid, const Words& before) {
  changed(rid, before);
  passed_over(rid);
}

void SearchIndex::passed_over(std::int64_t rid) { db_.exec("DELETE FROM words_todo WHERE rid = ? AND title IS NULL", rid); }

bool SearchIndex::work(std::size_t limit, const Load& load) {
  if (!db_.one<int>("SELECT 1 FROM words_todo LIMIT 1")) return false;
  Transaction transaction(db_);
  const bool more = work_within(limit, load);
  transaction.commit();
  return more;
}

bool SearchIndex::work_within(std::size_t limit, const Load& load) {
  struct Due {
    std::int64_t rid;
    std::optional<Words> before;
  };
  std::vector<Due> due;
  for (Query q(db_, "SELECT rid, title, body FROM words_todo LIMIT ?", limit); q.next();)
    due.push_back(
        {q.get<std::int64_t>(0), q.is_null(1) ? std::nullopt : std::optional(Words{q.get<std::string>(1), q.get<std::string>(2)})});
  for (const auto& [rid, before] : due) {
    if (before) db_.exec("INSERT INTO words(words, rowid, title, body) VALUES('delete', ?, ?, ?)", rid, before->title, before->body);
    if (const auto now = load(rid)) db_.exec("INSERT INTO words(rowid, title, body) VALUES(?, ?, ?)", rid, now->title, now->body);
    db_.exec("DELETE FROM words_todo WHERE rid = ?", rid);
  }
  return due.size() == limit;
}

void SearchIndex::empty() { db_.script("INSERT INTO words(words) VALUES('delete-all'); DELETE FROM words_todo;"); }

void SearchIndex::optimize() { db_.exec("INSERT INTO words(words) VALUES('optimize')"); }

std::string SearchIndex::query_for(std::string_view text) {
  std::string out;
  for (const SoughtWord& word : sought_words(text)) {
    if (!out.empty()) out += " AND ";
    const std::string parts = fts(word.parts);
    out += word.together.empty() ? parts : "((" + parts + ") OR (" + fts(word.together) + "))";
  }
  return out;
}

}  // namespace dialogue
