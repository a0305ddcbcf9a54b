// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/sqlite_schema.h"

#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "server/service/ports/records.h"
#include "server/store/sqlite/kind_rows.h"
#include "shared/model/declaration.h"
#include "shared/sqlite/identity.h"
#include "shared/sqlite/migrator.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {
namespace {

// feed.rf = rid << 3 | facet; feed.since = seq - entered + 1, 0 when it left. So both stay small numbers.
constexpr const char* first = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE log(seq INTEGER PRIMARY KEY, ms INTEGER NOT NULL, line INTEGER NOT NULL, counter INTEGER NOT NULL, rid INTEGER NOT NULL,
  verdict INTEGER NOT NULL, say TEXT, content BLOB, result TEXT, salt BLOB, digest BLOB, chain BLOB NOT NULL) STRICT;
CREATE INDEX log_record ON log(rid, seq) WHERE rid > 0;
CREATE UNIQUE INDEX log_counter ON log(line, counter) WHERE counter > 0;
CREATE TABLE line(no INTEGER PRIMARY KEY, device BLOB NOT NULL, incarnation TEXT NOT NULL, person BLOB NOT NULL, next INTEGER NOT NULL,
  UNIQUE(device, incarnation, person)) STRICT;
CREATE TABLE feed(rf INTEGER NOT NULL, scope INTEGER NOT NULL, seq INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY(rf, scope)) STRICT, WITHOUT ROWID;
CREATE INDEX feed_walk ON feed(scope, seq, rf, since);
CREATE TABLE scope(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL) STRICT;
CREATE TABLE device(id BLOB PRIMARY KEY, person BLOB NOT NULL, key BLOB NOT NULL, name TEXT NOT NULL, revoked INTEGER NOT NULL,
  ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE code(hash BLOB PRIMARY KEY, person BLOB NOT NULL, expires_ms INTEGER NOT NULL, device BLOB, key BLOB) STRICT, WITHOUT ROWID;
CREATE TABLE epoch(no INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE, began INTEGER NOT NULL, ended INTEGER) STRICT;
CREATE TABLE replayed(rid INTEGER NOT NULL, path TEXT NOT NULL, old_seq INTEGER NOT NULL, new_seq INTEGER NOT NULL, PRIMARY KEY(rid, path)) STRICT, WITHOUT ROWID;
CREATE TABLE parked(seq INTEGER PRIMARY KEY, device BLOB NOT NULL) STRICT;
CREATE INDEX parked_device ON parked(device);
)";

// How many facets a kind had is noted from here on. Until then these kinds had fewer than they were given later.
constexpr const char* second = "INSERT INTO meta(key, value) VALUES('facets:device', 'main'), ('facets:proposal', 'main')";

// Sequences of two lost lives of the log say nothing beside each other.
constexpr const char* third = "ALTER TABLE replayed ADD COLUMN life TEXT NOT NULL DEFAULT ''";

// Codes were made in the server's terminal alone.
constexpr const char* fourth = "ALTER TABLE code ADD COLUMN made_by BLOB";

const std::vector<Migration>& steps() {
  static const std::vector<Migration> all{{1, "first", [](Database& db) { db.script(first); }},
                                          {2, "facets", [](Database& db) { db.script(second); }},
                                          {3, "lives", [](Database& db) { db.script(third); }},
                                          {4, "makers", [](Database& db) { db.script(fourth); }}};
  return all;
}

std::string fields_of(const Kind& kind) {
  std::string out;
  for (const Field& field : kind.fields) out += (out.empty() ? "" : " ") + field.name;
  return out;
}

std::string facets_of(const Kind& kind) {
  std::string out;
  for (const std::string& facet : kind.facets) out += (out.empty() ? "" : " ") + facet;
  return out;
}

std::vector<std::string> names_in(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::optional<std::string> noted(Database& db, const std::string& key) {
  return db.one<std::string>("SELECT value FROM meta WHERE key = ?", key);
}

/// A record's versions name fields by their position in the declaration and have a place for each facet. They are written anew when it has
/// grown or was put in another order.
void keep_positions(Database& db, const Kind& kind) {
  const std::string fields_key = "fields:" + kind.name, facets_key = "facets:" + kind.name;
  const std::string fields = fields_of(kind), facets = facets_of(kind);
  const auto fields_before = noted(db, fields_key), facets_before = noted(db, facets_key);
  if (fields_before == fields && facets_before == facets) return;
  if (fields_before || facets_before) {
    const auto order = names_in(fields_before.value_or(fields));
    const auto places = names_in(facets_before.value_or(facets)).size();
    std::vector<std::pair<std::int64_t, std::string>> rows;
    for (Query q(db, "SELECT rid, v FROM r_" + kind.name); q.next();) rows.emplace_back(q.get<std::int64_t>(0), std::string(q.blob(1)));
    for (const auto& [rid, versions] : rows)
      db.exec("UPDATE r_" + kind.name + " SET v = ? WHERE rid = ?", Blob{encode(decode_versions(versions, kind, places, order), kind)},
              rid);
  }
  db.exec("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", fields_key, fields);
  db.exec("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", facets_key, facets);
}

}  // namespace

int server_schema_version() { return static_cast<int>(steps().size()); }

void prepare_schema(Database& db, const Domain& domain) {
  refuse_newer_schema(db, domain.schema());
  migrate(db, server_application_id, steps());
  Transaction transaction(db);
  for (const Kind& kind : domain.kinds()) {
    KindRows(db, kind).ensure();
    keep_positions(db, kind);
  }
  transaction.commit();
}

}  // namespace dialogue
