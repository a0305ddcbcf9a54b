// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "server/net/budget.h"
#include "server/net/message.h"
#include "shared/base/result.h"

namespace dialogue::net {

/// A body as the device sent it, made plain, and how to answer in the same form.
struct Body {
  net::Budget::Lease memory;
  std::string plain;
  bool packed = false;
  int dictionary = 0;  ///< the newest one that the device is known to have
};

/// The form of a body that nobody has opened.
Body form_of(const Request& request);
/// Made plain, if it has so many bytes at most. What it and what it says will need is taken from `memory` first. Codes: media_type,
/// bad_body, body_too_large, busy (there is not so much memory now).
Result<Body> open_body(const Request& request, std::size_t most, Budget* memory);
Response answer_like(const Body& body, std::string plain);

}  // namespace dialogue::net
