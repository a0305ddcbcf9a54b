// SPDX-License-Identifier: Apache-2.0
#include "sync/codec.h"

#include "shared/model/values.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

Uuid id(int n) {
  Uuid u;
  u.bytes[15] = static_cast<std::uint8_t>(n);
  return u;
}

Change edit() {
  Change c;
  c.counter = 57;
  c.author = id(1);
  c.epoch = "9f3a01bc5d7e2210";
  c.kind = "support_request";
  c.record = id(2);
  c.create = true;
  c.cells = {{"title", "\"Réduire\"", 12}, {"sat_areas[planning]", "true", 12}, {"due", "", -3}, {"amount", "1.10", 12}};
  c.device_time_ms = 1806400000000;
  c.offset_min = 60;
  c.group = id(9);
  c.group_end = true;
  return c;
}

}  // namespace

TEST_CASE("the canonical bytes of an edit are pinned") {
  CHECK(encode_change(edit()) == R"({"n":57,"v":1,"a":"00000000-0000-0000-0000-000000000001","e":"9f3a01bc5d7e2210","k":"support_request",)"
                                 R"("r":"00000000-0000-0000-0000-000000000002","o":1,"s":12,"w":{"due":-3},)"
                                 R"("c":{"title":"Réduire","sat_areas[planning]":true,"due":null,"amount":1.10},)"
                                 R"("t":1806400000000,"z":60,"g":"00000000-0000-0000-0000-000000000009","ge":1})");
}

TEST_CASE("a change read back is the change, numbers as they were written") {
  const auto bytes = encode_change(edit());
  auto back = decode_change(bytes);
  REQUIRE(back.ok());
  CHECK(encode_change(*back) == bytes);
  CHECK(back->cells == edit().cells);
  CHECK(back->group == id(9));
}

TEST_CASE("an act carries name, arguments, state and digest") {
  Change c;
  c.counter = 1;
  c.kind = "pledge";
  c.act = "accept";
  c.args = {{"party", "\"0190\""}, {"note", ""}};
  c.from_state = "draft";
  c.digest = 0x00ab34cd9912ffeeull;
  auto back = decode_change(encode_change(c));
  REQUIRE(back.ok());
  CHECK(back->is_act());
  CHECK(back->args == c.args);
  CHECK(back->digest == c.digest);
  CHECK(back->from_state == "draft");
}

TEST_CASE("a request read back has the same changes, byte for byte, and their hashes") {
  SyncRequest r;
  r.epoch = "9f3a01bc5d7e2210";
  r.cursor = "opaque bytes";
  r.batches.push_back({"00112233aabbccdd", {seal(edit())}, std::string(64, 's')});
  r.page = 16384;
  r.refill = {3, 9};
  r.past = {"a", "b"};
  r.held = {{3, 9, 12}};
  Receipt receipt{
      "00112233aabbccdd", 57, 1, 1200, Verdict::rejected, {}, {}, Error{"not_allowed", "title", {"x"}, {}}, std::string(16, 'm'),
      "00112233445566ff"};
  r.offers.push_back({seal(edit()), receipt, {seal(edit()).hash}});
  r.check = {{"pledge", id(4)}};
  auto back = decode_sync_request(encode(r));
  REQUIRE(back.ok());
  CHECK(encode(*back) == encode(r));
  CHECK(back->batches[0].changes[0].hash == seal(edit()).hash);
  CHECK(back->offers[0].receipt == receipt);
}

TEST_CASE("rows that share kind, facet and scopes share one head on the wire") {
  SyncResponse r;
  for (int i = 0; i < 3; ++i)
    r.rows.push_back({i == 1 ? "meeting" : "pledge", id(i), 0, 100u + static_cast<unsigned>(i), true, {{"title", "\"a\""}}, {2}, {}});
  r.rows.push_back({"pledge", id(7), 1, 90, false, {{"internal_note", ""}}, {}, {4}});
  r.sums = {{2, 0xff}, {4, 1}};
  r.scopes = {{2, "participants"}};
  r.left = {5};
  r.cursor = "c";
  r.more = true;
  r.head = Head{9, std::string(32, 'h'), std::string(64, 's')};
  const auto text = encode(r);
  auto back = decode_sync_response(text);
  REQUIRE(back.ok());
  CHECK(encode(*back) == text);
  CHECK(back->rows.size() == 4);
}

