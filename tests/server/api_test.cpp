// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/history.h"
#include "server/net/problem.h"
#include "sync/answer_proof.h"
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

TEST_CASE("what is not signed by a known device for this very request is refused, and nobody learns which devices there are") {
  Started rig;
  const std::string body = encode(SyncRequest{});
  const auto answer = [&](const std::string& authorization, const std::string& sent) {
    return api::dispatch(rig.context, {"POST", "/v1/sync", "application/json", authorization, sent});
  };
  const auto send = [&](const std::string& authorization, const std::string& sent) { return code_of(answer(authorization, sent)); };
  CHECK(send(rig.device.authorization("POST", "/v1/sync", body), body) == "200");
  for (const char* nothing : {"", "Bearer x", "D1 AAAA", "D2 AAAA", "D2", "D3 x"}) CHECK(send(nothing, body) == "not_signed");
  CHECK(send(rig.device.authorization("GET", "/v1/sync", body), body) == "unknown_device");
  CHECK(send(rig.device.authorization("POST", "/v1/enrol", body), body) == "unknown_device");
  CHECK(send(rig.device.authorization("POST", "/v1/sync", body), body + " ") == "unknown_device");
  auto later = *read_request_token(rig.device.authorization("POST", "/v1/sync", body));
  later.time_ms += 5;
  CHECK(send(encode(later), body) == "unknown_device");
  Device stranger;
  const auto unknown = answer(stranger.authorization("POST", "/v1/sync", body), body);
  stranger.id = rig.device.id;
  const auto other = answer(stranger.authorization("POST", "/v1/sync", body), body);
  CHECK(code_of(unknown) == "unknown_device");
  CHECK(unknown.status == other.status);
  CHECK(unknown.body == other.body);
  CHECK(unknown.proof.empty());
  CHECK(other.proof.empty());
}

TEST_CASE("a request that comes again, or says another time than now, gets the server's time and nothing else") {
  Started rig;
  const std::string body = encode(SyncRequest{});
  const auto send = [&](const std::string& authorization) {
    return api::dispatch(rig.context, {"POST", "/v1/sync", "application/json", authorization, body});
  };
  const auto recorded = rig.device.authorization("POST", "/v1/sync", body);
  CHECK_FALSE(decode_sync_response(send(recorded).body).take().rows.empty());
  REQUIRE(rig.admin().add_org("Written since", "asylum_authority", "NE").ok());
  const auto refused = [&](const net::Response& answer) {
    const auto said = decode_sync_response(answer.body).take();
    REQUIRE(said.error);
    CHECK(said.error->code == "clock");
    CHECK(said.error->args == std::vector<std::string>{std::to_string(said.server_ms)});
    CHECK(said.rows.empty());
    CHECK(said.cursor.empty());
    return said;
  };
  refused(send(recorded));
  const auto now = system_clock().unix_ms();
  constexpr std::int64_t minute = 60'000, year = 365LL * 24 * 60 * minute;
  for (const std::int64_t off : {-11 * minute, 11 * minute, -10 * year, 10 * year})
    refused(send(rig.device.authorization("POST", "/v1/sync", body, now + off)));
  CHECK_FALSE(decode_sync_response(send(rig.device.authorization("POST", "/v1/sync", body, now + 9 * minute)).body).take().error);
  // Whatever is asked for.
  const auto path = "/v1/history/" + rig.admin().records_of("organisation").take().front().text();
  const auto history = rig.device.authorization("GET", path, "");
  CHECK(code_of(api::dispatch(rig.context, {"GET", path, "", history, ""})) == "200");
  CHECK(code_of(api::dispatch(rig.context, {"GET", path, "", history, ""})) == "clock");
  // The front asks again for one that waits.
  net::Request again{"GET", path, "", history, ""};
  again.again = true;
  CHECK(code_of(api::dispatch(rig.context, again)) == "200");
}

TEST_CASE("an answer proves whose it is and to which request; who signed with nothing gets no proof") {
  Started rig;
  const std::string body = encode(SyncRequest{});
  const LineKeys line = rig.service->line_keys();
  WireRequest asked;
  asked.proof_keys = {answer_key(rig.device.signer, line.current, rig.device.id, line.current)};
  const auto send = [&] {
    asked.authorization = rig.device.authorization("POST", "/v1/sync", body);
    const auto answer = api::dispatch(rig.context, {"POST", "/v1/sync", "application/json", asked.authorization, body});
    return WireReply{answer.status, answer.content_type, answer.body, answer.proof};
  };
  const WireReply first = send();
  CHECK(proven(asked, first).ok());
  const auto forged = [&](auto change) {
    WireReply other = first;
    change(other);
    return proven(asked, other).ok();
  };
  CHECK_FALSE(forged([](WireReply& r) { r.status = 410; }));
  CHECK_FALSE(forged([](WireReply& r) { r.content_type = "application/problem+json"; }));
  CHECK_FALSE(forged([](WireReply& r) { r.body += " "; }));
  CHECK_FALSE(forged([](WireReply& r) { r.proof.clear(); }));
  CHECK_FALSE(forged([](WireReply& r) { r.proof = "1"; }));
  send();
  CHECK_FALSE(proven(asked, first).ok());
  // A closed device is told so by the server alone.
  REQUIRE(rig.admin().revoke_device(rig.device.id).ok());
  const WireReply closed = send();
  CHECK(decode_sync_response(closed.body).take().error->code == "revoked");
  CHECK(proven(asked, closed).ok());
  CHECK(api::dispatch(rig.context, {"GET", "/healthz", "", "", ""}).proof.empty());
}

