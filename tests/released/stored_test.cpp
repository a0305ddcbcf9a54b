// SPDX-License-Identifier: Apache-2.0
// The programs of today over what released versions stored and said.
#include <algorithm>
#include <filesystem>

#include "client/core/replica/replica_impl.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "tests/catch.h"
#include "tests/fakes/proven.h"
#include "tests/fakes/reconcile.h"
#include "tests/released/stage.h"

namespace dialogue::released {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> versions() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(std::string(DIALOGUE_TEST_DATA) + "/released")) out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

/// A released version's files, unpacked into folders of their own.
struct Stored {
  explicit Stored(std::string from) : source(std::move(from)) {
    clock.now += 3'600'000;
    write_bytes(replica.file("replica.db"), grow(read_bytes(source + "/replica.db.zst")));
    write_bytes(place.file("server.db"), grow(read_bytes(source + "/server.db.zst")));
    for (const char* name : {"keys", "mark"}) fs::copy_file(source + "/" + name, place.file(name));
  }
  std::unique_ptr<Replica> open() { return open_replica(replica.path(), clock, random); }

  const std::string source;
  test::FakeClock clock{test::FakeClock::start, 1000};
  test::FakeRandom random{23};
  TempFolder replica, place;
};

void check_whole(Replica& replica) {
  const auto report = replica.verify().take();
  INFO((report.findings.empty() ? std::string() : report.findings.front()));
  CHECK(report.ok);
}

SyncResponse answer_of(const WireReply& reply) {
  REQUIRE(reply.status == 200);
  return decode_sync_response(unpack(reply.body, 4u << 20).take()).take();
}

std::vector<Verdict> verdicts(const SyncResponse& answer) {
  std::vector<Verdict> out;
  for (const Receipt& receipt : answer.receipts) out.insert(out.end(), receipt.count, receipt.verdict);
  return out;
}

}  // namespace

TEST_CASE("a replica stored by a released version opens with all that waited in it") {
  for (const auto& source : versions()) {
    INFO(source);
    Stored stored(source);
    const auto replica = stored.open();
    const auto status = replica->status();
    CHECK(status.enrolled);
    CHECK(status.person_name == "Ann");
    CHECK(status.pending == 5);
    CHECK(status.sent == 3);
    CHECK(status.rejected == 1);
    CHECK(replica->proposals().size() == 1);
    CHECK(replica->search("enregistrement", "", 10).take().size() == 1);
    CHECK(replica->search("renamed", "", 10).take().size() == 1);
    check_whole(*replica);
  }
}

TEST_CASE("the server of today takes what a released client sends as its own server did, and has it brought up to date") {
  for (const auto& source : versions()) {
    INFO(source);
    Stored stored(source);
    Server server(stored.place.path(), stored.clock, 31);
    CHECK(server.service().admin().verify().take().ok);
    for (const auto& [request, reply] : from_lines(read_bytes(source + "/exchange.jsonl"))) {
      const auto then = answer_of(reply), now = answer_of(server.call(request));
      // Its changes are taken. Rows are for clients that say when they ask.
      REQUIRE(now.error);
      CHECK(now.error->code == "upgrade_needed");
      CHECK(now.rows.empty());
      CHECK(verdicts(now) == verdicts(then));
      CHECK(now.epoch == then.epoch);
    }
    CHECK(server.service().admin().verify().take().ok);
  }
}

TEST_CASE("the client of today takes the answers of a released server and shows what its own client showed") {
  for (const auto& source : versions()) {
    INFO(source);
    Stored stored(source);
    const auto replica = stored.open();
    const std::string line = bytes_of(Ed25519Signer(std::string(32, 'l')).public_key());
    note_line_keys(dynamic_cast<ReplicaImpl&>(*replica).store(), {line, {}, {}});
    replica->session().begin();
    for (const auto& [request, reply] : from_lines(read_bytes(source + "/exchange.jsonl"))) {
      const auto again = replica->session().next().take();
      REQUIRE(again);
      replica->session().take(test::proven_reply(*again, reply)).take();
    }
    CHECK(replica->status().pending == 0);
    CHECK(view_of(*replica, stored_kinds()) == read_bytes(source + "/shown.txt"));
    check_whole(*replica);
  }
}

TEST_CASE("what was sealed by a released version is sent again byte for byte") {
  for (const auto& source : versions()) {
    INFO(source);
    Stored stored(source);
    const auto replica = stored.open();
    replica->session().begin();
    const auto said = from_lines(read_bytes(source + "/exchange.jsonl"));
    const auto then = decode_sync_request(unpack(said.at(0).request.body, 4u << 20).take()).take();
    const auto now = decode_sync_request(unpack(replica->session().next().take()->body, 4u << 20).take()).take();
    REQUIRE(now.batches.size() >= 1);
    REQUIRE(now.batches[0].changes.size() == then.batches[0].changes.size());
    for (std::size_t i = 0; i < now.batches[0].changes.size(); ++i)
      CHECK(now.batches[0].changes[i].bytes == then.batches[0].changes[i].bytes);
    CHECK(now.batches[0].signature == then.batches[0].signature);
  }
}

TEST_CASE("replica and server that a released version stored meet under the programs of today") {
  for (const auto& source : versions()) {
    INFO(source);
    Stored stored(source);
    Server server(stored.place.path(), stored.clock, 31);
    const auto replica = stored.open();
    Wire wire(server);
    CHECK(reconcile(replica->session(), wire).take().complete);
    CHECK(replica->status().pending == 0);
    CHECK(replica->proposals().size() == 2);
    check_whole(*replica);
    CHECK(server.service().admin().verify().take().ok);
  }
}

}  // namespace dialogue::released
