// SPDX-License-Identifier: Apache-2.0
// Enrolment: the code as typed, the requests about it, the answers.
#include "shared/joining/one_time_code.h"
#include "sync/device_code.h"
#include "tests/fuzz/support/round.h"

using namespace dialogue;

FUZZ_TARGET(enrolment, input) {
  fuzz::round(input, [](std::string_view bytes) { return decode_enrol_request(bytes); });
  fuzz::round(input, decode_enrol_response);
  fuzz::round(input, [](std::string_view bytes) { return decode_code_request(bytes); });
  fuzz::round(input, decode_code_response);
  if (const auto code = read_code(input)) fuzz::expect(code->size() == 26 && read_code(*code) == code);
}
