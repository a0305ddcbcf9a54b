// SPDX-License-Identifier: Apache-2.0
// Rotation and loss of the server's keys (docs/KEYS.md).
#include <filesystem>

#include "server/store/key_file.h"
#include "sync/codec.h"
#include "sync/witness.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

void rotate(World& world, const char* name) {
  REQUIRE(world.keys.rotate(name, world.random));
  world.reopen();
}

std::string key_of(Ed25519Signer& signer) {
  const auto key = signer.public_key();
  return std::string(key.begin(), key.end());
}

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
  CHECK(offered_title(t, [&] { t.keys.rotate("receipt", t.random); }) == text("Given back"));
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
  Keys keys = load_keys(path, random, true);
  const Keys first = load_keys(path, random, false);
  CHECK(first.receipt == keys.receipt);
  for (const char* name : {"receipt", "receipt", "cursor", "code", "audit"}) CHECK(keys.rotate(name, random));
  CHECK_FALSE(keys.rotate("lock", random));
  save_keys(path, keys);
  const Keys read = load_keys(path, random, false);
  CHECK(read.receipt == keys.receipt);
  CHECK(read.old_receipts == keys.old_receipts);
  CHECK(read.old_receipts.back() == first.receipt);
  CHECK(read.old_cursors == std::vector<std::string>{first.cursor});
  CHECK(read.audit_seed == keys.audit_seed);
  REQUIRE(read.next_audits.size() == 1);
  CHECK(read.next_audits[0].signature == keys.next_audits[0].signature);
  fs::remove(path);
  try {
    load_keys(path, random, false);
    FAIL("a lost key file is not made anew by itself");
  } catch (const Failure& failure) {
    CHECK(failure.error().code == "no_keys");
  }
  fs::remove_all(folder);
}
