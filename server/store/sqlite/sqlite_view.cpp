// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_view.h"

#include <algorithm>

#include "server/service/unit_of_work/log_chain.h"
#include "shared/model/declaration.h"
#include "sync/codec.h"

namespace dialogue {
namespace {

constexpr int facet_bits = 3;
constexpr std::string_view row_columns = "seq, ms, line, counter, rid, verdict, say, content, result, salt, digest, chain";

std::string select_rows(std::string_view rest) { return "SELECT " + std::string(row_columns) + " FROM log " + std::string(rest); }

Hash32 hash_of(std::string_view bytes) {
  Hash32 out{};
  if (bytes.size() != out.size()) throw Failure(Error{"damaged", "", {}, "a hash of another size"});
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

LogRow read_row(const Query& q) {
  LogRow row;
  row.seq = q.get<std::uint64_t>(0);
  row.received_ms = q.get<std::int64_t>(1);
  row.source = q.get<std::int64_t>(2);
  row.counter = q.get<std::uint64_t>(3);
  row.rid = q.get<Rid>(4);
  row.verdict = static_cast<Verdict>(q.get<int>(5));
  if (!q.is_null(6)) {
    const auto said = decode_receipt(q.text(6));
    if (!said) throw Failure(Error{"damaged", "", {}, "a verdict that cannot be read"});
    row.kept = said->proposed;
    row.proposal = said->proposal;
    if (said->error) row.error = *said->error;
  }
  row.content = q.blob(7);
  row.result = q.text(8);
  row.salt = q.blob(9);
  row.digest = q.is_null(10) ? digest_of(row) : hash_of(q.blob(10));
  row.chain = hash_of(q.blob(11));
  return row;
}

FeedEntry read_entry(std::int64_t rf, ScopeId scope, std::uint64_t seq, std::uint64_t since) {
  return {rf >> facet_bits, static_cast<int>(rf & ((1 << facet_bits) - 1)), scope, seq, since == 0 ? 0 : seq - since + 1};
}

ChangeSource read_line(const Query& q) {
  return {q.get<std::int64_t>(0), q.get<Uuid>(1), q.get<std::string>(2), q.get<Uuid>(3), q.get<std::uint64_t>(4)};
}

StoredCode read_code_row(Query& q) {
  StoredCode out{std::string(q.blob(0)), q.get<Uuid>(1), q.get<std::int64_t>(2), {}, std::string(q.blob(4))};
  if (!q.is_null(3)) out.device = q.get<Uuid>(3);
  if (!q.is_null(5)) out.made_by = q.get<Uuid>(5);
  return out;
}

StoredDevice read_device(const Query& q) {
  return {q.get<Uuid>(0), q.get<Uuid>(1), std::string(q.blob(2)), q.get<std::string>(3), q.get<bool>(4), q.get<std::int64_t>(5)};
}

Scope read_scope(const Query& q) { return {q.get<ScopeId>(0), q.get<std::string>(1), q.get<std::uint64_t>(2)}; }

}  // namespace

std::string say_of(const LogRow& row) {
  if (row.kept.empty() && row.error.code.empty() && row.proposal.is_nil()) return {};
  Receipt said;
  said.incarnation = "0000000000000000";
  said.from = std::max<std::uint64_t>(row.counter, 1);
  said.seq = row.seq;
  said.verdict = row.verdict;
  said.proposed = row.kept;
  said.proposal = row.proposal;
  said.mac.assign(16, '\0');
  if (!row.error.code.empty()) said.error = row.error;
  return encode(said);
}

SqliteView::SqliteView(Database& db, const Domain& domain) : db_(db), domain_(domain) {
  for (const Kind& kind : domain.kinds()) {
    auto& rows = tables_[static_cast<std::size_t>(kind.no)] = std::make_unique<KindRows>(db, kind);
    has_ += (has_.empty() ? "SELECT EXISTS(SELECT 1 FROM " : " OR EXISTS(SELECT 1 FROM ") + rows->name() + " WHERE id = ?1)";
  }
}

LogHead SqliteView::head() {
  Query q(db_, "SELECT seq, chain FROM log ORDER BY seq DESC LIMIT 1");
  if (!q.next()) return {};
  return {q.get<std::uint64_t>(0), hash_of(q.blob(1))};
}

std::optional<Hash32> SqliteView::chain_at(std::uint64_t seq) {
  if (seq == 0) return Hash32{};
  Query q(db_, "SELECT chain FROM log WHERE seq = ?", seq);
  if (!q.next()) return {};
  return hash_of(q.blob(0));
}

bool SqliteView::has(const Uuid& id) { return db_.one<bool>(has_, id).value_or(false); }

bool SqliteView::load(Rid rid, StoredRecord& out) {
  if (rid <= 0) return false;
  const auto& table = tables_[static_cast<std::size_t>(kind_no(rid))];
  return table && table->load(rid, out);
}

void SqliteView::feed_of(Rid rid, std::vector<FeedEntry>& out) {
  out.clear();
  Query q(db_, "SELECT rf, scope, seq, since FROM feed WHERE rf >= ? AND rf < ?", rid << facet_bits, (rid + 1) << facet_bits);
  while (q.next()) out.push_back(read_entry(q.get<std::int64_t>(0), q.get<ScopeId>(1), q.get<std::uint64_t>(2), q.get<std::uint64_t>(3)));
}

void SqliteView::walk(ScopeId scope, std::uint64_t after, const std::function<bool(const FeedEntry&)>& visit) {
  Query q(db_, "SELECT rf, seq, since FROM feed INDEXED BY feed_walk WHERE scope = ? AND seq > ? ORDER BY seq, rf", scope, after);
  while (q.next())
    if (!visit(read_entry(q.get<std::int64_t>(0), scope, q.get<std::uint64_t>(1), q.get<std::uint64_t>(2)))) return;
}

std::uint64_t SqliteView::newest_in(ScopeId scope) {
  return db_.one<std::uint64_t>("SELECT max(seq) FROM feed INDEXED BY feed_walk WHERE scope = ?", scope).value_or(0);
}

std::optional<Scope> SqliteView::scope(std::string_view name) {
  Query q(db_, "SELECT id, name, sum FROM scope WHERE name = ?", name);
  return q.next() ? std::optional(read_scope(q)) : std::nullopt;
}

std::optional<Scope> SqliteView::scope(ScopeId id) {
  Query q(db_, "SELECT id, name, sum FROM scope WHERE id = ?", id);
  return q.next() ? std::optional(read_scope(q)) : std::nullopt;
}

std::vector<Scope> SqliteView::scopes() {
  std::vector<Scope> out;
  for (Query q(db_, "SELECT id, name, sum FROM scope ORDER BY id"); q.next();) out.push_back(read_scope(q));
  return out;
}

std::optional<LogRow> SqliteView::log_row(std::uint64_t seq) {
  static const std::string sql = select_rows("WHERE seq = ?");
  Query q(db_, sql, seq);
  return q.next() ? std::optional(read_row(q)) : std::nullopt;
}

std::optional<LogRow> SqliteView::log_row(std::int64_t source, std::uint64_t counter) {
  if (counter == 0) return {};
  static const std::string sql = select_rows("WHERE line = ? AND counter = ? AND counter > 0");
  Query q(db_, sql, source, counter);
  return q.next() ? std::optional(read_row(q)) : std::nullopt;
}

void SqliteView::log_from(std::uint64_t from, const std::function<bool(const LogRow&)>& visit) {
  static const std::string sql = select_rows("WHERE seq >= ? ORDER BY seq");
  for (Query q(db_, sql, from); q.next();)
    if (!visit(read_row(q))) return;
}

void SqliteView::log_of(Rid rid, std::uint64_t upto, const std::function<bool(const LogRow&)>& visit) {
  if (rid <= 0) return;
  static const std::string sql = select_rows("WHERE rid = ? AND seq <= ? AND rid > 0 ORDER BY seq DESC");
  for (Query q(db_, sql, rid, upto); q.next();)
    if (!visit(read_row(q))) return;
}

std::optional<ChangeSource> SqliteView::source(std::int64_t no) {
  Query q(db_, "SELECT no, device, incarnation, person, next FROM line WHERE no = ?", no);
  return q.next() ? std::optional(read_line(q)) : std::nullopt;
}

std::optional<ChangeSource> SqliteView::source(const Uuid& device, std::string_view incarnation, const Uuid& person) {
  Query q(db_, "SELECT no, device, incarnation, person, next FROM line WHERE device = ? AND incarnation = ? AND person = ?", device,
          incarnation, person);
  return q.next() ? std::optional(read_line(q)) : std::nullopt;
}

std::optional<StoredDevice> SqliteView::device(const Uuid& id) {
  Query q(db_, "SELECT id, person, key, name, revoked, ms FROM device WHERE id = ?", id);
  return q.next() ? std::optional(read_device(q)) : std::nullopt;
}

std::vector<StoredDevice> SqliteView::devices() {
  std::vector<StoredDevice> out;
  for (Query q(db_, "SELECT id, person, key, name, revoked, ms FROM device ORDER BY id"); q.next();) out.push_back(read_device(q));
  return out;
}

std::optional<StoredCode> SqliteView::code(std::string_view hash) {
  Query q(db_, "SELECT hash, person, expires_ms, device, key, made_by FROM code WHERE hash = ?", Blob{hash});
  return q.next() ? std::optional(read_code_row(q)) : std::nullopt;
}

std::vector<StoredCode> SqliteView::codes() {
  std::vector<StoredCode> out;
  for (Query q(db_, "SELECT hash, person, expires_ms, device, key, made_by FROM code ORDER BY hash"); q.next();)
    out.push_back(read_code_row(q));
  return out;
}

std::vector<StoredEpoch> SqliteView::epochs() {
  std::vector<StoredEpoch> out;
  for (Query q(db_, "SELECT epoch, began, ended FROM epoch ORDER BY no"); q.next();)
    out.push_back({q.get<std::string>(0), q.get<std::uint64_t>(1), q.get<std::optional<std::uint64_t>>(2)});
  if (!std::all_of(out.begin(), out.end(), [](const StoredEpoch& known) { return is_epoch(known.epoch); }))
    throw Failure(Error{"damaged", "", {}, "an epoch that cannot be read"});
  return out;
}

std::optional<Replayed> SqliteView::replayed(Rid rid, std::string_view path) {
  Query q(db_, "SELECT old_seq, new_seq, life FROM replayed WHERE rid = ? AND path = ?", rid, path);
  return q.next() ? std::optional(Replayed{q.get<std::uint64_t>(0), q.get<std::uint64_t>(1), q.get<std::string>(2)}) : std::nullopt;
}

std::vector<std::uint64_t> SqliteView::parked() {
  std::vector<std::uint64_t> out;
  for (Query q(db_, "SELECT seq FROM parked ORDER BY seq"); q.next();) out.push_back(q.get<std::uint64_t>(0));
  return out;
}

std::uint64_t SqliteView::parked_of(const Uuid& device) {
  return db_.one<std::uint64_t>("SELECT count(*) FROM parked WHERE device = ?", device).value_or(0);
}

std::string SqliteView::meta(std::string_view key) {
  return db_.one<std::string>("SELECT value FROM meta WHERE key = ?", key).value_or("");
}

}  // namespace dialogue
