// SPDX-License-Identifier: Apache-2.0
// Rotation and loss of the server's keys (docs/KEYS.md).
#include <filesystem>
#include <set>

#include "server/store/key_file.h"
#include "server/store/whole_file.h"
#include "shared/base/hash.h"
#include "sync/codec.h"
#include "sync/witness.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

void rotate(World& world, const char* name) {
  REQUIRE(world.keys.rotate(name, world.random, world.clock.unix_ms()));
  world.reopen();
}

std::string key_of(Ed25519Signer& signer) { return bytes_of(signer.public_key()); }

}  // namespace

TEST_CASE("After the cursor key was rotated devices go on where they were, twice over") {
  Trio t;
  const Uuid id = t.draft();
  t.b->sync();
  rotate(t, "cursor");
  rotate(t, "cursor");
  const auto quiet = t.b->exchange(t.b->request());
  CHECK_FALSE(quiet.error);
  CHECK(quiet.rows.empty());
  t.b->take(quiet);
  t.a->edit_seen("request", id, {{"title", text("After")}});
  t.a->sync();
  t.b->sync();
  CHECK(t.b->cell(id, "title") == text("After"));
}

TEST_CASE("After the cursor key was lost a device is told that this is another life of the log") {
  Trio t;
  t.draft();
  t.keys.cursor = std::string(32, 'x');
  t.reopen();
  const auto answer = t.b->exchange(t.b->request());
  REQUIRE(answer.error);
  CHECK(answer.error->code == "restored");
  CHECK_FALSE(answer.epoch.empty());
  t.b->cursor.clear();
  t.b->base.clear();
  t.b->names.clear();
  t.b->sync();
  CHECK(t.b->differences().empty());
}

namespace {

/// Ann's edit is lost in a restore and offered with its receipt. Returns the title that stands then.
Raw offered_title(Trio& t, const std::function<void()>& between) {
  const Uuid id = t.draft();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  t.a->edit_seen("request", id, {{"title", text("Given back")}});
  t.a->sync();
  t.memory->restore_from(older);
  between();
  t.reopen();
  auto answer = t.a->exchange(t.a->request());
  REQUIRE(answer.error);
  REQUIRE(answer.error->code == "restored");
  auto request = t.a->request();
  request.epoch = answer.epoch;
  request.cursor.clear();
  request.past = t.a->past;
  answer = t.a->exchange(request);
  REQUIRE(answer.common);
  request.past.clear();
  request.cursor = answer.cursor;
  const auto& [receipt, run] = t.a->kept_receipts.back();
  request.offers = {{t.a->kept.back(), receipt, run}};
  answer = t.a->exchange(request);
  REQUIRE_FALSE(answer.error);
  return t.service->admin().cells_of("request", id).take().at("title");
}

}  // namespace

TEST_CASE("A receipt of a key that was rotated since stays true") {
  Trio t;
  CHECK(offered_title(t, [&] { t.keys.rotate("receipt", t.random, 0); }) == text("Given back"));
}

TEST_CASE("What is offered with a receipt that nobody can check gets no word: its device sends it as new") {
  Trio t;
  CHECK(offered_title(t, [&] { t.keys.receipt = std::string(32, 'x'); }) == text("Title"));
  CHECK(t.service->admin().verify().take().findings.empty());
}

TEST_CASE("A new audit key is announced signed by the one before it, and heads are signed by the new one") {
  Trio t;
  Ed25519Signer first(t.keys.audit_seed);
  rotate(t, "audit");
  rotate(t, "audit");
  t.draft();
  const auto answer = t.c->exchange([&] {
    auto request = t.c->request();
    request.cursor.clear();
    return request;
  }());
  REQUIRE(answer.head);
  REQUIRE(answer.next_keys.size() == 2);
  auto& verifier = ed25519_verifier();
  CHECK(verifier.verify(key_of(first), next_key_signing_bytes(answer.next_keys[0].key), answer.next_keys[0].signature));
  CHECK(verifier.verify(answer.next_keys[0].key, next_key_signing_bytes(answer.next_keys[1].key), answer.next_keys[1].signature));
  CHECK(verifier.verify(answer.next_keys[1].key, head_signing_bytes(t.service->epoch(), answer.head->seq, answer.head->hash),
                        answer.head->signature));
}