TEST_CASE("a device that does not know the next key of the line is told both, signed by the audit key") {
  Started rig;
  const auto sync = [&] {
    return decode_sync_response(rig.call(rig.device, "POST", "/v1/sync", encode(SyncRequest{}), "application/json").body).take().line;
  };
  CHECK_FALSE(sync());
  rig.device.mark = 0;
  const auto told = sync();
  REQUIRE(told);
  CHECK(told->current == bytes_of(rig.keys.line_key()));
  CHECK(told->next == bytes_of(rig.keys.next_line_key()));
  const auto audit = bytes_of(Ed25519Signer(rig.keys.audit_seed).public_key());
  CHECK(told->number == 0);
  CHECK(ed25519_verifier().verify(audit, line_keys_signing_bytes(*told), told->number_signature));
  LineKeys of_before = *told;
  of_before.number.reset();
  CHECK(ed25519_verifier().verify(audit, line_keys_signing_bytes(of_before), told->signature));
  rig.device.mark = static_cast<std::uint8_t>(told->next.front());
  CHECK_FALSE(sync());
  ++rig.device.mark;
  CHECK(sync());
}

TEST_CASE("of a device of protocol 1 the changes are taken, and nothing is sent to it") {
  Started rig;
  const auto epoch = rig.service->epoch();
  SyncRequest request;
  request.epoch = epoch;
  request.protocol = 1;
  const auto body = encode(request);
  const auto send = [&](const std::string& of) {
    return api::dispatch(rig.context,
                         {"POST", "/v1/sync", "application/json", rig.device.first_authorization("POST", "/v1/sync", of, body), body});
  };
  for (int times = 0; times < 2; ++times) {
    const auto answer = decode_sync_response(send(epoch).body).take();
    REQUIRE(answer.error);
    CHECK(answer.error->code == "upgrade_needed");
    CHECK(answer.rows.empty());
    CHECK(answer.cursor.empty());
  }
  CHECK(code_of(send("0123456789abcdef")) == "unknown_device");
  for (const char* path : {"/v1/history/x", "/v1/live", "/v1/files/x"})
    CHECK(code_of(api::dispatch(rig.context, {"GET", path, "", rig.device.first_authorization("GET", path, epoch, ""), ""})) ==
          "upgrade_needed");
}

TEST_CASE("what is not signed is not unpacked, and only a push may be large") {
  Started rig;
  const std::string type(packed_media_type);
  std::string nothing = R"({"v":2,"zz":[0)";
  while (nothing.size() < 900'000) nothing += ",0";
  const auto many = pack(nothing + "]}");
  CHECK(code_of(api::dispatch(rig.context, {"POST", "/v1/sync", type, "", many})) == "not_signed");
  CHECK(code_of(api::dispatch(rig.context, {"POST", "/v1/sync", type, rig.device.authorization("POST", "/v1/sync", "else"), many})) ==
        "unknown_device");
  CHECK(code_of(rig.call(rig.device, "POST", "/v1/sync", many, type)) == "body_too_large");
  const auto large = pack(R"({"v":2,"zz":")" + std::string(200'000, 'a') + R"(","zy":)" + "\"" + std::string(200'000, 'a') + "\"}");
  CHECK(code_of(rig.call(rig.device, "POST", "/v1/sync", large, type)) == "200");
  CHECK(code_of(api::dispatch(rig.context, {"POST", "/v1/enrol", type, "", many})) == "media_type");
  CHECK(code_of(api::dispatch(rig.context, {"POST", "/v1/enrol", "application/json", "", std::string(9000, ' ')})) == "body_too_large");
  CHECK(code_of(api::dispatch(rig.context, {"POST", "/v1/enrol", "application/json", "", R"({"zz":[[[1]]]})"})) == "bad_body");
}

TEST_CASE("the last word of a device is heard at any time, and is all that is heard of it") {
  Started rig;
  REQUIRE(rig.admin().order_wipe(rig.device.id).ok());
  const auto ordered =
      decode_sync_response(rig.call(rig.device, "POST", "/v1/sync", encode(SyncRequest{}), "application/json").body).take();
  REQUIRE(ordered.wipe);
  const auto say = [&](const SyncRequest& request) {
    const std::string path(last_word_path), body = encode(request);
    return api::dispatch(rig.context,
                         {"POST", path, "application/json", rig.device.authorization("POST", path, body, 1'600'000'000'000), body});
  };
  CHECK(code_of(say(SyncRequest{})) == "bad_body");
  SyncRequest last;
  last.wiped = ordered.wipe->at;
  for (int times = 0; times < 2; ++times) {
    const auto answer = decode_sync_response(say(last).body).take();
    CHECK(answer.error->code == "wiped");
    CHECK(answer.rows.empty());
  }
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
  const LineKeys line = rig.service->line_keys();
  const auto asked = [&](const Uuid& record) {
    WireRequest request;
    request.path = "/v1/history/" + record.text();
    request.authorization = rig.device.authorization("GET", request.path, "");
    request.proof_keys = {answer_key(rig.device.signer, line.current, rig.device.id, line.current)};
    const auto answer = api::dispatch(rig.context, {"GET", request.path, "", request.authorization, ""});
    return std::pair(request, WireReply{answer.status, answer.content_type, answer.body, answer.proof});
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
  CHECK(history_answer(request, org, {200, "application/json", told}).error().code == "captive_portal");
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
