// SPDX-License-Identifier: Apache-2.0
// A device and its server on the line: times, and the keys by which they know each other.
#include "shared/wire/compress.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"
#include "sync/wire_form.h"
#include "tests/catch.h"
#include "tests/fakes/reconcile.h"
#include "tests/protocol/scene.h"

#include "client/core/replica/replica_impl.h"
#include "shared/base/line_fingerprint.h"
#include "sync/meta.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000, year_ms = 365 * day_ms;

struct Joined : Scene {
  Joined() : a(*this) {
    code = service->admin().init("Secretariat").take().code;
    a.enrol(code);
    a.sync();
  }
  /// Requests of a sync.
  std::size_t turns() {
    const auto before = a.said.size();
    a.sync();
    return a.said.size() - before;
  }
  std::string refused() {
    const auto done = reconcile(a.replica->session(), a);
    return done ? "" : done.error().code;
  }
  void forget_line_keys() { note_line_keys(store(), {}); }
  ReplicaStore& store() { return dynamic_cast<ReplicaImpl&>(*a.replica).store(); }
  LineKeys pinned() { return line_keys(store()); }
  void rotate(std::string_view name) {
    keys.rotate(name, random, clock.unix_ms());
    restart();
    later(60);
  }
  /// The next answer is by somebody who has that key of the line, and tells those keys.
  void stand_between(const std::string& line_seed, const LineKeys& told) {
    a.spoil = [this, line_seed, told](WireReply& reply) {
      auto answer = decode_sync_response(unpack(reply.body, 1 << 20).take()).take();
      answer.line = told;
      reply.body = pack(encode(answer));
      Ed25519Signer line(line_seed);
      const auto device = get_uuid(store(), meta::device);
      const auto key = bytes_of(Ed25519Signer(get_bytes(store(), meta::seed)).public_key());
      const auto shared = answer_key(line, key, device, bytes_of(line.public_key()));
      reply.proof = answer_proof(shared, reply.status, reply.content_type, a.last().request.authorization, reply.body);
    };
  }
  std::vector<std::string> known() { return a.replica->session().server_keys(); }
  std::vector<std::string> kept() { return {bytes_of(keys.line_key()), bytes_of(keys.next_line_key())}; }

  Laptop a;
  std::string code;
};

}  // namespace

TEST_CASE("a clock that jumped, or one that was away for long, costs one turn more, once") {
  Joined scene;
  CHECK(scene.turns() == 1);
  for (const std::int64_t off : {10 * year_ms, -10 * year_ms, day_ms, std::int64_t{0}}) {
    scene.later(3600);
    scene.a.off_ms = off;
    CHECK(scene.turns() == 2);
    CHECK(scene.turns() == 1);
    scene.later(3600);
    CHECK(scene.turns() == 1);
  }
  // Some minutes are no jump.
  scene.a.off_ms = 5 * 60'000;
  CHECK(scene.turns() == 1);
}

TEST_CASE("a server that began anew costs no turn, and a request from before is worth nothing") {
  Joined scene;
  const net::Request recorded = scene.a.last().request;
  scene.later(1);
  scene.restart();
  CHECK(scene.turns() == 1);
  const auto answer = scene.call(recorded);
  CHECK(decode_sync_response(unpack(answer.body, 1 << 20).take()).take().error->code == "clock");
}

TEST_CASE("a server that says twice that the time is off is not asked a third time") {
  Joined scene;
  scene.later(60);
  const auto before = scene.a.said.size();
  // The line doubles each request, and brings the second answer.
  FakeTransport twice([&](const WireRequest& request) {
    scene.a.call(request).take();
    return scene.a.call(request);
  });
  const auto done = reconcile(scene.a.replica->session(), twice);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == "clock");
  CHECK(scene.a.said.size() - before == 4);
  CHECK(scene.turns() == 1);
}

TEST_CASE("a device enrolled before there were keys of the line learns them with its next answer, and joins no second time") {
  Joined scene;
  scene.forget_line_keys();
  CHECK(scene.known().empty());
  CHECK(scene.turns() == 1);
  CHECK(scene.known() == scene.kept());
}

