// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/history.h"
#include "server/net/problem.h"
#include "sync/wire_form.h"
#include "tests/server/api_rig.h"

#include "shared/wire/json.h"

using namespace dialogue;
using test::ApiRig;
using test::Device;

namespace {

std::string code_of(const net::Response& answer) {
  if (answer.content_type != net::problem_type) return std::to_string(answer.status);
  const auto document = json::Document::parse(answer.body);
  REQUIRE(document.ok());
  CHECK(document->root().find("status")->u53() == std::uint64_t(answer.status));
  return *document->root().find("code")->string();
}

/// A platform with one coordinator's device.
struct Started : ApiRig {
  Started() : code(admin().init("Secretariat").take().code) { REQUIRE(enrol(device, code).status == 200); }
  std::string code;
  Device device;
};

}  // namespace

TEST_CASE("enrolment: once for one device, again for the same, never for another") {
  Started rig;
  CHECK(rig.enrol(rig.device, rig.code).status == 200);
  Device other;
  CHECK(code_of(rig.enrol(other, rig.code)) == "used_code");
  Device third;
  const std::string wrong(26, 'A');
  CHECK(rig.enrol(third, wrong).status == 403);
}

TEST_CASE("guessing codes is stopped after ten, whoever guesses") {
  Started rig;
  for (int i = 0; i < 10; ++i) {
    Device guesser;
    CHECK(rig.enrol(guesser, std::string(25, 'B') + char('C' + i)).status == 403);
  }
  Device guesser;
  CHECK(rig.enrol(guesser, std::string(26, 'D')).status == 429);
  CHECK(rig.call(rig.device, "POST", "/v1/sync", encode(SyncRequest{}), "application/json").status != 429);
  // Guesses of others do not keep out somebody who holds a right code.
  const auto person = rig.admin().records_of("person").take().front();
  CHECK(rig.enrol(guesser, rig.admin().enrol_code(person).take()).status == 200);
}

TEST_CASE("a sync comes back in the form in which it came") {
  Started rig;
  SyncRequest request;
  request.epoch = rig.device.known_epoch;
  const auto plain = rig.call(rig.device, "POST", "/v1/sync", encode(request), "application/json");
  REQUIRE(plain.status == 200);
  CHECK(plain.content_type == "application/json");
  const auto answer = decode_sync_response(plain.body).take();
  CHECK_FALSE(answer.error);
  CHECK_FALSE(answer.rows.empty());

  // Nothing is new: request and answer are a handful of bytes.
  request.cursor = answer.cursor;
  const auto body = pack(encode(request));
  const auto packed = rig.call(rig.device, "POST", "/v1/sync", body, std::string(packed_media_type));
  REQUIRE(packed.status == 200);
  CHECK(packed.content_type == packed_media_type);
  const auto nothing = decode_sync_response(unpack(packed.body, 1 << 20).take()).take();
  CHECK(nothing.rows.empty());
  CHECK(nothing.cursor.empty());  // it did not move
  CHECK(nothing.sum.has_value());
  INFO("request " << body.size() << " answer " << packed.body.size());
  CHECK(body.size() + packed.body.size() < 160);
}

TEST_CASE("what is not signed by a known device for this very request is refused") {
  Started rig;
  SyncRequest request;
  request.epoch = rig.device.known_epoch;
  const auto body = encode(request);
  const auto send = [&](const std::string& authorization, const std::string& sent) {
    return code_of(api::dispatch(rig.context, {"POST", "/v1/sync", "application/json", authorization, sent}));
  };
  const auto good = rig.device.authorization("POST", "/v1/sync", rig.device.known_epoch, body);
  CHECK(send(good, body) == "200");
  CHECK(send(good, body) == "200");  // a repeated request is harmless
  CHECK(send("", body) == "not_signed");
  CHECK(send("Bearer x", body) == "not_signed");
  CHECK(send("D1 AAAA", body) == "not_signed");
  CHECK(send(rig.device.authorization("GET", "/v1/sync", rig.device.known_epoch, body), body) == "bad_signature");
  CHECK(send(rig.device.authorization("POST", "/v1/enrol", rig.device.known_epoch, body), body) == "bad_signature");
  CHECK(send(rig.device.authorization("POST", "/v1/sync", "0123456789abcdef", body), body) == "bad_signature");
  CHECK(send(good, body + " ") == "bad_signature");
  Device stranger;
  CHECK(send(stranger.authorization("POST", "/v1/sync", rig.device.known_epoch, body), body) == "unknown_device");
}

