// SPDX-License-Identifier: Apache-2.0
#include "server/net/body.h"

#include <algorithm>

#include "shared/wire/compress.h"
#include "sync/tuning.h"
#include "sync/wire_form.h"

namespace dialogue::net {
namespace {

/// Everybody who speaks the protocol has this one. A body that was only stored names none.
constexpr int first_dictionary = 1;

}  // namespace

Result<Body> open_body(const Request& request) {
  if (request.content_type == json_type) return Body{request.body, false, 0};
  if (request.content_type != packed_type) return Error{"media_type", "", {}, ""};
  auto plain = unpack(request.body, tuning::largest_body);
  if (!plain) return Error{plain.error().code == "too_large" ? "body_too_large" : "bad_body", "", {}, plain.error().detail};
  const int named = request.body.size() > 1 ? static_cast<unsigned char>(request.body[1]) : 0;
  return Body{std::move(*plain), true, std::clamp(named, first_dictionary, newest_dictionary)};
}

Response answer_like(const Body& body, std::string plain) {
  if (!body.packed) return {200, std::string(json_type), std::move(plain)};
  return {200, std::string(packed_type), pack(plain, 3, body.dictionary)};
}

Response answer_checked(const Request& request, std::string plain) {
  if (request.query("check") != "1") return {200, std::string(json_type), std::move(plain)};
  return {200, std::string(bytes_type), with_check(request.authorization, plain)};
}

}  // namespace dialogue::net
