// SPDX-License-Identifier: Apache-2.0
#include "sync/witness.h"
#include "tests/catch.h"
#include "tests/unit/sync/device.h"

namespace dialogue::test {
namespace {

constexpr const char* epoch = "9f3a01bc5d7e2210";

struct Observed : DeviceOnPaper {
  Ed25519Signer server{std::string(32, 'k')};
  Witness witness{ports};

  Observed() {
    store.begin();
    const auto key = server.public_key();
    set_bytes(store, meta::server_key, {reinterpret_cast<const char*>(key.data()), key.size()});
    store.commit();
  }
  Head head(std::uint64_t seq, char chain, Signer& by) {
    Head out{seq, std::string(32, chain), ""};
    out.signature = raw(by.sign(head_signing_bytes(epoch, seq, out.hash)));
    return out;
  }
  /// The code of the alarm that the head raises, or nothing.
  std::string see(const Head& head, const Epoch& of = epoch) {
    const auto before = witness.alarms().size();
    store.begin();
    witness.see(head, of);
    store.commit();
    return witness.alarms().size() == before ? "" : witness.alarms().back().code;
  }
};

}  // namespace

TEST_CASE("heads that follow one another raise no alarm") {
  Observed o;
  CHECK(o.see(o.head(3, 'a', o.server)).empty());
  CHECK(o.see(o.head(3, 'a', o.server)).empty());
  CHECK(o.see(o.head(9, 'b', o.server)).empty());
  CHECK(o.see(o.head(5, 'c', o.server)).empty());
  CHECK(o.see(o.head(10, 'd', o.server)).empty());
  CHECK(o.see(o.head(6, 'e', o.server)).empty());
}

TEST_CASE("another log under a number that was given before is told") {
  Observed o;
  o.see(o.head(3, 'a', o.server));
  CHECK(o.see(o.head(3, 'b', o.server)) == "head_rewritten");
  // It is said once, because the same cause again is no news.
  CHECK(o.see(o.head(3, 'b', o.server)).empty());
}

TEST_CASE("a log that became shorter in the same life is told, in a new life it is not") {
  Observed o;
  o.see(o.head(9, 'a', o.server));
  CHECK(o.see(o.head(4, 'b', o.server)).empty());  // perhaps an answer that came late
  CHECK(o.see(o.head(5, 'c', o.server)) == "head_behind");
  Head restored{4, std::string(32, 'b'), ""};
  restored.signature = raw(o.server.sign(head_signing_bytes("00000000000000ff", 4, restored.hash)));
  CHECK(o.see(restored, "00000000000000ff").empty());
}

TEST_CASE("a head that another key signed is told; a key that the trusted one signed is followed") {
  Observed o;
  Ed25519Signer next(std::string(32, 'n')), stranger(std::string(32, 's'));
  CHECK(o.see(o.head(3, 'a', next)) == "head_signature");
  const auto key_of = [](Signer& signer) {
    const auto key = signer.public_key();
    return std::string(key.begin(), key.end());
  };
  const auto followed = [&](Signer& key, Signer& by) {
    return NextKey{key_of(key), std::string(raw(by.sign(next_key_signing_bytes(key_of(key)))))};
  };
  o.store.begin();
  o.witness.follow({followed(stranger, stranger)});
  o.store.commit();
  CHECK(get_bytes(o.store, meta::server_key) == key_of(o.server));
  o.store.begin();
  o.witness.follow({followed(next, o.server)});
  o.store.commit();
  CHECK(o.see(o.head(5, 'a', next)).empty());
}

TEST_CASE("a head of a life that was left, in an answer that came late, is no alarm") {
  Observed o;
  o.see(o.head(3, 'a', o.server));
  CHECK(o.see(o.head(2, 'b', o.server), "00000000000000ff").empty());
}

TEST_CASE("an alarm holds up nothing: the answer that raised it is taken") {
  Observed o;
  const Uuid id = o.given({{"title", "\"A\""}}, 3);
  SyncResponse answer;
  answer.rows = {{"note", id, 0, 5, false, {{"title", "\"B\""}}, {}, {}}};
  answer.cursor = "next";
  answer.head = Head{5, std::string(32, 'x'), std::string(64, 'y')};
  o.session.begin();
  o.next();
  o.take(answer).take();
  CHECK(o.cell(id, "title") == "\"B\"");
  REQUIRE(o.witness.alarms().size() == 1);
  CHECK(o.witness.alarms()[0].code == "head_signature");
}

}  // namespace dialogue::test