TEST_CASE("what is not as written down is refused with a code") {
  for (const char* bad :
       {"", "[]", "{}", R"({"v":"1"})", R"({"v":1,"c":"***"})", R"({"v":1,"b":[{"i":"00112233aabbccdd","sg":"","ch":[]}]})",
        R"({"v":1,"e":"short"})", R"({"v":1,"q":[["pledge"]]})"}) {
    auto r = decode_sync_request(bad);
    INFO(bad);
    REQUIRE_FALSE(r.ok());
    CHECK((r.error().code == "bad_body" || r.error().code == "bad_json"));
  }
}

TEST_CASE("an order to erase a device, and its last word, are read back as they were written") {
  SyncResponse answer;
  answer.wipe = WipeOrder{"2027-03-17T13:00:00Z", std::string(64, 's')};
  const auto heard = decode_sync_response(encode(answer)).take();
  REQUIRE(heard.wipe);
  CHECK(heard.wipe->at == answer.wipe->at);
  CHECK(heard.wipe->signature == answer.wipe->signature);
  CHECK_FALSE(decode_sync_response(R"({"wo":{"at":"2027-03-17T13:00:00Z","s":"c2hvcnQ"}})").ok());
  CHECK_FALSE(decode_sync_response(R"({"wo":{"at":7}})").ok());
  SyncRequest last;
  last.wiped = answer.wipe->at;
  CHECK(decode_sync_request(encode(last)).take().wiped == last.wiped);
}

TEST_CASE("counters of a batch that jump are refused") {
  SyncRequest r;
  auto a = edit(), b = edit();
  b.counter = 59;
  r.batches.push_back({"00112233aabbccdd", {seal(a), seal(b)}, std::string(64, 's')});
  CHECK_FALSE(decode_sync_request(encode(r)).ok());
}

TEST_CASE("a receipt's MAC covers device, verdict and run") {
  Receipt receipt{"00112233aabbccdd", 1, 1, 7, Verdict::applied, {}, {}, {}, std::string(16, 'm'), {}};
  const auto bytes = receipt_mac_bytes(id(1), receipt, {});
  CHECK(bytes != receipt_mac_bytes(id(2), receipt, {}));
  auto other = receipt;
  other.seq = 8;
  CHECK(bytes != receipt_mac_bytes(id(1), other, {}));
  other = receipt;
  other.mac = std::string(16, 'x');
  CHECK(bytes == receipt_mac_bytes(id(1), other, {}));
}

TEST_CASE("a facet far out of range is refused, not cut down to one that is in range") {
  const std::string row = R"({"k":"note","d":[["00000000-0000-0000-0000-000000000001",1]],"f":)";
  CHECK(decode_sync_response(R"({"g":[)" + row + "7}]}").ok());
  CHECK_FALSE(decode_sync_response(R"({"g":[)" + row + "8}]}").ok());
  CHECK_FALSE(decode_sync_response(R"({"g":[)" + row + "4294967295}]}").ok());
}

TEST_CASE("a cell named as replicas name those of another facet is refused: its sum would be another one's") {
  const std::string before = R"({"g":[{"k":"note","d":[["00000000-0000-0000-0000-000000000001",1,{")";
  CHECK(decode_sync_response(before + "title\":1}]]}]}").ok());
  CHECK_FALSE(decode_sync_response(before + "~1.title\":1}]]}]}").ok());
  CHECK_FALSE(decode_sync_response(before + "~\":1}]]}]}").ok());
}

TEST_CASE("what a hundred thousand cells saw, one by one, is read without searching for each") {
  Change change = edit();
  change.cells.clear();
  for (int i = 0; i < 100'000; ++i) change.cells.push_back({"c" + std::to_string(i), "1", i + 1});
  const auto back = decode_change(encode_change(change));
  REQUIRE(back.ok());
  CHECK(back->cells == change.cells);
}

TEST_CASE("the longest number that a field takes goes through the bytes of a change") {
  Field field;
  field.name = "amount";
  field.type = Type::number;
  for (std::size_t digits = 1; digits < 60; ++digits) {
    Change change = edit();
    change.cells = {{"amount", std::string(digits, '7'), 1}};
    if (!value_problem(field, change.cells[0].value)) CHECK(decode_change(encode_change(change)).ok());
  }
}
