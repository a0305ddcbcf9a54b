// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "sync/codec.h"
#include "tests/fuzz/support/expect.h"

namespace dialogue::fuzz {

/// What was taken is written and taken again, and then stays the same.
template <class Decode>
void round(std::string_view bytes, Decode decode) {
  const auto message = decode(bytes);
  if (!message) return;
  const std::string once = encode(*message);
  const auto again = decode(once);
  expect(again.ok() && encode(*again) == once);
}

}  // namespace dialogue::fuzz
