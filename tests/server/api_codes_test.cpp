// SPDX-License-Identifier: Apache-2.0
// POST /v1/codes: what travels, what is refused, where the line leads.
#include "server/net/problem.h"
#include "shared/joining/one_time_code.h"
#include "shared/wire/json.h"
#include "tests/server/api_rig.h"

using namespace dialogue;
using test::ApiRig;
using test::Device;

namespace {

std::string code_in(const net::Response& answer) {
  if (answer.content_type != net::problem_type) return std::to_string(answer.status);
  const auto document = json::Document::parse(answer.body);
  REQUIRE(document.ok());
  return *document->root().find("code")->string();
}

/// A platform with one coordinator's device.
struct CodesRig : ApiRig {
  CodesRig() : me(decode_enrol_response(enrol(device, admin().init("Secretariat").take().code).body).take().person) {}
  Device device;
  Uuid me;
};

}  // namespace

TEST_CASE("a device's code travels as its digest, with an answer that its server proves, and not twice by the same request") {
  CodesRig rig;
  const auto code = fresh_code(system_random());
  const auto body = encode(CodeRequest{rig.me, code_digest(code), false});
  const auto answer = rig.call(rig.device, "POST", "/v1/codes", body, "application/json");
  REQUIRE(answer.status == 200);
  CHECK_FALSE(answer.proof.empty());
  const auto told = decode_code_response(answer.body).take();
  CHECK(told.address.empty());
  CHECK(told.line == rig.service->line_keys().current);
  // As somebody who recorded it would send it.
  const auto signed_once = rig.device.authorization("POST", "/v1/codes", body);
  const net::Request recorded{"POST", "/v1/codes", "application/json", signed_once, body};
  CHECK(decode_code_response(api::dispatch(rig.context, recorded).body).take().id == told.id);
  CHECK(code_in(api::dispatch(rig.context, recorded)) == "clock");
  CHECK(rig.admin().codes().take().size() == 1);
  Device other;
  CHECK(rig.enrol(other, code).status == 200);
}

TEST_CASE("what is no request for a code is refused, and makes none") {
  CodesRig rig;
  const auto good = encode(CodeRequest{rig.me, std::string(32, 'd'), false});
  const auto refusal = [&](const std::string& body, const std::string& type = "application/json") {
    return code_in(rig.call(rig.device, "POST", "/v1/codes", body, type));
  };
  CHECK(refusal(good, "text/plain") == "media_type");
  CHECK(refusal("") == "bad_body");
  CHECK(refusal("{}") == "bad_body");
  CHECK(refusal(R"({"person":")" + rig.me.text() + R"(","digest":"AAAA"})") == "bad_body");
  CHECK(refusal(R"({"person":"me","digest":")" + b64(std::string(32, 'd')) + "\"}") == "bad_body");
  CHECK(refusal(std::string(1, '[') + std::string(200, '[')) == "bad_body");
  CHECK(refusal(good + std::string(2000, ' ')) == "body_too_large");
  CHECK(code_in(rig.call(rig.device, "GET", "/v1/codes")) == "method_not_allowed");
  CHECK(code_in(api::dispatch(rig.context, {"POST", "/v1/codes", "application/json", "", good})) == "not_signed");
  CHECK(rig.admin().codes().take().empty());
  REQUIRE(rig.admin().revoke_device(rig.device.id).ok());
  CHECK(refusal(good) == "revoked");
}

TEST_CASE("no code is made when nobody has said where another device reaches the server") {
  CodesRig rig;
  const auto body = encode(CodeRequest{rig.me, std::string(32, 'd'), true});
  const auto ask = [&] { return rig.call(rig.device, "POST", "/v1/codes", body, "application/json"); };
  CHECK(code_in(ask()) == "no_line_address");
  rig.context.reached = [] { return Reached{"http://dialogue.example.org", false, ""}; };
  CHECK(code_in(ask()) == "no_line_address");
  CHECK(rig.admin().codes().take().empty());
  rig.context.reached = [] { return Reached{"https://dialogue.example.org", true, ""}; };
  const auto told = decode_code_response(ask().body).take();
  CHECK(told.address == "https://dialogue.example.org");
  CHECK(told.own_key);
}
