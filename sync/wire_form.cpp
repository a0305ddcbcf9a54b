// SPDX-License-Identifier: Apache-2.0
#include "sync/wire_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/hash.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/tuning.h"

namespace dialogue {

namespace {

bool is_type(std::string_view content_type, std::string_view wanted) {
  return content_type.starts_with(wanted) && (content_type.size() == wanted.size() || content_type[wanted.size()] == ';');
}

constexpr std::string_view before_request = " request ";

/// The request's name in a problem document, to stand in the detail of an error. Somebody else's words are no such name.
std::string named(std::string_view id) {
  constexpr std::size_t longest = 40;
  const bool ours = !id.empty() && id.size() <= longest && id.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
  return ours ? std::string(before_request) + std::string(id) : std::string();
}

Error problem(const WireReply& reply) {
  Error error = damaged_on_the_way("a problem document that cannot be read");
  if (reply.body.size() > tuning::largest_body) return error;
  const auto document = json::Document::parse(reply.body);
  if (!document) return error;
  const auto root = document->root();
  const auto text = [&](std::string_view key) {
    const auto member = root.find(key);
    return member ? member->string().value_or("") : std::string();
  };
  error = {text("code"), text("field"), {}, "status " + std::to_string(reply.status) + named(text("id"))};
  if (const auto wait = root.find("retry_ms"); wait && wait->u53()) error.args.push_back(std::to_string(*wait->u53()));
  if (error.code.empty() || is_about_form(error.code))
    return damaged_on_the_way("the server could not read it: " + error.code + named(text("id")));
  return error;
}

constexpr std::size_t check_size = 32;

/// The signature goes in because it says what was asked, by whom.
std::string check_of(std::string_view authorization, std::string_view body) {
  return std::string(raw(blake2b(std::string(authorization) + "\n" + std::string(body))));
}

}  // namespace

bool is_packed(const WireReply& reply) { return is_type(reply.content_type, packed_media_type); }

Error damaged_on_the_way(std::string detail) { return {"damaged_on_the_way", "", {}, std::move(detail)}; }

std::string_view request_in(const Error& error) {
  const auto at = error.detail.rfind(before_request);
  return at == std::string::npos ? std::string_view() : std::string_view(error.detail).substr(at + before_request.size());
}

bool is_about_form(std::string_view code) {
  constexpr std::array<std::string_view, 10> codes = {"bad_body",       "bad_request",     "body_too_large",     "expectation",
                                                      "head_too_large", "length_required", "method_not_allowed", "media_type",
                                                      "not_found",      "not_signed"};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string authorization(Signer& signer, const Uuid& device, std::string_view method, std::string_view path, std::string_view epoch,
                          std::string_view body) {
  const Signature signature = signer.sign(request_signing_bytes(method, path, epoch, body));
  return "D1 " + b64(std::string(device.raw()) + std::string(raw(signature)));
}

std::uint16_t request_mark(std::string_view body) {
  const Hash32 hash = blake2b(body);
  const auto mark = static_cast<std::uint16_t>(hash[0] << 8 | hash[1]);
  return mark == 0 ? 1 : mark;
}

std::string asking_for_check(std::string path) { return path + (path.find('?') == std::string::npos ? "?" : "&") + "check=1"; }

std::string with_check(std::string_view authorization, std::string_view body) { return check_of(authorization, body) + std::string(body); }

Result<WireReply> checked(const WireRequest& request, WireReply reply) {
  if (reply.status != 200 || is_type(reply.content_type, "application/json")) return reply;
  if (reply.body.size() < check_size) return damaged_on_the_way("an answer cut short");
  const std::string check = reply.body.substr(0, check_size);
  reply.body.erase(0, check_size);
  if (!same_bytes(check, check_of(request.authorization, reply.body))) return damaged_on_the_way("an answer that was changed");
  return reply;
}

WireRequest packed_request(std::string path, const std::string& json) {
  WireRequest out;
  out.path = std::move(path);
  out.content_type = packed_media_type;
  out.body = pack(json);
  return out;
}

Result<std::string> answer_json(const WireReply& reply) {
  if (is_packed(reply)) {
    auto json = unpack(reply.body, tuning::largest_body);
    return json ? std::move(json) : damaged_on_the_way(json.error().code + ": " + json.error().detail);
  }
  if (is_type(reply.content_type, "application/problem+json")) return problem(reply);
  if (is_type(reply.content_type, "application/json")) {
    if (reply.body.size() > tuning::largest_body || !json::Document::parse(reply.body)) return damaged_on_the_way("no JSON");
    return reply.body;
  }
  const std::string status = "status " + std::to_string(reply.status);
  if (reply.status >= 500 && reply.status != 511) return Error{"busy", "", {}, status};
  return Error{"captive_portal", "", {}, status};
}

}  // namespace dialogue
