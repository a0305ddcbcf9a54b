// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/support/round.h"

FUZZ_TARGET(sync_request, input) {
  dialogue::fuzz::round(input, [](std::string_view bytes) { return dialogue::decode_sync_request(bytes); });
}
