// SPDX-License-Identifier: Apache-2.0
#include "server/net/body.h"

#include <algorithm>

#include "shared/wire/compress.h"

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

Body form_of(const Request& request) {
  if (request.content_type != packed_type) return {};
  const int named = request.body.size() > 1 ? static_cast<unsigned char>(request.body[1]) : 0;
  return {{}, {}, true, std::clamp(named, first_dictionary, newest_dictionary)};
}

Result<Body> open_body(const Request& request, std::size_t most, Budget* memory) {
  Body out = form_of(request);
  if (!out.packed && request.content_type != json_type) return Error{"media_type", "", {}, ""};
  if (!out.packed && request.body.size() > most) return Error{"body_too_large", "", {}, ""};
  auto lease = memory_for(out.packed ? unpacked_size(request.body, most) : request.body.size(), memory);
  if (!lease) return Error{"busy", "", {}, "memory"};
  out.memory = std::move(*lease);
  auto plain = out.packed ? unpack(request.body, most) : Result<std::string>(request.body);
  if (!plain) return Error{plain.error().code == "too_large" ? "body_too_large" : "bad_body", "", {}, plain.error().detail};
  out.plain = std::move(*plain);
  return out;
}

Response answer_like(const Body& body, std::string plain) {
  if (!body.packed) return {200, std::string(json_type), std::move(plain)};
  return {200, std::string(packed_type), pack(plain, 3, body.dictionary)};
}

}  // namespace dialogue::net