TEST_CASE("The key file keeps the keys before, and a file of the first form is read") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "dialogue_keys_test";
  fs::remove_all(folder);
  fs::create_directory(folder);
  const std::string path = (folder / "keys").string();
  FakeRandom random;
  FakeClock clock;
  Keys keys = load_keys(path, clock, random, true);
  const Keys first = load_keys(path, clock, random, false);
  CHECK(first.receipt == keys.receipt);
  for (const char* name : {"receipt", "receipt", "cursor", "code", "audit", "line"}) CHECK(keys.rotate(name, random, 17));
  CHECK_FALSE(keys.rotate("lock", random, 17));
  save_keys(path, keys);
  const Keys read = load_keys(path, clock, random, false);
  CHECK(read.receipt == keys.receipt);
  CHECK(read.old_receipts == keys.old_receipts);
  CHECK(read.old_receipts.back() == first.receipt);
  CHECK(read.old_cursors == std::vector<std::string>{first.cursor});
  CHECK(read.audit_seed == keys.audit_seed);
  REQUIRE(read.next_audits.size() == 1);
  CHECK(read.next_audits[0].signature == keys.next_audits[0].signature);
  CHECK(read.line_seed == first.next_line_seed);
  CHECK(read.next_line_seed == keys.next_line_seed);
  CHECK(read.next_line_made_ms == 17);
  CHECK(read.old_lines == std::vector<std::string>{bytes_of(first.line_key())});
  fs::remove(path);
  try {
    load_keys(path, clock, random, false);
    FAIL("a lost key file is not made anew by itself");
  } catch (const Failure& failure) {
    CHECK(failure.error().code == "no_keys");
  }
  fs::remove_all(folder);
}

TEST_CASE("A key file of before gets its line's keys once, when it is opened") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "dialogue_line_keys_test";
  fs::remove_all(folder);
  fs::create_directory(folder);
  const std::string path = (folder / "keys").string(), released = DIALOGUE_TEST_DATA "/released/1/keys";
  fs::copy_file(released, path);
  FakeRandom random;
  FakeClock clock;
  const Keys opened = load_keys(path, clock, random, false);
  CHECK(opened.audit_seed == parse_keys(*read_file(released)).audit_seed);
  CHECK(opened.next_line_made_ms == clock.now);
  CHECK(read_file(path) == read_file(released));
  keep_completed_keys(path, opened);
  clock.now += 1000;
  const Keys again = load_keys(path, clock, random, false);
  CHECK(again.line_key() == opened.line_key());
  CHECK(again.next_line_key() == opened.next_line_key());
  CHECK(again.next_line_made_ms == opened.next_line_made_ms);
  fs::remove_all(folder);
}

TEST_CASE("Half of a line's keys are a damaged key file") {
  FakeRandom random;
  const std::string rest = *read_file(DIALOGUE_TEST_DATA "/released/1/keys"), key = b64(std::string(32, 'l'));
  for (const std::string& half :
       {"line " + key + "\n", "next_line " + key + "\n", "line " + key + "\nnext_line " + key + "\n",
        "line " + key + "\nnext_line " + key + "\nnext_line_made soon\n", "line " + key + "\nnext_line " + key + "\nnext_line_made 17"}) {
    INFO(half);
    try {
      parse_keys(rest + half);
      FAIL("taken");
    } catch (const Failure& failure) {
      CHECK(failure.error().code == "damaged");
    }
  }
}

TEST_CASE("The next key of the line is told for 90 days before it is used, and no key is like another in its first byte") {
  constexpr std::int64_t day_ms = 86'400'000, made_ms = 1'800'000'000'000;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    FakeRandom random(seed);
    Keys keys = Keys::fresh(random, made_ms);
    const auto first = keys.line_key(), second = keys.next_line_key();
    CHECK(keys.may_rotate_line(made_ms + 90 * day_ms).ok());
    const auto early = keys.may_rotate_line(made_ms + 90 * day_ms - 1);
    REQUIRE_FALSE(early.ok());
    CHECK(early.error().code == "line_key_young");
    CHECK(early.error().args == std::vector<std::string>{"2027-01-15", "2027-04-16"});
    CHECK_FALSE(keys.may_rotate_line(made_ms - day_ms).ok());
    REQUIRE(keys.rotate("line", random, made_ms + 91 * day_ms));
    const auto third = keys.next_line_key();
    CHECK(keys.line_key() == second);
    CHECK_FALSE(keys.may_rotate_line(made_ms + 180 * day_ms).ok());
    const std::set<std::uint8_t> firsts{first[0], second[0], third[0], 0};
    CHECK(firsts.size() == 4);
  }
}
