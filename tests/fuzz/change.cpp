// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of a change: what is taken is sealed to bytes that are taken again and then stay the same.
#include "tests/fuzz/support/round.h"

using namespace dialogue;

FUZZ_TARGET(change, input) {
  const auto change = decode_change(input);
  if (!change) return;
  const std::string once = encode_change(*change);
  const auto again = decode_change(once);
  fuzz::expect(again.ok() && encode_change(*again) == once && again->cells == change->cells && again->args == change->args);
  fuzz::expect(seal(*change).bytes == once);
}
