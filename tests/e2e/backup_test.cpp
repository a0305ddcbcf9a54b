// SPDX-License-Identifier: Apache-2.0
// Sets of backups with the built programs: everything comes back on another machine, and devices notice only what they give back.
#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <thread>

#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;
namespace fs = std::filesystem;

namespace {

const std::string server = std::string(DIALOGUE_BIN) + "/server/dialogued";

Outcome admin(const std::string& data, std::vector<std::string> args) {
  args.insert(args.begin(), {server, "--data", data, "--json"});
  return run(args);
}

std::string code_of(const Outcome& outcome) {
  const auto said = Json::parse(outcome.out, nullptr, false);
  return said.is_object() && said.contains("error") ? said.at("error").value("code", "") : std::string();
}

std::uint64_t bytes_in(const std::string& folder) {
  std::uint64_t out = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out += entry.file_size();
  return out;
}

/// Everything that lies in a folder, by name and content.
std::string image_of(const std::string& folder) {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all.push_back(entry.path().string() + "\n" + read_file(entry.path().string()));
  std::sort(all.begin(), all.end());
  std::string out;
  for (const auto& one : all) out += one;
  return out;
}

/// A platform of two people with a request and a document, served.
struct Office {
  Office() {
    request = made(amina, {"support_request", "title=Before the backup"});
    write_file(stage.path("plan.bin"), noise(2'500'000));
    material = amina.json({"attach", request, stage.path("plan.bin")}).at("id");
    amina.json({"sync"});
    luis.json({"sync"});
  }
  /// The server goes away with all its data. Another comes from the set.
  void lose_and_restore(std::vector<std::string> args) {
    stage.stop_server();
    fs::remove_all(data);
    args.insert(args.begin(), "restore");
    const auto done = admin(data, args);
    INFO(done.out << done.err);
    REQUIRE(done.status == 0);
  }
  bool fetches(const Person& person) {
    return person.status({"fetch", material, "-o", stage.path("copy")}) == 0 && read_file(stage.path("copy")) == noise(2'500'000);
  }

  Stage stage;
  const std::string data = stage.path("server"), set = stage.path("set");
  const Person amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  std::string request, material;
};

}  // namespace

TEST_CASE(
    "A server restored on another machine from a set has its documents and its keys; devices do not warn, and give back what it lacks") {
  Office o;
  const auto first = o.stage.admin({"backup", o.set});
  CHECK(first.at("number") == 1);
  CHECK(first.at("documents") == 1);
  CHECK(o.stage.admin({"stats"}).at("backup_seq") == first.at("seq"));
  o.amina.json({"set", o.request, "title=After the backup"});
  write_file(o.stage.path("late.txt"), "Attached after the backup");
  const auto late = o.amina.json({"attach", o.request, o.stage.path("late.txt")}).at("id").get<std::string>();
  o.amina.json({"sync"});
  o.luis.json({"sync"});

  o.lose_and_restore({o.set});
  CHECK(admin(o.data, {"verify"}).status == 0);
  o.stage.start_server();
  const auto sara = o.stage.enrolled("sara", {"FP"});
  CHECK(sara.field(o.request, "title") == "Before the backup");
  CHECK(o.fetches(sara));
  for (int round = 0; round < 2; ++round) {
    o.amina.json({"sync"});
    o.luis.json({"sync"});
  }
  sara.json({"sync"});
  for (const auto* person : {&o.amina, &o.luis, &sara}) {
    CHECK(person->field(o.request, "title") == "After the backup");
    CHECK(person->json({"get", late}).at("fields").at("stored") == true);
    CHECK(person->json({"status"}).at("alarms").empty());
    CHECK(person->json({"verify"}).at("ok") == true);
  }
  sara.json({"fetch", late, "-o", o.stage.path("copy")});
  CHECK(read_file(o.stage.path("copy")) == "Attached after the backup");
  CHECK(o.stage.admin({"verify"}).at("ok") == true);
  CHECK(run({server, "--data", o.data, "--json", "audit", "--verify"}).out.find("new_epoch") != std::string::npos);
  CHECK(o.stage.admin({"export-log", o.stage.path("log")}).at("head") == o.stage.admin({"stats"}).at("head"));
  o.stage.admin({"compact"});
  CHECK(o.stage.admin({"backup", o.set}).at("number") == 2);
  CHECK(o.stage.admin({"verify"}).at("ok") == true);
}

