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

/// A body is in memory once plain and once taken apart; what is taken apart has small pieces.
constexpr std::size_t times_decoded = 8;

std::optional<Budget::Lease> memory_for(std::size_t plain, Budget* memory) {
  return memory ? memory->lease(plain * times_decoded) : std::optional<Budget::Lease>(std::in_place);
}

}  // namespace

Result<Body> open_body(const Request& request, Budget* memory) {
  const bool packed = request.content_type == packed_type;
  if (!packed && request.content_type != json_type) return Error{"media_type", "", {}, ""};
  auto lease = memory_for(packed ? unpacked_size(request.body, tuning::largest_body) : request.body.size(), memory);
  if (!lease) return Error{"busy", "", {}, "memory"};
  if (!packed) return Body{std::move(*lease), request.body, false, 0};
  auto plain = unpack(request.body, tuning::largest_body);
  if (!plain) return Error{plain.error().code == "too_large" ? "body_too_large" : "bad_body", "", {}, plain.error().detail};
  const int named = request.body.size() > 1 ? static_cast<unsigned char>(request.body[1]) : 0;
  return Body{std::move(*lease), std::move(*plain), true, std::clamp(named, first_dictionary, newest_dictionary)};
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