TEST_CASE("the keys of another server, or keys that the audit key did not sign, are not learnt") {
  Joined scene;
  scene.forget_line_keys();
  scene.a.spoil = [](WireReply& reply) {
    auto answer = decode_sync_response(unpack(reply.body, 1 << 20).take()).take();
    Ed25519Signer other(std::string(32, 'o'));
    answer.line->current = bytes_of(other.public_key());
    reply.body = pack(encode(answer));
    reply.proof = answer_proof(std::string(32, 'x'), reply.status, reply.content_type, "", reply.body);
  };
  CHECK_FALSE(scene.refused().empty());
  CHECK(scene.known().empty());
}

TEST_CASE("a rotated key reaches a device that knew the next one; it then learns the one after that") {
  Joined scene;
  CHECK(scene.known() == scene.kept());
  scene.rotate("line");
  CHECK(scene.turns() == 1);
  CHECK(scene.known() == scene.kept());
  // One that was away for two of them is told by the audit key.
  for (int times = 0; times < 2; ++times) scene.rotate("line");
  CHECK(scene.turns() == 1);
  CHECK(scene.known() == scene.kept());
}

TEST_CASE("keys of the line that were in use before are not taken again, though the audit key had signed them") {
  Joined scene;
  const std::string stolen = scene.keys.line_seed;
  LineKeys of_before = scene.service->line_keys();
  REQUIRE(of_before.number == 0);
  for (int times = 0; times < 2; ++times) {
    scene.rotate("line");
    CHECK(scene.turns() == 1);
  }
  const LineKeys pinned = scene.pinned();
  CHECK(pinned.number == 2);
  scene.stand_between(stolen, of_before);
  CHECK(scene.refused() == "damaged_on_the_way");
  CHECK(scene.pinned() == pinned);
  // As they were told before there was a number.
  of_before.number.reset(), of_before.number_signature.clear();
  scene.stand_between(stolen, of_before);
  CHECK_FALSE(scene.refused().empty());
  CHECK(scene.pinned() == pinned);
  // The signature is over the number.
  of_before = scene.service->line_keys();
  of_before.current = bytes_of(Ed25519Signer(stolen).public_key());
  of_before.number = 3;
  scene.stand_between(stolen, of_before);
  CHECK_FALSE(scene.refused().empty());
  CHECK(scene.pinned() == pinned);
  CHECK(scene.turns() == 1);
  CHECK(scene.known() == scene.kept());
}

TEST_CASE("who has a key that a device still knows, and not the audit key, plants no others") {
  Joined scene;
  const LineKeys pinned = scene.pinned();
  LineKeys planted = scene.service->line_keys();
  planted.next = bytes_of(Ed25519Signer(std::string(32, 'o')).public_key());
  for (const auto number : {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(0), std::optional<std::uint64_t>(1'000'000)}) {
    planted.number = number;
    scene.stand_between(scene.keys.line_seed, planted);
    CHECK(scene.refused().empty());
    CHECK(scene.pinned() == pinned);
  }
  // Nor a key that is not the one which proves the answer.
  const Keys stolen = scene.keys;
  for (int times = 0; times < 3; ++times) scene.rotate("line");
  scene.stand_between(stolen.line_seed, scene.service->line_keys());
  CHECK(scene.refused().empty());
  CHECK(scene.pinned() == pinned);
  CHECK(scene.turns() == 1);
  CHECK(scene.pinned().number == 3);
  CHECK(scene.known() == scene.kept());
}

TEST_CASE("a device that knows its server by keys without a number is told it once") {
  Joined scene;
  scene.rotate("line");
  LineKeys of_before = scene.service->line_keys();
  of_before.number.reset();
  note_line_keys(scene.store(), of_before);
  const auto told = [&] {
    CHECK(scene.turns() == 1);
    return decode_sync_response(unpack(scene.a.last().answer.body, 1 << 20).take()).take().line.has_value();
  };
  CHECK(told());
  CHECK(scene.pinned().number == 1);
  CHECK(scene.known() == scene.kept());
  CHECK_FALSE(told());
}