TEST_CASE("What a restore lost with its record is asked of a colleague's device when the author's no longer has it") {
  Office o;
  o.stage.admin({"backup", o.set});
  write_file(o.stage.path("late.txt"), "Attached after the backup");
  const auto late = o.amina.json({"attach", o.request, o.stage.path("late.txt")}).at("id").get<std::string>();
  o.amina.json({"sync"});
  o.luis.json({"sync"});
  o.luis.json({"fetch", late});
  const auto hash = o.amina.json({"get", late}).at("fields").at("sha256").get<std::string>();
  fs::remove(o.amina.replica() + "/files/" + hash);
  o.lose_and_restore({o.set});
  o.stage.start_server();
  o.amina.json({"sync"});
  const auto sara = o.stage.enrolled("sara", {"FP"});
  CHECK(sara.json({"get", late}).at("fields").at("stored") == false);
  CHECK(admin(o.data, {"verify"}).status == 4);
  for (int round = 0; round < 2; ++round) o.luis.json({"sync"});
  sara.json({"sync"});
  CHECK(sara.json({"get", late}).at("fields").at("stored") == true);
  sara.json({"fetch", late, "-o", o.stage.path("copy")});
  CHECK(read_file(o.stage.path("copy")) == "Attached after the backup");
  CHECK(o.stage.admin({"verify"}).at("ok") == true);
}

TEST_CASE("A restore in place leaves newer documents where they are, and their record explains them again once its device has synced") {
  Office o;
  o.stage.admin({"backup", o.set});
  write_file(o.stage.path("late.txt"), "Attached after the backup");
  const auto late = o.amina.json({"attach", o.request, o.stage.path("late.txt")}).at("id").get<std::string>();
  o.amina.json({"sync"});
  const auto hash = o.amina.json({"get", late}).at("fields").at("sha256").get<std::string>();
  o.stage.stop_server();
  REQUIRE(admin(o.data, {"restore", o.set}).status == 0);
  const auto unexplained = admin(o.data, {"verify"});
  CHECK(unexplained.status == 4);
  CHECK(has(unexplained.out, "files/content/" + hash));
  o.stage.start_server();
  for (int round = 0; round < 2; ++round) o.amina.json({"sync"});
  CHECK(o.amina.json({"get", late}).at("fields").at("stored") == true);
  CHECK(o.stage.admin({"verify"}).at("ok") == true);
}

TEST_CASE("A second backup after one change is small, each backup of the set restores, and old ones go with what only they needed") {
  Office o;
  const auto first = o.stage.admin({"backup", o.set, "--keep", "2"});
  const auto size = bytes_in(o.set);
  CHECK(size > 2'500'000);
  o.amina.json({"set", o.request, "title=Two"});
  o.amina.json({"sync"});
  const auto second = o.stage.admin({"backup", o.set, "--keep", "2"});
  CHECK(second.at("number") == 2);
  CHECK(bytes_in(o.set) - size < 1u << 20);
  CHECK(second.at("written").get<std::uint64_t>() < 1u << 20);
  CHECK(admin(o.data, {"verify", o.set}).status == 0);

  for (const auto& [number, title] : {std::pair("1", "Before the backup"), std::pair("2", "Two")}) {
    const auto elsewhere = o.stage.path(std::string("elsewhere") + number);
    CHECK(admin(elsewhere, {"restore", o.set, "--number", number}).status == 0);
    CHECK(admin(elsewhere, {"verify"}).status == 0);
    CHECK(read_file(elsewhere + "/server.db").find(title) != std::string::npos);
  }
  const auto third = o.stage.admin({"backup", o.set, "--keep", "2"});
  CHECK(third.at("kept") == 2);
  CHECK(code_of(admin(o.stage.path("gone"), {"restore", o.set, "--number", "1"})) == "no_file");
  const auto report = Json::parse(admin(o.data, {"verify", o.set}).out);
  CHECK(report.at("backups") == 2);
  CHECK(report.at("unused") == 0);
  for (const auto& entry : fs::recursive_directory_iterator(o.set)) {
    INFO(entry.path());
    CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  }
}

