// SPDX-License-Identifier: Apache-2.0
// A file of a newer version is refused before the first write. Not a byte of it changes, and the programs end with status 4.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "shared/sqlite/database.h"
#include "tests/catch.h"
#include "tests/released/stage.h"

namespace dialogue::released {
namespace {

namespace fs = std::filesystem;

std::string data(const std::string& name) { return read_bytes(std::string(DIALOGUE_TEST_DATA) + "/released/1/" + name); }

/// SQLite keeps the file's own version in its header.
std::string as_of_tomorrow(std::string database) {
  constexpr std::size_t user_version = 60;
  database.replace(user_version, 4, std::string("\0\0\x03\xe7", 4));
  return database;
}

/// The declaration of records under which a database was written is noted in it.
void declared_tomorrow(const std::string& path) {
  Database db(path, {});
  db.exec("INSERT INTO meta(key, value) VALUES('schema', '999') ON CONFLICT(key) DO UPDATE SET value = excluded.value");
  db.checkpoint();
}

std::map<std::string, std::string> files_in(const std::string& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != ".lock" && entry.path().filename() != "lock")
      out[entry.path().string()] = read_bytes(entry.path().string());
  return out;
}

int status_of(const std::string& command) {
  const int status = std::system((command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const std::string bin = DIALOGUE_BIN;

}  // namespace

TEST_CASE("a replica of a newer version is refused, and not a byte of it changes") {
  TempFolder folder;
  write_bytes(folder.file("replica.db"), as_of_tomorrow(grow(data("replica.db.zst"))));
  const auto before = files_in(folder.path());
  test::FakeClock clock{test::FakeClock::start, 1000};
  test::FakeRandom random(1);
  Replica::Options options;
  options.clock = &clock;
  options.random = &random;
  CHECK(Replica::open(folder.path(), options).error().code == "too_new");
  CHECK(status_of(bin + "/client/dialogue-cli --replica " + folder.path() + " status") == 4);
  CHECK(status_of(bin + "/client/dialogue-cli --replica " + folder.path() + " create support_request title=x") == 4);
  CHECK(files_in(folder.path()) == before);
}

TEST_CASE("a server's database of a newer version is refused, and not a byte of it changes") {
  TempFolder folder;
  write_bytes(folder.file("server.db"), as_of_tomorrow(grow(data("server.db.zst"))));
  write_bytes(folder.file("keys"), data("keys"));
  write_bytes(folder.file("mark"), data("mark"));
  const auto before = files_in(folder.path());
  CHECK(status_of(bin + "/server/dialogued --data " + folder.path() + " stats") == 4);
  CHECK(status_of(bin + "/server/dialogued --data " + folder.path() + " serve --listen 127.0.0.1:0") == 4);
  CHECK(files_in(folder.path()) == before);
}

TEST_CASE("a replica written under a newer declaration of the records is refused, and not a byte of it changes") {
  TempFolder folder;
  write_bytes(folder.file("replica.db"), grow(data("replica.db.zst")));
  declared_tomorrow(folder.file("replica.db"));
  const auto before = files_in(folder.path());
  CHECK(status_of(bin + "/client/dialogue-cli --replica " + folder.path() + " status") == 4);
  CHECK(status_of(bin + "/client/dialogue-cli --replica " + folder.path() + " create support_request title=x") == 4);
  CHECK(files_in(folder.path()) == before);
}

TEST_CASE("a server's database written under a newer declaration of the records is refused, and not a byte of it changes") {
  TempFolder folder;
  write_bytes(folder.file("server.db"), grow(data("server.db.zst")));
  declared_tomorrow(folder.file("server.db"));
  write_bytes(folder.file("keys"), data("keys"));
  write_bytes(folder.file("mark"), data("mark"));
  const auto before = files_in(folder.path());
  CHECK(status_of(bin + "/server/dialogued --data " + folder.path() + " stats") == 4);
  CHECK(status_of(bin + "/server/dialogued --data " + folder.path() + " serve --listen 127.0.0.1:0") == 4);
  CHECK(files_in(folder.path()) == before);
}

}  // namespace dialogue::released
