// SPDX-License-Identifier: Apache-2.0
#include "client/core/search_index.h"

#include <vector>

#include "shared/sqlite/transaction.h"
#include "shared/text/fold.h"
#include "shared/wire/json.h"

namespace dialogue {

namespace {

std::string text_of(const Raw& raw) { return json::unquote(raw).value_or(raw); }

bool part_searched(const Kind& kind, const CellRef& ref) {
  const Part* part = kind.part(ref.name);
  const Field* field = part ? part->field(ref.field) : nullptr;
  return field && field->searched;
}

bool is_word_character(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
      out.title = fold(text_of(value));
    } else if (is_searched(kind, path)) {
      const auto ref = parse_cell(path);
      body += ref->element.empty() && (ref->key.empty() || !ref->field.empty()) ? text_of(value) : std::string(ref->key);
      body += ' ';
    }
  }
  out.body = fold(body);
  return out;
}

bool SearchIndex::due(std::int64_t rid) { return db_.one<int>("SELECT 1 FROM words_todo WHERE rid = ?", rid).has_value(); }

void SearchIndex::added(std::int64_t rid) { db_.exec("INSERT OR IGNORE INTO words_todo(rid) VALUES(?)", rid); }

void SearchIndex::changed(std::int64_t rid, const Words& before) {
  // Words that are due already are older: what the index holds.
  db_.exec("INSERT OR IGNORE INTO words_todo(rid, title, body) VALUES(?, ?, ?)", rid, before.title, before.body);
}

void SearchIndex::erased(std::int64_t rid, const Words& before) {
  changed(rid, before);
  db_.exec("DELETE FROM words_todo WHERE rid = ? AND title IS NULL", rid);
}

bool SearchIndex::work(std::size_t limit, const Load& load) {
  struct Due {
    std::int64_t rid;
    std::optional<Words> before;
  };
  std::vector<Due> due;
  for (Query q(db_, "SELECT rid, title, body FROM words_todo LIMIT ?", limit); q.next();)
    due.push_back(
        {q.get<std::int64_t>(0), q.is_null(1) ? std::nullopt : std::optional(Words{q.get<std::string>(1), q.get<std::string>(2)})});
  if (due.empty()) return false;
  Transaction transaction(db_);
  for (const auto& [rid, before] : due) {
    if (before) db_.exec("INSERT INTO words(words, rowid, title, body) VALUES('delete', ?, ?, ?)", rid, before->title, before->body);
    if (const auto now = load(rid)) db_.exec("INSERT INTO words(rowid, title, body) VALUES(?, ?, ?)", rid, now->title, now->body);
    db_.exec("DELETE FROM words_todo WHERE rid = ?", rid);
  }
  transaction.commit();
  return due.size() == limit;
}

void SearchIndex::optimize() { db_.exec("INSERT INTO words(words) VALUES('optimize')"); }

std::string SearchIndex::query_for(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    if (!is_word_character(folded[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < folded.size() && is_word_character(folded[end])) ++end;
    if (!out.empty()) out += ' ';
    out += '"' + folded.substr(i, end - i) + '"';
    i = end;
  }
  return out.empty() ? out : out + '*';
}

}  // namespace dialogue
