// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/support/round.h"

FUZZ_TARGET(sync_response, input) {
  dialogue::fuzz::round(input, dialogue::decode_sync_response);
  dialogue::fuzz::round(input, dialogue::decode_receipt);
}
