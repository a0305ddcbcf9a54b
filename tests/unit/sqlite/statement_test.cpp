// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/statement.h"

#include "shared/sqlite/database.h"
#include "shared/sqlite/transaction.h"
#include "tests/catch.h"
#include "tests/unit/sqlite/temp_folder.h"

using namespace dialogue;

namespace {

Database memory() {
  Database::Options options;
  options.memory = true;
  return Database("", options);
}

}  // namespace

TEST_CASE("every type comes back as it was bound") {
  Database db = memory();
  const Uuid id = Uuid::derived("k", "1");
  const std::string text("a\0é", 4);
  db.script("CREATE TABLE t(i, u, d, s, b, id, n, o, t) ");
  db.exec("INSERT INTO t VALUES(?,?,?,?,?,?,?,?,?)", std::int64_t{-5}, UINT64_MAX, 1.5, text, Blob{"\x01\x02"}, id, nullptr,
          std::optional<int>(7), true);
  Query q(db, "SELECT * FROM t");
  REQUIRE(q.next());
  CHECK(q.get<std::int64_t>(0) == -5);
  CHECK(q.get<std::uint64_t>(1) == UINT64_MAX);
  CHECK(q.get<double>(2) == 1.5);
  CHECK(q.text(3) == text);
  CHECK(q.blob(4) == "\x01\x02");
  CHECK(q.get<Uuid>(5) == id);
  CHECK(q.is_null(6));
  CHECK(q.get<std::optional<std::string>>(6) == std::nullopt);
  CHECK(q.get<std::optional<int>>(7) == 7);
  CHECK(q.get<bool>(8));
  CHECK_FALSE(q.next());
}

TEST_CASE("an empty text or blob is not NULL") {
  Database db = memory();
  CHECK(db.one<std::string>("SELECT typeof(?)", std::string_view()) == "text");
  CHECK(db.one<std::string>("SELECT typeof(?)", Blob{}) == "blob");
  CHECK(db.one<std::string>("SELECT typeof(?)", "") == "text");
  CHECK(db.one<int>("SELECT length(?)", std::string()) == 0);
}

TEST_CASE("one value: nothing without a row and nothing for NULL") {
  Database db = memory();
  CHECK(db.one<int>("SELECT 5") == 5);
  CHECK(db.one<int>("SELECT NULL") == std::nullopt);
  CHECK(db.one<int>("SELECT 1 WHERE 0") == std::nullopt);
}

TEST_CASE("an id of a wrong length is damage") {
  Database db = memory();
  CHECK(failure_of([&] { db.one<Uuid>("SELECT x'0102'"); }) == "damaged");
}

TEST_CASE("the same text is prepared once and usable again after a failure") {
  Database db = memory();
  db.script("CREATE TABLE t(a INTEGER PRIMARY KEY)");
  Statement& insert = db.prepare("INSERT INTO t VALUES(?)");
  CHECK(&insert == &db.prepare("INSERT INTO t VALUES(?)"));
  insert.run(1);
  CHECK(failure_of([&] { insert.run(1); }) == "constraint");
  insert.run(2);
  CHECK(db.one<int>("SELECT count(*) FROM t") == 2);
}

TEST_CASE("a wrong number of parameters is refused") {
  Database db = memory();
  CHECK(failure_of([&] { db.exec("SELECT ?", 1, 2); }) == "database");
  CHECK(failure_of([&] { Query q(db, "SELECT ?"); }) == "database");
  CHECK(failure_of([&] { db.exec("SELEC"); }) == "database");
  CHECK(failure_of([&] { db.exec(""); }) == "database");
}

TEST_CASE("a query inside the same query reads with a statement of its own") {
  Database db = memory();
  db.script("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2),(3)");
  const char* sql = "SELECT a FROM t WHERE a > ? ORDER BY a";
  int pairs = 0;
  for (Query outer(db, sql, 0); outer.next();)
    for (Query inner(db, sql, outer.get<int>(0)); inner.next();) ++pairs;
  CHECK(pairs == 3);
  CHECK_FALSE(db.prepare(sql).in_use());
}

TEST_CASE("a statement that is being read cannot be run at the same time") {
  Database db = memory();
  Statement& select = db.prepare("SELECT 1 UNION SELECT 2");
  Query reading(select);
  REQUIRE(reading.next());
  CHECK(failure_of([&] { select.run(); }) == "database");
  CHECK(reading.next());
}

TEST_CASE("values of a query may die before its rows are read") {
  Database db = memory();
  Query q(db, "SELECT ?, ?", std::string(100, 'x'), Blob{std::string(100, 'y')});
  const std::string noise(100, 'z');
  REQUIRE(q.next());
  CHECK(q.text(0) == std::string(100, 'x'));
  CHECK(q.blob(1) == std::string(100, 'y'));
}

TEST_CASE("a failure tells its statement but no value of it") {
  Database db = memory();
  db.script("CREATE TABLE t(a TEXT UNIQUE)");
  db.exec("INSERT INTO t VALUES(?)", "secret words");
  try {
    db.exec("INSERT INTO t VALUES(?)", "secret words");
    FAIL("stored twice");
  } catch (const Failure& failure) {
    CHECK(failure.error().detail.find("INSERT INTO t") != std::string::npos);
    CHECK(failure.error().detail.find("secret") == std::string::npos);
  }
}

TEST_CASE("100,000 rows are stored by one statement in one transaction") {
  TempFolder folder;
  Database db(folder.file("bulk.db"));
  db.script("CREATE TABLE t(id BLOB PRIMARY KEY, body TEXT) WITHOUT ROWID");
  Statement& insert = db.prepare("INSERT INTO t VALUES(?,?)");
  Transaction transaction(db);
  for (int i = 0; i < 100'000; ++i) insert.run(Uuid::v7(i, {}), "a body of some length");
  transaction.commit();
  db.maybe_checkpoint(1000);
  CHECK(db.one<int>("SELECT count(*) FROM t") == 100'000);
}