TEST_CASE("a device goes on with a server that tells no number yet") {
  Joined scene;
  scene.rotate("line");
  LineKeys told = scene.service->line_keys();
  told.number.reset(), told.number_signature.clear();
  scene.stand_between(scene.keys.line_seed, told);
  CHECK(scene.refused().empty());
  CHECK(scene.known() == scene.kept());
}

TEST_CASE("the line's keys reach a device that has not heard of a new audit key, also when there is no news") {
  Joined scene;
  scene.rotate("audit");
  for (int times = 0; times < 3; ++times) {
    scene.rotate("line");
    CHECK(scene.turns() == 1);
    CHECK(scene.known() == scene.kept());
  }
}

TEST_CASE("a server with other keys is not believed, whatever it says") {
  Joined scene;
  const auto known = scene.known();
  scene.keys = Keys::fresh(scene.random, scene.clock.unix_ms());
  scene.restart();
  scene.later(60);
  CHECK(scene.refused() == "damaged_on_the_way");
  CHECK(scene.refused() == "other_server");
  CHECK(scene.refused() == "other_server");
  CHECK(scene.known() == known);
}

TEST_CASE("a stranger's answer closes no device, and brings nothing to one that is closed") {
  Joined scene;
  const auto says = [&](const SyncResponse& answer) {
    scene.a.spoil = [answer](WireReply& reply) { reply = {200, std::string(packed_media_type), pack(encode(answer))}; };
    return scene.refused();
  };
  SyncResponse closed, clock, rows;
  closed.error = Error{"revoked", "", {}, ""};
  clock.error = Error{"clock", "", {"1"}, ""};
  clock.server_ms = 1;
  rows.server_ms = scene.clock.unix_ms();
  rows.rows = {{"organisation", Uuid::derived("forged", "1"), 0, 1000, true, {{"name", "\"Forged\""}}, {1}, {}}};
  for (const auto& answer : {closed, clock, rows}) CHECK(says(answer) == "captive_portal");
  scene.a.spoil = [](WireReply& reply) { reply = {410, "application/problem+json", R"({"status":410,"code":"revoked"})"}; };
  CHECK(scene.refused() == "captive_portal");
  scene.a.spoil = [](WireReply& reply) { reply = {507, "application/problem+json", R"({"status":507,"code":"server_full"})"}; };
  CHECK(scene.refused() == "busy");
  CHECK_FALSE(scene.a.replica->status().revoked);
  CHECK_FALSE(scene.a.replica->get(Uuid::derived("forged", "1")).ok());
  CHECK(scene.turns() == 1);
}

TEST_CASE("a code that names a server is taken to that server alone") {
  Joined scene;
  const auto person = scene.service->admin().records_of("person").take().front();
  const auto join = [&](const std::string& fingerprint) {
    Laptop b(scene);
    b.replica->session().expect_server(fingerprint);
    const auto request = b.replica->session().enrol(scene.service->admin().enrol_code(person).take(), "laptop").take();
    const auto taken = b.replica->session().take_enrolled("http://server", b.call(request).take());
    CHECK(b.replica->status().enrolled == taken.ok());
    return taken ? "" : taken.error().code;
  };
  CHECK(join(line_fingerprint(scene.kept().front())).empty());
  CHECK(join(line_fingerprint(scene.kept().back())) == "other_server");
  CHECK(join("").empty());
}

TEST_CASE("an answer to an enrolment that does not prove whose it is enrols nobody") {
  Joined scene;
  const auto person = scene.service->admin().records_of("person").take().front();
  Laptop b(scene);
  const auto request = b.replica->session().enrol(scene.service->admin().enrol_code(person).take(), "laptop").take();
  const auto reply = b.call(request).take();
  WireReply bare = reply, changed = reply;
  bare.proof.clear();
  changed.body.replace(changed.body.find("\"epoch\":\"") + 9, 4, "ffff");
  CHECK_FALSE(b.replica->session().take_enrolled("http://server", bare).ok());
  CHECK_FALSE(b.replica->session().take_enrolled("http://server", changed).ok());
  CHECK_FALSE(b.replica->status().enrolled);
  CHECK(b.replica->session().take_enrolled("http://server", reply).ok());
  CHECK(b.replica->session().server_keys() == scene.kept());
}