TEST_CASE("An encrypted set holds nothing readable and opens to its secret key alone, which the server never has") {
  Office o;
  const auto key = o.stage.path("key"), other = o.stage.path("other");
  for (const auto& file : {key, other}) REQUIRE(run({server, "backup-key", "make", file}).status == 0);
  CHECK(code_of(admin(o.data, {"backup-key", "make", key})) == "file_exists");
  o.stage.admin({"backup-key", "use", key + ".pub"});
  const auto done = o.stage.admin({"backup", o.set});
  CHECK(done.at("encrypted_to").get<std::string>().size() == 64);
  o.amina.json({"set", o.request, "title=Two"});
  o.amina.json({"sync"});
  CHECK(o.stage.admin({"backup", o.set}).at("written").get<std::uint64_t>() < 1u << 20);
  const auto image = image_of(o.set);
  const auto hash = o.amina.json({"get", o.material}).at("fields").at("sha256").get<std::string>();
  const auto keys = read_file(o.data + "/keys");
  for (const auto& secret : {std::string("Before the backup"), hash, o.material, keys.substr(keys.find("audit ") + 6, 20),
                             noise(2'500'000).substr(1000, 40), std::string("server.db")})
    CHECK(image.find(secret) == std::string::npos);

  const auto elsewhere = o.stage.path("elsewhere");
  CHECK(code_of(admin(elsewhere, {"restore", o.set})) == "needs_secret");
  CHECK(code_of(admin(elsewhere, {"restore", o.set, "--secret", other})) == "wrong_secret");
  CHECK(code_of(admin(elsewhere, {"restore", o.set, "--secret", key + ".pub"})) == "not_a_key");
  ::chmod(key.c_str(), 0644);
  CHECK(code_of(admin(elsewhere, {"restore", o.set, "--secret", key})) == "key_is_open");
  ::chmod(key.c_str(), 0600);
  CHECK_FALSE(fs::exists(elsewhere + "/server.db"));
  CHECK(code_of(admin(o.data, {"backup", o.set, "--to", other + ".pub"})) == "other_recipient");
  CHECK(admin(o.data, {"verify", o.set}).status == 0);
  CHECK(admin(o.data, {"verify", o.set, "--secret", key}).err.empty());
  CHECK(code_of(admin(o.data, {"verify", o.set, "--secret", other})) == "wrong_secret");

  o.lose_and_restore({o.set, "--secret", key});
  o.stage.start_server();
  o.amina.json({"sync"});
  CHECK(o.amina.json({"status"}).at("alarms").empty());
  const auto sara = o.stage.enrolled("sara", {"FP"});
  CHECK(o.fetches(sara));
  // The public key came along: backups go on being encrypted.
  CHECK(o.stage.admin({"backup", o.set}).at("encrypted_to") == done.at("encrypted_to"));
  CHECK(run({"sh", "-c", server + " --data " + o.stage.path("piped") + " restore " + o.set + " --secret - < " + key}).status == 0);
}

