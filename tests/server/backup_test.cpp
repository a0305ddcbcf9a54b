// SPDX-License-Identifier: Apache-2.0
// What sets of backups are made of: encryption, lists, manifests, tables, and what cannot be told without the key.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "server/backup/backup_set.h"
#include "server/backup/key_files.h"
#include "server/backup/reading.h"
#include "server/backup/restoring.h"
#include "server/backup/writing.h"
#include "server/service/ports/keys.h"
#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "server/store/sqlite/sqlite_folders.h"
#include "server/store/sqlite/sqlite_store.h"
#include "server/store/whole_file.h"
#include "shared/base/sealed.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/random.h"

using namespace dialogue;
namespace fs = std::filesystem;

namespace {

struct TempFolder {
  TempFolder() : path((fs::temp_directory_path() / "dialogue-set-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~TempFolder() { fs::remove_all(path); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string path;
};

template <class Job>
std::string code_of(Job job) {
  try {
    job();
  } catch (const Failure& failure) {
    return failure.error().code;
  }
  return {};
}

const std::string key(32, 'k');

}  // namespace

TEST_CASE("What is sealed opens to its secret key alone, and not when a bit of it is another") {
  test::FakeRandom random;
  const auto mine = SealKeys::fresh(random), other = SealKeys::fresh(random);
  auto sealed = seal(mine.public_key, "words");
  CHECK(unseal(mine, sealed) == "words");
  CHECK_FALSE(unseal(other, sealed));
  CHECK_FALSE(unseal(mine, sealed.substr(1)));
  sealed.back() ^= 1;
  CHECK_FALSE(unseal(mine, sealed));
  CHECK(SealKeys::of(mine.secret).public_key == mine.public_key);

  const auto encrypted = encrypt(key, "place", "words", random);
  CHECK(decrypt(key, "place", encrypted) == "words");
  CHECK_FALSE(decrypt(key, "another", encrypted));
  CHECK_FALSE(decrypt(std::string(32, 'l'), "place", encrypted));
  CHECK_FALSE(decrypt(key, "place", encrypted.substr(0, 20)));
  CHECK(code_of([&] { seal("short", "words"); }) == "bad_key");
}

TEST_CASE("Keys of backups are two files; nobody takes the one for the other, nor a secret that others may read") {
  test::FakeRandom random;
  const TempFolder folder;
  const auto file = folder.path + "/key";
  const auto name = backup::make_key_files(file, random);
  CHECK(hex(backup::read_public_key(file + ".pub")) == name);
  CHECK(hex(backup::read_secret_key(file).public_key) == name);
  CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  CHECK(code_of([&] { backup::make_key_files(file, random); }) == "file_exists");
  fs::remove(file + ".pub");
  CHECK(code_of([&] { backup::make_key_files(file, random); }) == "file_exists");
  CHECK_FALSE(fs::exists(file + ".pub"));
  CHECK(code_of([&] { backup::read_public_key(file); }) == "not_a_key");
  CHECK(code_of([&] { backup::read_public_key(folder.path); }) == "not_a_key");
  CHECK(code_of([&] { backup::read_secret_key(folder.path + "/none"); }) == "no_file");
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  CHECK(code_of([&] { backup::read_secret_key(file); }) == "key_is_open");
}

TEST_CASE("An object opens to who has its key, is known to be sound without, and is damaged when a byte is another") {
  test::FakeRandom random;
  const auto keys = SealKeys::fresh(random);
  const std::string words(100, 'w');
  const auto id = backup::id_of(key, backup::ObjectType::data, words);
  for (const auto& recipient : {std::string(), keys.public_key}) {
    const backup::Writer writer(recipient, random);
    const auto envelope = writer.envelope(id, backup::ObjectType::data, words);
    CHECK((envelope.find("wwww") == std::string::npos));
    std::string plain;
    CHECK(backup::Reader(keys).open(id, backup::ObjectType::data, envelope, plain) == backup::Reader::Found::whole);
    CHECK(plain == words);
    const auto found = backup::Reader().open(id, backup::ObjectType::data, envelope, plain);
    CHECK(found == (recipient.empty() ? backup::Reader::Found::whole : backup::Reader::Found::closed));
    for (std::size_t i = 0; i < envelope.size(); i += 7) {
      auto flipped = envelope;
      flipped[i] ^= 16;
      CHECK_FALSE(backup::is_sound(flipped));
      CHECK(backup::Reader(keys).open(id, backup::ObjectType::data, flipped, plain) == backup::Reader::Found::damaged);
    }
    CHECK(backup::Reader(keys).open(id, backup::ObjectType::data, envelope.substr(0, 30), plain) == backup::Reader::Found::damaged);
  }
  CHECK(backup::id_of(key, backup::ObjectType::list, words) != id);
}

TEST_CASE("A tree of any size gives its leaves back in order, and another leaf changes few lists") {
  for (const std::size_t size : {0u, 1u, 128u, 129u, 20'000u}) {
    std::map<backup::ObjectId, std::string> lists;
    const auto write = [&](const std::string& bytes) {
      const auto id = backup::id_of(key, backup::ObjectType::list, bytes);
      lists[id] = bytes;
      return id;
    };
    std::vector<backup::ObjectId> leaves;
    for (std::size_t i = 0; i < size; ++i) leaves.push_back(backup::id_of(key, backup::ObjectType::data, std::to_string(i)));
    const auto top = backup::write_tree(leaves, write);
    std::vector<backup::ObjectId> got;
    backup::walk_tree(
        top, [&](const backup::ObjectId& id) { return backup::decode_list(lists.at(id)); },
        [&](const backup::ObjectId& id) { got.push_back(id); });
    CHECK((got == leaves));
    if (size < 20'000) continue;
    const auto before = lists.size();
    leaves[7777] = top;
    backup::write_tree(leaves, write);
    CHECK(lists.size() == before + 3);
  }
  CHECK(code_of([] { backup::decode_list(""); }) == "damaged");
  CHECK(code_of([] { backup::decode_list("\x09"); }) == "damaged");
  CHECK(code_of([] { backup::decode_list("short of an id"); }) == "damaged");
  // A list above itself.
  CHECK(code_of([] {
          backup::walk_tree(
              {},
              [](const backup::ObjectId&) {
                return backup::ListObject{1, {backup::ObjectId{}}};
              },
              [](const backup::ObjectId&) {});
        }) == "damaged");
}

TEST_CASE("A manifest and the tables come back as they were, and anything else is called damaged or of a newer version") {
  backup::Manifest manifest;
  manifest.number = 7, manifest.seq = 12, manifest.at_ms = 5, manifest.platform = "abc", manifest.secret = key;
  const auto text = backup::encode(manifest);
  CHECK(backup::decode_manifest(text).seq == 12);
  CHECK(backup::decode_manifest(text).secret == key);
  for (std::size_t i = 0; i < text.size(); i += 3) {
    auto flipped = text;
    flipped[i] ^= 1;
    CHECK(code_of([&] { backup::decode_manifest(flipped); }) == "damaged");
  }
  CHECK(code_of([&] { backup::decode_manifest(text.substr(0, text.size() / 2)); }) == "damaged");
  const std::string newer = R"({"format":2,"number":1})";
  CHECK(code_of([&] { backup::decode_manifest(newer + "\n" + hex(raw(blake2b(newer))) + "\n"); }) == "too_new");

  const std::vector<backup::PackedDocument> documents{{std::string(64, 'a'), 5, 1, {Uuid::derived("m", "1")}}};
  CHECK(backup::decode_documents(backup::encode(documents)).front().materials == documents.front().materials);
  const backup::SmallFiles files{{"keys", std::string("\0\n\xff", 3)}};
  CHECK(backup::decode_files(backup::encode(files)) == files);
  for (const char* bad : {"", "{}", "[1]", R"([{"sha256":"../../etc/passwd","size":1,"pieces":1,"materials":[]}])"})
    CHECK(code_of([&] { backup::decode_documents(bad); }) == "damaged");
}

TEST_CASE("A set is made in an empty folder, written to by one at a time, and what is not its own is named") {
  const TempFolder folder;
  const auto path = folder.path + "/set";
  {
    auto set = backup::BackupSet::open_to_write(path);
    CHECK(code_of([&] { backup::BackupSet::open_to_write(path); }) == "in_use");
    CHECK(code_of([&] { backup::BackupSet::open(path); }) == "in_use");
    CHECK(set.numbers().empty());
    CHECK(set.strange().empty());
  }
  CHECK((fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  auto set = backup::BackupSet::open_to_write(path);
  fs::create_symlink("/etc/passwd", path + "/objects/aa");
  std::ofstream(path + "/backups/notes") << "x";
  CHECK(set.strange() == std::vector<std::string>{"backups/notes", "objects/aa"});
  CHECK(code_of([&] { backup::BackupSet::open(folder.path); }) == "bad_backup");
  CHECK(code_of([&] { backup::BackupSet::open(folder.path + "/none"); }) == "no_file");
  CHECK(code_of([&] { backup::BackupSet::open_to_write(folder.path); }) == "file_exists");
  CHECK(code_of([&] { set.manifest(1); }) == "no_file");
}

TEST_CASE("The options of a set of before lie in the folder under the name that they have now") {
  test::FakeRandom random;
  test::FakeClock clock;
  const TempFolder folder;
  const auto at = [&](const char* name) { return folder.path + "/" + name; };
  for (const char* name : {"data", "scratch", "new"}) fs::create_directory(at(name));
  SqliteFolders folders(platform());
  {
    SqliteStore store(at("data"), platform());
    InlineWriter writer(store);
    const Keys keys = Keys::fresh(random, 1);
    const auto service = Service::open({store, platform(), keys, clock, random, ed25519_verifier(), writer}).take();
    service->admin().init("Secretariat").take();
    service->admin().copy_database(at("scratch/server.db"), {}).take();
    DocumentFolder documents(at("data/files"));
    const auto info = folders.look_at_copy(at("scratch"));
    backup::WriteOptions options;
    options.set = at("set"), options.scratch = at("scratch");
    backup::BackupSet::open_to_write(options.set);
    write_backup({at("scratch/server.db"), info.head, info.platform, documents, {{backup::options_name_before, "x = 1\n"}}, key}, options,
                 folders);
  }
  backup::Reader reader;
  const auto restored = backup::restore_set(at("new"), {at("set"), {}, reader}, folders);
  CHECK(restored.options);
  CHECK(read_file(at("new/server.toml")) == "x = 1\n");
  CHECK_FALSE(fs::exists(at("new/dialogued.conf")));
}

TEST_CASE("Keys follow those before them, and no others") {
  test::FakeRandom random;
  const Keys first = Keys::fresh(random, 1), other = Keys::fresh(random, 1);
  CHECK(follows(first, first));
  CHECK_FALSE(follows(other, first));
  for (const char* name : {"receipt", "cursor", "audit", "line", "code"}) {
    Keys later = first;
    later.rotate(name, random, 2);
    INFO(name);
    CHECK(follows(later, first));
    CHECK(follows(first, later) == (std::string(name) == "code"));
  }
  Keys of_before = first;
  of_before.line_seed = of_before.next_line_seed = {};
  CHECK(follows(first, of_before));
  CHECK_FALSE(follows(of_before, first));
}