TEST_CASE("bodies that cannot be read are refused and change nothing") {
  Started rig;
  const auto before = rig.service->head();
  const auto send = [&](const std::string& body, const std::string& type) {
    return code_of(rig.call(rig.device, "POST", "/v1/sync", body, type));
  };
  CHECK(send("{", "application/json") == "bad_body");
  CHECK(send("[]", "application/json") == "bad_body");
  CHECK(send("", "application/json") == "bad_body");
  CHECK(send(std::string(100'000, '['), "application/json") == "bad_body");
  CHECK(send("{}", "text/plain") == "media_type");
  CHECK(send("{}", "") == "media_type");
  CHECK(send("\x01\x01garbage", std::string(packed_media_type)) == "bad_body");
  CHECK(send(pack(std::string(5u << 20, ' ')), std::string(packed_media_type)) == "body_too_large");
  CHECK(rig.service->head() == before);
}

TEST_CASE("a revoked device is told so in the answer to its sync") {
  Started rig;
  REQUIRE(rig.admin().revoke_device(rig.device.id).ok());
  SyncRequest request;
  request.epoch = rig.device.known_epoch;
  const auto answer = rig.call(rig.device, "POST", "/v1/sync", encode(request), "application/json");
  REQUIRE(answer.status == 200);
  CHECK(decode_sync_response(answer.body).take().error->code == "revoked");
  CHECK(code_of(rig.call(rig.device, "GET", "/v1/live")) == "revoked");
}

TEST_CASE("a live request is answered when there is something above the cursor") {
  Started rig;
  SyncRequest request;
  request.epoch = rig.device.known_epoch;
  const auto synced = decode_sync_response(rig.call(rig.device, "POST", "/v1/sync", encode(request), "application/json").body).take();
  const auto target = "/v1/live?cursor=" + b64(synced.cursor);
  CHECK(rig.call(rig.device, "GET", target).body == "?");
  REQUIRE(rig.admin().add_org("Autorité", "asylum_authority", "NE").ok());
  CHECK(rig.call(rig.device, "GET", target).status == 204);
  CHECK(rig.call(rig.device, "GET", "/v1/live").body.empty());
  CHECK(code_of(rig.call(rig.device, "GET", "/v1/live?cursor=!")) == "bad_request");
}

TEST_CASE("pages, methods and places that are not there") {
  Started rig;
  const auto get = [&](const std::string& method, const std::string& target) {
    return code_of(api::dispatch(rig.context, {method, target, "", "", ""}));
  };
  CHECK(get("GET", "/healthz") == "200");
  CHECK(get("HEAD", "/healthz") == "200");
  CHECK(get("GET", "/readyz?x=1") == "200");
  CHECK(get("POST", "/healthz") == "method_not_allowed");
  CHECK(get("GET", "/v1/sync") == "method_not_allowed");
  CHECK(api::dispatch(rig.context, {"POST", "/healthz", "", "", ""}).allow == "GET, HEAD");
  CHECK(get("GET", "/") == "not_found");
  CHECK(get("GET", "/v1/history/") == "not_found");
  CHECK(get("GET", "/v1/files/a/b") == "not_found");
  CHECK(get("GET", "/v1/history/x") == "not_signed");
  CHECK(code_of(rig.call(rig.device, "GET", "/v1/history/x")) == "not_available");
  CHECK(code_of(rig.call(rig.device, "GET", "/v1/history/" + Uuid::derived("x", "y").text())) == "not_available");
  rig.context.ready = [] { return false; };
  CHECK(get("GET", "/readyz") == "busy");
}

TEST_CASE("numbers and reasons are for those with the administrators' token; whether the server is ready is for everybody") {
  Started rig;
  rig.context.metrics = [] { return std::string("dialogue_log_seq 3\n"); };
  rig.context.health = [] { return std::string("{}"); };
  rig.context.may_watch = [](std::string_view token) { return token == "right"; };
  const auto get = [&](const std::string& target, const std::string& authorization) {
    return api::dispatch(rig.context, {"GET", target, "", authorization, ""});
  };
  CHECK(get("/metrics", "Bearer right").body == "dialogue_log_seq 3\n");
  for (const std::string said : {"", "Bearer wrong", "Bearer ", "right", "bearer right", "Bearer right "}) {
    INFO(said);
    CHECK(code_of(get("/metrics", said)) == "not_allowed");
    CHECK(get("/readyz", said).body == "ready\n");
  }
  // A device's signature is no token.
  CHECK(code_of(rig.call(rig.device, "GET", "/metrics")) == "not_allowed");
  CHECK(get("/readyz", "Bearer right").body == "{}");
  rig.context.ready = [] { return false; };
  CHECK(get("/readyz", "Bearer right").status == 503);
  CHECK(code_of(get("/readyz", "")) == "busy");
}

TEST_CASE("what devices get as an answer is counted, and a refusal names the request that it refuses") {
  Started rig;
  net::Metrics counts;
  rig.context.counts = &counts;
  net::Request request{"GET", "/nowhere", "", "", ""};
  request.id = "0a1b2c3d-7";
  auto refusal = api::dispatch(rig.context, request);
  CHECK(refusal.body.ends_with(",\"id\":\"0a1b2c3d-7\"}"));
  const auto told = [](const net::Response& answer) {
    const auto json = answer_json({answer.status, answer.content_type, answer.body});
    return std::string(json ? "?" : request_in(json.error()));
  };
  CHECK(told(refusal) == "0a1b2c3d-7");
  // What somebody else on the way may write there is not shown to anybody.
  refusal.body.replace(refusal.body.find("0a1b"), 10, "see evil.example");
  CHECK(told(refusal).empty());
  Device guesser;
  rig.enrol(guesser, std::string(26, 'B'));
  const auto text = counts.text({});
  CHECK(text.find("dialogue_refusals_total{code=\"not_found\"} 1\n") != std::string::npos);
  CHECK(text.find("dialogue_refusals_total{code=\"bad_code\"} 1\n") != std::string::npos);
  CHECK(text.find("dialogue_enrol_guesses_total 1\n") != std::string::npos);
}

TEST_CASE("history of a record that the device may see") {
  Started rig;
  const auto org = rig.admin().add_org("Autorité", "asylum_authority", "NE").take();
  const auto answer = rig.call(rig.device, "GET", "/v1/history/" + org.text());
  CHECK(answer.status == 200);
  CHECK(answer.body.find(org.text()) != std::string::npos);
}

TEST_CASE("a history is taken whole, as the answer to what was asked, or not at all") {
  Started rig;
  const auto org = rig.admin().add_org("Autorité budget 100", "asylum_authority", "NE").take();
  const auto other = rig.admin().add_org("Other", "asylum_authority", "NE").take();
  const auto asked = [&](const Uuid& record) {
    WireRequest request;
    request.path = asking_for_check("/v1/history/" + record.text());
    request.authorization = rig.device.authorization("GET", request.path, rig.device.known_epoch, "");
    const auto answer = api::dispatch(rig.context, {"GET", request.path, "", request.authorization, ""});
    return std::pair(request, WireReply{answer.status, answer.content_type, answer.body});
  };
  const auto [request, reply] = asked(org);
  REQUIRE(reply.status == 200);
  const auto told = history_answer(request, org, reply).take();
  CHECK(told.find("budget 100") != std::string::npos);
  WireReply forged = reply;
  forged.body.replace(forged.body.find("budget 100"), 10, "budget 900");
  CHECK(history_answer(request, org, forged).error().code == "damaged_on_the_way");
  for (std::size_t i = 0; i < reply.body.size(); ++i) {
    WireReply flipped = reply, cut = reply;
    flipped.body[i] = static_cast<char>(flipped.body[i] ^ 1);
    cut.body.resize(i);
    INFO(i);
    REQUIRE(history_answer(request, org, flipped).error().code == "damaged_on_the_way");
    REQUIRE(history_answer(request, org, cut).error().code == "damaged_on_the_way");
  }
  const auto [second, about_other] = asked(other);
  CHECK(history_answer(request, org, about_other).error().code == "damaged_on_the_way");
  CHECK(history_answer(second, org, about_other).error().code == "damaged_on_the_way");
  // A server from before there were checks.
  CHECK(history_answer(request, org, {200, "application/json", told}).take() == told);
}

TEST_CASE("problem documents tell code and field, and of our own failures nothing") {
  CHECK(net::problem(Error{"wrong_offset", "", {"17"}, "path/to/secret"}).body ==
        R"({"type":"about:blank","title":"Bytes up to another place are stored","status":409,"code":"wrong_offset","args":["17"]})");
  const auto inner = net::problem(Error{"sqlite_busy", "cell", {"x"}, "secret"});
  CHECK(inner.status == 500);
  CHECK(inner.body.find("sqlite") == std::string::npos);
  CHECK(inner.body.find("cell") == std::string::npos);
  CHECK(net::problem(Error{"bad_request", "a\"b\n", {}, ""}).body.find(R"("field":"a\"b\u000a")") != std::string::npos);
}