TEST_CASE("One wrong byte anywhere in a set is found and named, and a restore refuses before it touches anything") {
  Office o;
  o.stage.admin({"backup", o.set});
  o.stage.stop_server();
  const auto before = image_of(o.data);
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(o.set))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 10);
  for (std::size_t i = 0; i < files.size(); i += 1 + files.size() / 12) {
    const auto whole = read_file(files[i]);
    auto flipped = whole;
    flipped[flipped.size() * (i % 7) / 7] ^= 4;
    write_file(files[i], flipped);
    INFO(files[i]);
    const auto restored = admin(o.data, {"restore", o.set});
    CHECK(restored.status == 4);
    const auto found = admin(o.data, {"verify", o.set});
    CHECK(found.status == 4);
    CHECK((image_of(o.data) == before));
    write_file(files[i], whole);
  }
  // It is a piece of the document: every backup needs it.
  const auto object = *std::max_element(files.begin(), files.end(), [](const std::string& one, const std::string& other) {
    return fs::file_size(one) < fs::file_size(other);
  });
  fs::remove(object);
  const auto missing = admin(o.data, {"restore", o.set});
  CHECK(code_of(missing) == "damaged_backup");
  const auto name = object.substr(object.find("objects/"));
  CHECK(has(missing.out, name));
  CHECK(has(admin(o.data, {"verify", o.set}).out, name));
  CHECK((image_of(o.data) == before));

  // The next backup mends what it still needs. Files that are not the set's are named.
  o.stage.start_server();
  const auto mended = admin(o.data, {"backup", o.set});
  CHECK(mended.status == 0);
  CHECK(admin(o.data, {"verify", o.set}).status == 0);
  write_file(o.set + "/notes.txt", "mine");
  CHECK(has(admin(o.data, {"verify", o.set}).out, "notes.txt"));
}

TEST_CASE("What a backup that was broken off leaves behind harms no restore, and the next backup goes on") {
  Office o;
  o.stage.admin({"backup", o.set});
  o.amina.json({"set", o.request, "title=Two"});
  o.amina.json({"sync"});
  const auto seq = o.stage.admin({"stats"}).at("backup_seq");
  // The set as the power leaves it: pieces, half a piece, a scratch folder; no manifest.
  write_file(o.set + "/objects/00.new", "half");
  fs::create_directories(o.set + "/objects/ab");
  write_file(o.set + "/objects/ab/" + std::string(62, 'c'), "half of a piece");
  write_file(o.set + "/backups/0000000002.new", "half");
  fs::create_directories(o.data + "/scratch/restored");
  write_file(o.data + "/scratch/server.db", "half");
  CHECK(admin(o.stage.path("elsewhere"), {"restore", o.set}).status == 0);
  CHECK(o.stage.admin({"verify"}).at("ok") == true);

  CHECK(o.stage.admin({"stats"}).at("backup_seq") == seq);
  CHECK(o.stage.admin({"backup", o.set}).at("number") == 2);
  CHECK(Json::parse(admin(o.data, {"verify", o.set}).out).at("unused") == 0);
  CHECK(admin(o.stage.path("there"), {"restore", o.set}).status == 0);
}

TEST_CASE("A set takes one platform's backups, one at a time, and a restore goes into no other folder") {
  Office o;
  o.stage.admin({"backup", o.set});
  const auto another = o.stage.path("another");
  REQUIRE(admin(another, {"init"}).status == 0);
  CHECK(code_of(admin(another, {"backup", o.set})) == "other_platform");
  CHECK(code_of(admin(o.data, {"backup", o.stage.path("plan.bin")})) == "file_exists");
  CHECK(code_of(admin(o.data, {"backup", o.data + "/files"})) == "file_exists");
  CHECK(code_of(admin(o.data, {"restore", o.set})) == "server_running");
  CHECK(code_of(admin(o.stage.path("amina"), {"restore", o.set})) == "folder_not_empty");
  CHECK(code_of(admin(o.stage.path("x"), {"restore", o.data + "/files"})) == "bad_backup");
  const auto mark = o.set + "/dialogue-backup";
  const auto text = read_file(mark);
  write_file(mark, "dialogue backup set 2\n");
  CHECK(code_of(admin(o.data, {"backup", o.set})) == "too_new");
  CHECK(code_of(admin(o.stage.path("x"), {"restore", o.set})) == "too_new");
  write_file(mark, text);
  // Two run at once: the second is told so, or comes after the first.
  std::vector<Outcome> both(2);
  std::thread second([&] { both[1] = admin(o.data, {"backup", o.set}); });
  both[0] = admin(o.data, {"backup", o.set});
  second.join();
  for (const auto& one : both) CHECK((one.status == 0 || code_of(one) == "in_use"));
  CHECK(admin(o.data, {"verify", o.set}).status == 0);
}

