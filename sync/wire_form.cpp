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
  if (const auto args = root.find("args"))
    for (const auto arg : args->elements()) error.args.push_back(arg.string().value_or(""));
  if (const auto wait = root.find("retry_ms"); wait && wait->u53()) error.args.push_back(std::to_string(*wait->u53()));
  if (error.code.empty() || is_about_form(error.code))
    return damaged_on_the_way("the server could not read it: " + error.code + named(text("id")));
  return error;
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
