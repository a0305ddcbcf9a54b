// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/ledger.h"

#include <cstdint>

namespace dialogue {

namespace {
// The row of what is let go of stands under the time 0 until that is done.
constexpr std::string_view add_to_open =
    "INSERT INTO let_go(at_ms, records, histories, documents, forms) VALUES(0, ?1, ?2, 0, 0) ON CONFLICT(at_ms) DO UPDATE SET records = "
    "records + ?1, histories = histories + ?2";
constexpr int most_closed = 100;
}  // namespace

void Ledger::owe(const Uuid& record, const std::string& sha256) { put({record, sha256, {}, 0, {}}); }

std::vector<Ledger::Upload> Ledger::uploads() {
  std::vector<Upload> out;
  for (Query q(db_, "SELECT record, sha256, ended, seq, life FROM upload ORDER BY record"); q.next();)
    out.push_back({q.get<Uuid>(0), q.get<std::string>(1), q.get<std::string>(2), q.get<std::uint64_t>(3), q.get<std::string>(4)});
  return out;
}

void Ledger::put(const Upload& upload) {
  db_.exec("INSERT OR REPLACE INTO upload(record, sha256, ended, seq, life) VALUES(?, ?, ?, ?, ?)", upload.record, upload.sha256,
           upload.ended, upload.seq, upload.life);
}

void Ledger::keep_history(const Uuid& record, std::string_view body) {
  db_.exec("INSERT OR REPLACE INTO history(record, body) VALUES(?, ?)", record, Blob{body});
}

std::optional<std::string> Ledger::history(const Uuid& record) {
  Query q(db_, "SELECT body FROM history WHERE record = ?", record);
  if (!q.next()) return std::nullopt;
  return std::string(q.blob(0));
}

std::uint64_t Ledger::drop_histories() {
  const auto dropped = static_cast<std::uint64_t>(db_.exec("DELETE FROM history"));
  if (dropped > 0) db_.exec(add_to_open, 0, dropped);
  return dropped;
}

void Ledger::let_go(const Uuid& record, bool erased) {
  const int histories = db_.exec("DELETE FROM history WHERE record = ?", record);
  if (erased) db_.exec("DELETE FROM upload WHERE record = ?", record);
  db_.exec(add_to_open, 1, histories);
}

bool Ledger::open() { return db_.one<int>("SELECT 1 FROM let_go WHERE at_ms = 0").has_value(); }

void Ledger::reopen() { db_.exec(add_to_open, 0, 0); }

void Ledger::close(const LetGo& done) {
  if (!open()) reopen();
  const auto sum = "SELECT records + histories + ? + ? FROM let_go WHERE at_ms = 0";
  if (db_.one<std::uint64_t>(sum, done.documents, done.forms).value_or(0) == 0) {
    db_.exec("DELETE FROM let_go WHERE at_ms = 0");
    return;
  }
  db_.exec("UPDATE OR REPLACE let_go SET at_ms = ?, documents = ?, forms = ? WHERE at_ms = 0", done.at_ms, done.documents, done.forms);
  db_.exec("DELETE FROM let_go WHERE at_ms NOT IN (SELECT at_ms FROM let_go ORDER BY at_ms DESC LIMIT ?)", most_closed);
}

std::vector<LetGo> Ledger::closed() {
  std::vector<LetGo> out;
  for (Query q(db_, "SELECT at_ms, records, histories, documents, forms FROM let_go WHERE at_ms > 0 ORDER BY at_ms"); q.next();)
    out.push_back(
        {q.get<std::int64_t>(0), q.get<std::uint64_t>(1), q.get<std::uint64_t>(2), q.get<std::uint64_t>(3), q.get<std::uint64_t>(4)});
  return out;
}

}  // namespace dialogue
