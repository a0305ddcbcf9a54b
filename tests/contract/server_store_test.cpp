// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "server/store/sqlite/sqlite_store.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/contract/server_store_contract.h"
#include "tests/contract/store_upkeep_contract.h"
#include "tests/fakes/memory_server_store.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("The server's store in memory keeps the contract") {
  check_server_store([] { return std::make_unique<MemoryServerStore>(contract_domain()); });
}

TEST_CASE("The server's store on SQLite in memory keeps the contract") {
  check_server_store([] {
    SqliteStoreOptions options;
    options.memory = true;
    return std::make_unique<SqliteStore>("", contract_domain(), options);
  });
}

TEST_CASE("The server's store on SQLite in a folder keeps the contract") {
  const auto directory = std::filesystem::temp_directory_path() / "dialogue_server_store_contract";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directory(directory);
  check_server_store([&] { return std::make_unique<SqliteStore>(directory.string(), contract_domain()); });
  std::filesystem::remove_all(directory);
}

TEST_CASE("What looks after a store in memory keeps the contract") {
  auto store = std::make_shared<MemoryServerStore>(contract_domain());
  check_store_upkeep([&] {
    return UpkeepPlace{[store]() -> ServerStore& { return *store; }, [store](const std::string& name) { return store->copy_at(name); },
                       "copy"};
  });
}

TEST_CASE("What looks after a store on SQLite keeps the contract") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_store_upkeep_contract";
  fs::remove_all(directory);
  fs::create_directories(directory / "copied");
  std::unique_ptr<SqliteStore> store;
  const auto open = [&]() -> ServerStore& {
    store.reset();
    store = std::make_unique<SqliteStore>(directory.string(), contract_domain());
    return *store;
  };
  const auto open_copy = [&](const std::string& file) {
    fs::rename(file, SqliteStore::database_file((directory / "copied").string()));
    return std::make_unique<SqliteStore>((directory / "copied").string(), contract_domain());
  };
  check_store_upkeep([&] { return UpkeepPlace{open, open_copy, (directory / "copy").string()}; });
  store.reset();
  fs::remove_all(directory);
}

TEST_CASE("Compacting a folder without room for the copy is refused and changes nothing; with room it gives space back") {
  const auto directory = std::filesystem::temp_directory_path() / "dialogue_server_store_compact";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directory(directory);
  std::uint64_t free = 0;
  SqliteStoreOptions options;
  options.free_space = [&](const std::string&) { return free; };
  {
    SqliteStore store(directory.string(), contract_domain(), options);
    for (const std::string& value : {std::string(2'000'000, 'x'), std::string("kept")}) {
      store.begin();
      store.set_meta("large", value);
      store.commit();
    }
    std::string code;
    try {
      store.upkeep().compact();
    } catch (const Failure& failure) {
      code = failure.error().code;
    }
    CHECK(code == "no_room_to_compact");
    CHECK(store.snapshot()->meta("large") == "kept");
    free = 1u << 30;
    const auto reader = store.snapshot();
    CHECK(reader->meta("large") == "kept");
    store.upkeep().compact();
    CHECK(reader->meta("large") == "kept");
  }
  SqliteStore store(directory.string(), contract_domain(), options);
  const auto done = store.upkeep().compact();
  CHECK(done.after < 1'000'000);
  CHECK(store.upkeep().check().empty());
  CHECK(store.snapshot()->meta("large") == "kept");
  std::filesystem::remove_all(directory);
}

TEST_CASE("A step of compacting does no more work in a large store than in a small one; a store of before is made anew first") {
  const auto directory = std::filesystem::temp_directory_path() / "dialogue_server_store_steps";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directory(directory);
  const auto steps = [&](std::size_t megabytes) {
    SqliteStore store(directory.string(), contract_domain());
    for (const std::string& value : {std::string(megabytes << 20, 'x'), std::string("kept")}) {
      store.begin();
      store.set_meta("large", value);
      store.commit();
    }
    const auto before = store.upkeep().size();
    int out = 1;
    while (store.upkeep().compact_some()) ++out;
    CHECK(store.upkeep().size() + (megabytes << 20) <= before + (1u << 20));
    CHECK(store.snapshot()->meta("large") == "kept");
    return out;
  };
  const int small = steps(8), large = steps(32);
  CHECK(large > 3 * small);
  {
    Database older(SqliteStore::database_file(directory.string()));
    older.script("PRAGMA auto_vacuum=NONE; VACUUM");
  }
  SqliteStore store(directory.string(), contract_domain());
  std::string code;
  try {
    store.upkeep().compact_some();
  } catch (const Failure& failure) {
    code = failure.error().code;
  }
  CHECK(code == "compact_stopped");
  store.upkeep().compact();
  CHECK_FALSE(store.upkeep().compact_some());
  CHECK(store.snapshot()->meta("large") == "kept");
  std::filesystem::remove_all(directory);
}

TEST_CASE("A newer declaration adds columns to a folder; what was unknown is found in its new place") {
  const auto directory = std::filesystem::temp_directory_path() / "dialogue_server_store_additive";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directory(directory);
  const Kind& old_kind = *contract_domain().kind("thing");
  StoredRecord record;
  {
    SqliteStore store(directory.string(), contract_domain());
    store.begin();
    record.kind = &old_kind;
    record.id = Uuid::derived("test", "x");
    record.rid = store.next_rid(old_kind);
    record.cells = {{"title", "\"T\""}, {"later", "\"L\""}};
    record.versions.created = 1;
    record.versions.facets.resize(2);
    store.put(record, nullptr);
    store.commit();
  }
  Kind newer = old_kind;
  Field later;
  later.name = "later";
  newer.fields.push_back(later);
  const Domain domain(2, {newer}, {});
  SqliteStore store(directory.string(), domain);
  StoredRecord back;
  REQUIRE(store.snapshot()->load(record.rid, back));
  CHECK(back.cells == record.cells);
  back.cells["later"] = "\"M\"";
  const std::vector<Path> changed{"later"};
  store.begin();
  store.put(back, &changed);
  store.commit();
  StoredRecord again;
  REQUIRE(store.snapshot()->load(record.rid, again));
  CHECK(again.cells == back.cells);
  CHECK(store.upkeep().check().empty());
  std::filesystem::remove_all(directory);
}
