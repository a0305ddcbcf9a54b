// SPDX-License-Identifier: Apache-2.0
// Writes seeds that are real messages, made by the real encoders: `fuzz_seeds tests/fuzz/corpus`. The same bytes every time.
#include <cstdio>
#include <filesystem>

#include "client/core/store/head_bytes.h"
#include "server/admin/control_message.h"
#include "server/service/exchange/cursor.h"
#include "shared/base/hash.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "tests/fuzz/support/device.h"
#include "tests/fuzz/support/scratch.h"
#include "tests/fuzz/support/server.h"

using namespace dialogue;
using namespace dialogue::fuzz;

namespace {

std::filesystem::path corpus;

void seed(const std::string& target, const std::string& name, const std::string& bytes) {
  std::filesystem::create_directories(corpus / target);
  write_file((corpus / target / name).string(), bytes);
}

struct Author {
  Platform& platform = Platform::made();
  Server server;
  std::uint64_t counter = 0;
  Epoch epoch = server.service->epoch();

  Change change(const char* kind, const Uuid& record) {
    Change out;
    out.counter = ++counter;
    out.author = platform.person;
    out.epoch = epoch;
    out.kind = kind;
    out.record = record;
    out.device_time_ms = 1'806'400'000'000;
    return out;
  }
  SyncRequest request(const std::vector<Change>& changes, const std::string& cursor = {}) {
    SyncRequest out;
    out.epoch = epoch;
    out.cursor = cursor;
    Batch batch{"00000000000000aa", {}, std::string(64, 's')};
    for (const auto& one : changes) batch.changes.push_back(dialogue::seal(one));
    if (!changes.empty()) out.batches = {batch};
    return out;
  }
  /// Sends it; both sides become seeds.
  SyncResponse say(const std::string& name, const SyncRequest& request) {
    const auto bytes = encode(request);
    seed("sync_request", "real_" + name, bytes);
    seed("api", "sync_" + name, "POST /v1/sync application/json\n+\n" + bytes);
    const auto answer = server.service->sync(platform.device, request);
    seed("sync_response", "real_" + name, encode(answer));
    seed("device_take", name, "200 application/json\n" + encode(answer));
    for (const auto& batch : request.batches)
      for (const auto& change : batch.changes) seed("change", "real_" + name + "_" + std::to_string(change.counter), change.bytes);
    return answer;
  }
};

void sync_seeds() {
  Author author;
  const Uuid record = Uuid::derived("record", "1"), part = Uuid::derived("part", "1");
  auto cursor = author.say("first", author.request({})).cursor;
  auto create = author.change("support_request", record);
  create.create = true;
  create.cells = {{"title", "\"Tables\"", 0},
                  {"summary", "\"One.\\n\\nTwo.\"", 0},
                  {"sat_areas[planning]", "true", 0},
                  {"need_line[" + part.text() + "]", "\"a\"", 0}};
  cursor = author.say("create", author.request({create}, cursor)).cursor;
  auto edit = author.change("support_request", record);
  edit.cells = {{"title", "\"Chairs\"", -1}, {"summary", "\"One.\\n\\nTwo, new.\"", 2}};
  auto remove = author.change("support_request", record);
  remove.cells = {{"_deleted", "true", -2}};
  cursor = author.say("edit", author.request({edit, remove}, cursor)).cursor;
  auto act = author.change("support_request", author.platform.request);
  act.act = "submit";
  act.from_state = "draft";
  act.digest = 0x0123456789abcdef;
  act.group = Uuid::derived("group", "1");
  act.group_end = true;
  cursor = author.say("act", author.request({act}, cursor)).cursor;
  author.say("nothing", author.request({}, cursor));
  auto restored = author.request({}, cursor);
  restored.epoch = "0000000000000001";
  restored.past = {cursor, "other"};
  restored.held = {{2, 3}};
  restored.refill = {1, 2};
  restored.check = {{"support_request", record}};
  author.say("restored", restored);
  auto offers = author.request({}, cursor);
  Offer offer;
  offer.change = dialogue::seal(create);
  offer.receipt.incarnation = "00000000000000aa";
  offer.receipt.from = 1;
  offer.receipt.seq = 7;
  offer.receipt.mac.assign(16, 'm');
  offer.run = {offer.change.hash};
  offers.offers = {offer};
  author.say("offers", offers);
  Cursor made = {author.epoch, 40, "12345678", {{1, {40, 40, false}}, {5, {20, 10, true}}}};
  const auto bytes = encode(made, std::string(32, 'k'));
  seed("cursor", "lagging", bytes.substr(0, bytes.size() - 8));
  seed("cursor", "server", cursor.substr(0, cursor.size() - 8));
}

void device_seeds() {
  SyncResponse answer;
  Receipt receipt;
  receipt.incarnation = "00000000000000aa";
  receipt.from = 1;
  receipt.seq = 9;
  receipt.mac.assign(16, 'm');
  answer.receipts = {receipt};
  answer.rows = {{"support_request", fuzz::Device::record(), 0, 9, false, {{"summary", "\"Newer.\""}}, {}, {}}};
  answer.sums = {{1, 77}};
  answer.cursor = "c9";
  const auto say = [&](const std::string& name) { seed("device_take", name, "200 application/json\n" + encode(answer)); };
  say("applied");
  answer.receipts[0].verdict = Verdict::proposed;
  answer.receipts[0].proposed = {"title"};
  answer.rows[0].whole = true;
  answer.rows[0].gone = {1};
  answer.more = true;
  say("proposed");
  answer = {};
  answer.left = {1};
  answer.cursor = "c";
  say("left");
  answer = {};
  answer.refilling = {1};
  answer.sum = 5;
  answer.cursor = "r";
  say("refill");
  for (const char* code : {"restored", "clone", "gap", "too_old", "upgrade_needed", "revoked", "too_many"}) {
    answer = {};
    answer.error = Error{code, "", {}, ""};
    answer.expected = 1;
    answer.retry_ms = 5;
    say(std::string("trouble_") + code);
  }
  answer = {};
  answer.common = 3;
  answer.epoch = "00000000000000ee";
  answer.missing = {{"support_request", fuzz::Device::record()}};
  answer.cursor = "n";
  say("common");
  seed("device_take", "packed", "200 application/vnd.acsg.sync+zstd\n" + pack(encode(answer)));
  seed("device_take", "problem", "400 application/problem+json\n{\"code\":\"busy\",\"field\":\"x\",\"retry_ms\":5}");
  seed("device_take", "portal", "200 text/html\n<html>Sign in</html>");
  EnrolResponse enrolled;
  enrolled.person = enrolled.organisation = Uuid::derived("p", "1");
  enrolled.epoch = "9f3a01bc5d7e2210";
  enrolled.server_key.assign(32, 'k');
  seed("enrolment", "answer", encode(enrolled));
  seed("device_take", "enrol", "200 enrol\n" + encode(enrolled));
}

void other_seeds() {
  auto& platform = Platform::made();
  EnrolRequest enrol{platform.code, platform.device, std::string(32, 'k'), "laptop", std::string(64, 'p')};
  seed("enrolment", "request", encode(enrol));
  seed("enrolment", "code", platform.code);
  seed("api", "enrol", "POST /v1/enrol application/json\n\n" + encode(enrol));
  seed("api", "packed", "POST /v1/sync application/vnd.acsg.sync+zstd\n+\n" + pack(encode(SyncRequest{})));
  seed("api", "put", "PUT /v1/files/@M?offset=0 application/octet-stream\n+\ntwelve bytes");
  seed("api", "put_more", "PUT /v1/files/@M?offset=6 application/octet-stream\n+\n bytes");
  seed("api", "get_file", "GET /v1/files/@M?offset=0&length=5&sum=1 \n+\n");
  seed("api", "head_file", "HEAD /v1/files/@M \n+\n");
  seed("api", "history", "GET /v1/history/@R \n+\n");
  seed("api", "live", "GET /v1/live?cursor=AAAA \n+\n");
  seed("api", "metrics", "GET /metrics \n\n");
  seed("api", "unsigned", "GET /v1/history/@R \nD1 AAAA\n");
  FacetHead main{5, 77, {1, 2, 300}}, empty, inside{1u << 30, ~0ull, {}};
  seed("stored_bytes", "facets", std::string(1, '\0') + encode_facets({main, empty, inside}));
  const Kind& kind = *dialogue::platform().kind("support_request");
  const auto at = &kind - dialogue::platform().kinds().data();
  Versions versions;
  versions.created = 12;
  versions.facets.resize(kind.facets.size());
  versions.facets[0] = {14, 99};
  versions.later = {{"title", 14}, {"sat_areas[planning]", 13}};
  seed("stored_bytes", "versions", std::string(1, static_cast<char>(at * 4 + 1)) + encode(versions, kind));
  seed("stored_bytes", "mark", "\2dialogue mark 1 9f3a01bc5d7e2210 1204 " + b64(std::string(32, 'c')) + "\n");
  const auto key = b64(std::string(32, 'k'));
  seed("stored_bytes", "keys", "\3dialogue keys 1\nreceipt " + key + "\ncursor " + key + "\ncode " + key + "\naudit " + key + "\n");
  seed("control", "org_list", admin::message_of({"/srv", "org", "list"}));
  seed("control", "answer", admin::message_of({"0", "{\"id\":1}\n", ""}));
  seed("control", "none", admin::message_of({}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("fuzz_seeds CORPUS\n", stderr), 2;
  corpus = argv[1];
  sync_seeds();
  device_seeds();
  other_seeds();
  return 0;
}
