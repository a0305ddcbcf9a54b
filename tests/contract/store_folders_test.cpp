// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/store_folders_contract.h"

#include <filesystem>
#include <memory>

#include "server/store/sqlite/sqlite_folders.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/catch.h"
#include "tests/contract/server_store_contract.h"
#include "tests/fakes/memory_store_folders.h"

using namespace dialogue;
using namespace dialogue::test;

TEST_CASE("Folders of stores in memory keep the contract") {
  MemoryStoreFolders folders;
  const auto copy = [&](const std::string& folder, const std::string& name) {
    folders.lay(name, std::make_unique<MemoryServerStore>(folders.at(folder)));
  };
  const auto open = [&](const std::string& folder, const std::function<void(ServerStore&)>& use) {
    if (!folders.holds_store(folder)) folders.lay(folder, std::make_unique<MemoryServerStore>(contract_domain()));
    use(folders.at(folder));
  };
  check_store_folders([&] { return FoldersPlace{folders, "data", "backup", open, copy, copy}; });
}

TEST_CASE("Folders of stores on SQLite keep the contract") {
  namespace fs = std::filesystem;
  const auto directory = fs::temp_directory_path() / "dialogue_store_folders_contract";
  fs::remove_all(directory);
  fs::create_directories(directory / "data");
  SqliteFolders folders(contract_domain());
  const auto open = [](const std::string& folder, const std::function<void(ServerStore&)>& use) {
    SqliteStore store(folder, contract_domain());
    use(store);
  };
  const auto copy_to_file = [&](const std::string& folder, const std::string& file) {
    open(folder, [&](ServerStore& store) { store.upkeep().copy_to(file); });
  };
  const auto copy_to_folder = [&](const std::string& folder, const std::string& other) {
    fs::create_directory(other);
    copy_to_file(folder, SqliteStore::database_file(other));
  };
  check_store_folders([&] {
    return FoldersPlace{folders, (directory / "data").string(), (directory / "backup").string(), open, copy_to_file, copy_to_folder};
  });
  fs::remove_all(directory);
}
