// SPDX-License-Identifier: Apache-2.0
#include "shared/sqlite/database.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "shared/sqlite/migrator.h"
#include "shared/sqlite/transaction.h"
#include "tests/catch.h"
#include "tests/fakes/read_only_folder.h"
#include "tests/unit/sqlite/temp_folder.h"

using namespace dialogue;

namespace {

Database::Options reader() {
  Database::Options options;
  options.writer = false;
  return options;
}

std::uintmax_t wal_size(const std::string& path) { return std::filesystem::file_size(path + "-wal"); }

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a new file is private and its connection safe") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  db.script("CREATE TABLE t(a)");
  struct stat info {};
  REQUIRE(::stat(folder.file("a.db").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  REQUIRE(::stat(folder.file("a.db-wal").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(db.one<std::string>("PRAGMA journal_mode") == "wal");
  CHECK(db.one<int>("PRAGMA synchronous") == 2);
  CHECK(db.one<int>("PRAGMA secure_delete") == 1);
  CHECK(db.one<int>("PRAGMA wal_autocheckpoint") == 0);
  CHECK(db.one<int>("PRAGMA trusted_schema") == 0);
  CHECK(db.quick_check() == "ok");
  CHECK(failure_of([&] { db.exec("PRAGMA writable_schema=1"), db.exec("UPDATE sqlite_schema SET sql=''"); }) != "none");
  CHECK(failure_of([&] { db.exec("SELECT load_extension('x')"); }) != "none");
}

TEST_CASE("a transaction that is dropped leaves nothing, one that is committed stays") {
  TempFolder folder;
  {
    Database db(folder.file("a.db"));
    db.script("CREATE TABLE t(a)");
    {
      Transaction dropped(db);
      db.exec("INSERT INTO t VALUES(1)");
    }
    CHECK(db.one<int>("SELECT count(*) FROM t") == 0);
    Transaction kept(db);
    db.exec("INSERT INTO t VALUES(2)");
    CHECK(failure_of([&] { Transaction nested(db); }) == "database");
    kept.commit();
    CHECK(failure_of([&] { kept.commit(); }) == "database");
  }
  Database again(folder.file("a.db"));
  CHECK(again.one<int>("SELECT a FROM t") == 2);
}

TEST_CASE("a savepoint undoes its part alone, also inside another and while rows are being read") {
  Database::Options options;
  options.memory = true;
  Database db("", options);
  db.script("CREATE TABLE t(a)");
  Transaction transaction(db);
  db.exec("INSERT INTO t VALUES(1)");
  {
    Savepoint undone(db);
    db.exec("INSERT INTO t VALUES(2)");
    Savepoint inner(db);
    db.exec("INSERT INTO t VALUES(3)");
    inner.release();
    CHECK(db.one<int>("SELECT count(*) FROM t") == 3);
  }
  {
    Savepoint kept(db);
    db.exec("INSERT INTO t VALUES(4)");
    kept.release();
    CHECK(failure_of([&] { kept.release(); }) == "database");
  }
  transaction.commit();
  CHECK(db.one<std::string>("SELECT group_concat(a) FROM t") == "1,4");
  CHECK(failure_of([&] { Savepoint outside(db); }) == "database");
}

TEST_CASE("when a failure rolled the transaction back, neither commit nor savepoint goes on alone") {
  Database::Options options;
  options.memory = true;
  Database db("", options);
  db.script("CREATE TABLE t(a UNIQUE)");
  Transaction transaction(db);
  db.exec("INSERT INTO t VALUES(1)");
  CHECK(failure_of([&] { db.exec("INSERT OR ROLLBACK INTO t VALUES(1)"); }) == "constraint");
  CHECK(failure_of([&] { Savepoint part(db); }) == "database");
  CHECK(failure_of([&] { transaction.commit(); }) == "database");
  CHECK(db.one<int>("SELECT count(*) FROM t") == 0);
}

TEST_CASE("a second writer is told that the file is in use") {
  TempFolder folder;
  Database first(folder.file("a.db"));
  first.script("CREATE TABLE t(a)");
  Database::Options impatient;
  impatient.busy_ms = 0;
  Database second(folder.file("a.db"), impatient);
  Transaction transaction(first);
  CHECK(failure_of([&] { Transaction late(second); }) == "in_use");
}

TEST_CASE("a reader reads one moment and cannot write") {
  TempFolder folder;
  Database writer(folder.file("a.db"));
  writer.script("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  Database other(folder.file("a.db"), reader());
  CHECK(failure_of([&] { other.exec("INSERT INTO t VALUES(9)"); }) == "no_access");
  {
    Snapshot snapshot(other);
    writer.exec("INSERT INTO t VALUES(2)");
    CHECK(other.one<int>("SELECT count(*) FROM t") == 1);
  }
  CHECK(other.one<int>("SELECT count(*) FROM t") == 2);
  Database::Options read_only;
  read_only.read_only = true;
  Database third(folder.file("a.db"), read_only);
  CHECK(third.one<int>("SELECT count(*) FROM t") == 2);
  CHECK(failure_of([&] { third.exec("DELETE FROM t"); }) == "no_access");
}

TEST_CASE("only the writer shortens the WAL, when no reader needs it") {
  TempFolder folder;
  const std::string path = folder.file("a.db");
  Database writer(path);
  writer.script("CREATE TABLE t(a)");
  for (int i = 0; i < 50; ++i) writer.exec("INSERT INTO t VALUES(?)", std::string(5000, 'x'));
  const auto grown = wal_size(path);
  CHECK(grown > 250'000);
  {
    Database other(path, reader());
    Snapshot snapshot(other);
    writer.exec("INSERT INTO t VALUES(1)");
    CHECK_FALSE(writer.checkpoint().complete);
    CHECK(wal_size(path) >= grown);
  }
  CHECK(writer.checkpoint().complete);
  CHECK(wal_size(path) == 0);
}

TEST_CASE("a WAL that was copied back is written again from its beginning and does not grow") {
  TempFolder folder;
  const std::string path = folder.file("a.db");
  Database writer(path);
  writer.script("CREATE TABLE t(a)");
  const auto add = [&](int rows) {
    for (int i = 0; i < rows; ++i) writer.exec("INSERT INTO t VALUES(?)", std::string(5000, 'x'));
  };
  add(50);
  const auto grown = wal_size(path);
  writer.maybe_checkpoint(100'000);
  add(1);
  CHECK(wal_size(path) > grown);
  const auto longer = wal_size(path);
  writer.maybe_checkpoint(10);
  add(20);
  CHECK(wal_size(path) == longer);
  writer.maybe_checkpoint(10);
  {
    Database other(path, reader());
    Snapshot snapshot(other);
    // Rows that a reader sees are never written over.
    add(50);
    writer.maybe_checkpoint(10);
    add(50);
    CHECK(wal_size(path) > longer);
    CHECK(other.one<int>("SELECT count(*) FROM t") == 71);
  }
  CHECK(writer.one<int>("SELECT count(*) FROM t") == 171);
}

TEST_CASE("what a large transaction made of the WAL goes with the commit after it was copied back") {
  TempFolder folder;
  const std::string path = folder.file("a.db");
  Database::Options options;
  options.wal_pages = 20;
  Database writer(path, options);
  writer.script("CREATE TABLE t(a)");
  writer.exec("INSERT INTO t VALUES(?)", std::string(1'000'000, 'x'));
  CHECK(wal_size(path) > 1'000'000);
  CHECK(writer.wal_is_long());
  writer.maybe_checkpoint();
  writer.exec("INSERT INTO t VALUES(1)");
  CHECK(wal_size(path) == 32 + 20 * (24 + 4096));
  CHECK_FALSE(writer.wal_is_long());
}

TEST_CASE("a copy by VACUUM INTO works and is itself opened again") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  db.script("CREATE TABLE t(a); INSERT INTO t VALUES(5)");
  db.exec("VACUUM INTO ?", folder.file("copy.db"));
  Database copy(folder.file("copy.db"));
  CHECK(copy.one<int>("SELECT a FROM t") == 5);
}

TEST_CASE("full-text search works under the safety switches") {
  Database::Options options;
  options.memory = true;
  Database db("", options);
  db.script("CREATE VIRTUAL TABLE f USING fts5(body)");
  db.exec("INSERT INTO f VALUES(?)", "asile et protection");
  CHECK(db.one<int>("SELECT count(*) FROM f WHERE f MATCH ?", "protection") == 1);
}

TEST_CASE("a file that is no database, or cannot be opened, is told apart") {
  TempFolder folder;
  std::ofstream(folder.file("a.db")) << std::string(8192, 'n');
  CHECK(failure_of([&] { Database db(folder.file("a.db")); }) == "damaged");
  CHECK(failure_of([&] { Database db(folder.file("missing/a.db")); }) == "no_access");
  CHECK(failure_of([&] { Database db(folder.file("missing.db"), reader()); }) == "no_access");
  Database::Options options;
  options.vfs = "no such vfs";
  CHECK(failure_of([&] { Database db(folder.file("b.db"), options); }) != "none");
}

TEST_CASE("a database that one connection has alone keeps no index file beside it, also after a crash, and shuts others out") {
  TempFolder folder;
  Database::Options alone;
  alone.alone = true;
  const auto has_index = [&] { return std::filesystem::exists(folder.file("a.db-shm")); };
  {
    Database db(folder.file("a.db"), alone);
    db.script("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
    CHECK_FALSE(has_index());
    Database::Options hasty;
    hasty.busy_ms = 0;
    CHECK(failure_of([&] { Database(folder.file("a.db"), hasty).one<int>("SELECT a FROM t"); }) == "in_use");
    // The file as the power leaves it: rows in the WAL, nothing copied back.
    std::filesystem::copy_file(folder.file("a.db"), folder.file("b.db"));
    std::filesystem::copy_file(folder.file("a.db-wal"), folder.file("b.db-wal"));
  }
  Database db(folder.file("b.db"), alone);
  CHECK(db.one<int>("SELECT a FROM t") == 1);
  CHECK_FALSE(std::filesystem::exists(folder.file("b.db-shm")));
}

TEST_CASE("where nothing may be written a file is read with its log, and what would change it is refused with the reason") {
  TempFolder folder;
  Database::Options alone;
  alone.alone = true;
  const bool log_left = GENERATE(false, true);
  {
    Database db(folder.file("a.db"), alone);
    db.script("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
    db.checkpoint();
    db.script("INSERT INTO t VALUES(2)");
    if (log_left) {
      std::filesystem::create_directory(folder.file("left"));
      for (const char* part : {"", "-wal"}) std::filesystem::copy_file(folder.file("a.db") + part, folder.file("left/a.db") + part);
    }
  }
  const std::string path = folder.file(log_left ? "left/a.db" : "a.db");
  const ReadOnlyFolder read_only(std::filesystem::path(path).parent_path());
  REQUIRE(std::filesystem::exists(path + "-wal") == log_left);
  Database db(path, alone);
  REQUIRE(db.hindrance() != nullptr);
  CHECK(db.hindrance()->code == "read_only");
  CHECK(db.one<int>("SELECT count(*) FROM t") == 2);
  CHECK(failure_of([&] { Transaction(db).commit(); }) == "read_only");
  CHECK(failure_of([&] { db.script("INSERT INTO t VALUES(3)"); }) == "no_access");
  {
    const Database::Unkept in_memory(db);
    Transaction transaction(db);
    db.exec("INSERT INTO t VALUES(3)");
    transaction.commit();
  }
  CHECK(db.one<int>("SELECT count(*) FROM t") == 3);
  CHECK(failure_of([&] { Transaction(db).commit(); }) == "read_only");
  Database again(path, alone);
  CHECK(again.one<int>("SELECT count(*) FROM t") == 2);
}

TEST_CASE("looking whether a database may be written leaves its folder as it was") {
  TempFolder folder;
  Database::Options alone;
  alone.alone = true;
  Database(folder.file("a.db"), alone).script("CREATE TABLE t(a)");
  CHECK(Database(folder.file("a.db"), alone).hindrance() == nullptr);
  CHECK_FALSE(std::filesystem::exists(folder.file("a.db-wal")));
}

TEST_CASE("a full disk is told as such and leaves what was committed") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  db.script("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  const int pages = db.one<int>("PRAGMA page_count").value_or(0);
  db.exec("PRAGMA max_page_count=" + std::to_string(pages));
  CHECK(failure_of([&] {
          Transaction transaction(db);
          db.exec("INSERT INTO t VALUES(?)", std::string(100'000, 'x'));
          transaction.commit();
        }) == "disk_full");
  CHECK(db.one<int>("SELECT count(*) FROM t") == 1);
}

TEST_CASE("what a killed process committed without syncing is synced by whoever opens the file next") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  db.script("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  for (const char* part : {"", "-wal"}) std::filesystem::copy_file(folder.file("a.db") + part, folder.file("b.db") + part);
  REQUIRE(wal_size(folder.file("b.db")) > 0);
  Database next(folder.file("b.db"));
  CHECK(wal_size(folder.file("b.db")) == 0);
  CHECK(next.one<int>("SELECT count(*) FROM t") == 1);
}

namespace {

constexpr int our_id = 0x4469616c;

std::vector<Migration> steps(int count) {
  std::vector<Migration> all = {
      {1, "first tables", [](Database& db) { db.script("CREATE TABLE t(a)"); }},
      {2, "second column", [](Database& db) { db.script("ALTER TABLE t ADD COLUMN b"); }},
      {3, "breaks", [](Database& db) { db.script("CREATE TABLE half(a); CREATE TABLE t(a)"); }},
  };
  all.resize(static_cast<std::size_t>(count));
  return all;
}

}  // namespace

TEST_CASE("a file is brought up to date step by step, each once") {
  TempFolder folder;
  {
    Database db(folder.file("a.db"));
    CHECK(migrate(db, our_id, steps(1)) == std::vector<std::string>{"first tables"});
  }
  Database db(folder.file("a.db"));
  CHECK(migrate(db, our_id, steps(2)) == std::vector<std::string>{"second column"});
  CHECK(migrate(db, our_id, steps(2)).empty());
  CHECK(db.one<int>("PRAGMA user_version") == 2);
  CHECK(db.one<int>("PRAGMA application_id") == our_id);
}

TEST_CASE("a step that fails leaves the file as the step before did") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  CHECK(failure_of([&] { migrate(db, our_id, steps(3)); }) == "database");
  CHECK(db.one<int>("PRAGMA user_version") == 2);
  CHECK(db.one<int>("SELECT count(*) FROM sqlite_schema WHERE name='half'") == 0);
}

TEST_CASE("a file of a later version is refused without touching a byte of it") {
  TempFolder folder;
  const std::string path = folder.file("a.db"), copy = folder.file("copy.db");
  {
    Database db(path);
    migrate(db, our_id, steps(2));
    db.exec("VACUUM INTO ?", copy);
    CHECK(failure_of([&] { migrate(db, our_id, steps(1)); }) == "too_new");
  }
  Database::Options options;
  options.application_id = our_id;
  options.newest_version = 1;
  const std::string before = bytes_of(copy);
  CHECK(failure_of([&] { Database db(copy, options); }) == "too_new");
  CHECK(bytes_of(copy) == before);
  CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
  options.newest_version = 2;
  CHECK(failure_of([&] { Database db(copy, options); }) == "none");
}

TEST_CASE("a file of another application is refused") {
  TempFolder folder;
  Database db(folder.file("a.db"));
  db.script("CREATE TABLE theirs(a)");
  CHECK(failure_of([&] { migrate(db, our_id, steps(2)); }) == "wrong_file");
  db.script("PRAGMA application_id=77");
  CHECK(failure_of([&] { migrate(db, our_id, steps(2)); }) == "wrong_file");
}

TEST_CASE("steps out of order are refused") {
  Database::Options options;
  options.memory = true;
  Database db("", options);
  std::vector<Migration> wrong = steps(2);
  std::swap(wrong[0], wrong[1]);
  CHECK(failure_of([&] { migrate(db, our_id, wrong); }) == "database");
}
