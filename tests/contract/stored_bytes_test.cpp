// SPDX-License-Identifier: Apache-2.0
// Bytes in files and columns that somebody or something spoilt are "damaged". Reading them does nothing worse.
#include <filesystem>

#include "client/core/store/head_bytes.h"
#include "server/store/high_water.h"
#include "server/store/sqlite/sqlite_store.h"
#include "server/store/whole_file.h"
#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "tests/catch.h"
#include "tests/contract/server_store_contract.h"

using namespace dialogue;
using test::contract_domain;

namespace {

template <class Step>
std::string code_of(Step step) {
  try {
    step();
    return "";
  } catch (const Failure& failure) {
    return failure.error().code;
  }
}

}  // namespace

TEST_CASE("facets of a row that name more scopes than there are bytes are damaged") {
  // So many that the eight bytes of the sum wrap around when they are added.
  const std::string most = std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10) + "\x05" + "sixsix";
  CHECK(code_of([&] { decode_facets(most, 2); }) == "damaged");
}

TEST_CASE("numbers kept in digits are read as a whole, or are damaged") {
  CHECK(stored_number("0") == 0);
  CHECK(stored_number("18446744073709551615") == 18446744073709551615u);
  for (const char* text : {"", "-1", " 1", "1 ", "x", "18446744073709551616"}) CHECK(code_of([&] { stored_number(text); }) == "damaged");
}

TEST_CASE("an epoch that is not sixteen hexadecimal digits is damaged") {
  const auto folder = std::filesystem::temp_directory_path() / "dialogue-damaged-epoch";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  {
    SqliteStore store(folder.string(), contract_domain(), {});
    store.begin();
    store.begin_epoch({"9f3a01bc5d7e2210", 0, std::nullopt}, std::nullopt);
    store.commit();
    CHECK(store.snapshot()->epochs().size() == 1);
    store.begin();
    store.begin_epoch({"9f3a01bc5d7e221", 0, std::nullopt}, 0);
    store.commit();
  }
  SqliteStore store(folder.string(), contract_domain(), {});
  CHECK(code_of([&] { store.snapshot()->epochs(); }) == "damaged");
  std::filesystem::remove_all(folder);
}

TEST_CASE("a high-water mark that cannot be read is damaged, whatever is wrong with it") {
  const auto path = (std::filesystem::temp_directory_path() / "dialogue-damaged-mark").string();
  const HighWaterFile file(path);
  const auto chain = b64(std::string(32, 'c'));
  const auto read = [&](const std::string& text) {
    replace_file(path, text);
    return code_of([&] { file.read(); });
  };
  CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 1204 " + chain + "\n") == "");
  for (const char* seq : {"", "x", "-1", "1204x", "99999999999999999999999"})
    CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 " + std::string(seq) + " " + chain + "\n") == "damaged");
  CHECK(read("dialogue mark 1 epoch 1204 " + chain + "\n") == "damaged");
  CHECK(read("dialogue mark 1 9f3a01bc5d7e2210 1204 short\n") == "damaged");
  CHECK(read("\n") == "damaged");
  std::filesystem::remove(path);
}