TEST_CASE("A platform that was put back on a fresh one takes its own keys along, and newer keys of its own folder stay") {
  Office o;
  o.stage.admin({"backup", o.set});
  const auto keys = read_file(o.data + "/keys");
  o.stage.stop_server();
  const auto fresh = o.stage.path("fresh");
  REQUIRE(admin(fresh, {"init"}).status == 0);
  REQUIRE(admin(fresh, {"restore", o.set}).status == 0);
  CHECK(read_file(fresh + "/keys") == keys);
  CHECK(fs::exists(fresh + "/replaced-1/keys"));

  REQUIRE(admin(o.data, {"keys", "rotate", "audit"}).status == 0);
  const auto rotated = read_file(o.data + "/keys");
  REQUIRE(admin(o.data, {"restore", o.set}).status == 0);
  CHECK(read_file(o.data + "/keys") == rotated);
  CHECK(fs::exists(o.data + "/replaced-1/server.db"));
  o.stage.start_server();
  o.amina.json({"sync"});
  CHECK(o.amina.json({"status"}).at("alarms").empty());
}

TEST_CASE("A document that is damaged on the server is left out of a backup, said, and asked for") {
  Office o;
  const auto content = o.data + "/files/content/" + o.amina.json({"get", o.material}).at("fields").at("sha256").get<std::string>();
  auto bytes = read_file(content);
  bytes[1'500'000] ^= 1;
  write_file(content, bytes);
  const auto done = o.stage.admin({"backup", o.set});
  CHECK(done.at("documents") == 0);
  CHECK(done.at("left_out") == 1);
  CHECK(admin(o.data, {"verify", o.set}).status == 0);
  o.luis.json({"sync"});
  CHECK(o.luis.json({"get", o.material}).at("fields").at("stored") == false);
  o.amina.json({"sync"});
  CHECK(o.stage.admin({"backup", o.set}).at("documents") == 1);
  CHECK(o.fetches(o.luis));
}

TEST_CASE("The file of options comes along") {
  Office o;
  o.stage.stop_server();
  const auto options = o.stage.path("my.conf");
  write_file(options, "[log]\nlevel = \"warning\"\n");
  const auto done = run({server, "--data", o.data, "--config", options, "backup", o.set});
  CHECK(done.status == 0);
  const auto elsewhere = o.stage.path("elsewhere");
  const auto restored = run({server, "--data", elsewhere, "restore", o.set});
  CHECK(restored.status == 0);
  CHECK(has(restored.err, "server.toml"));
  CHECK(read_file(elsewhere + "/server.toml") == "[log]\nlevel = \"warning\"\n");
  CHECK(admin(elsewhere, {"verify"}).status == 0);
  o.stage.start_server();
}

TEST_CASE("A single file of an earlier version is restored, and its documents come back from the devices that have them") {
  Office o;
  o.stage.stop_server();
  fs::copy_file(o.data + "/server.db", o.stage.path("old-backup"));
  const auto keys = read_file(o.data + "/keys");
  fs::remove_all(o.data);
  fs::create_directory(o.data);
  write_file(o.data + "/keys", keys);
  REQUIRE(admin(o.data, {"restore", o.stage.path("old-backup")}).status == 0);
  const auto lacking = admin(o.data, {"verify"});
  CHECK(lacking.status == 4);
  CHECK(has(lacking.out, o.material));
  o.stage.start_server();
  o.luis.json({"sync"});
  CHECK(o.luis.json({"get", o.material}).at("fields").at("stored") == false);
  CHECK(o.amina.json({"sync"}).at("files_sent") == 1);
  o.luis.json({"sync"});
  CHECK(o.luis.json({"get", o.material}).at("fields").at("stored") == true);
  CHECK(o.fetches(o.luis));
  CHECK(o.stage.admin({"verify"}).at("ok") == true);
  write_file(o.data + "/stray.txt", "mine");
  CHECK(has(admin(o.data, {"verify"}).out, "stray.txt"));
}
