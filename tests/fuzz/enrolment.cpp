// SPDX-License-Identifier: Apache-2.0
// Enrolment: the code as typed, the request, the answer.
#include "server/service/engine/codes.h"
#include "tests/fuzz/support/round.h"

using namespace dialogue;

FUZZ_TARGET(enrolment, input) {
  fuzz::round(input, [](std::string_view bytes) { return decode_enrol_request(bytes); });
  fuzz::round(input, decode_enrol_response);
  if (const auto code = read_code(input)) fuzz::expect(code->size() == 26 && read_code(*code) == code);
}
