// SPDX-License-Identifier: Apache-2.0
// What people paste to join. What is read as a line is the same when it is written and read again.
#include "shared/joining/joining_line.h"

#include "shared/joining/base32.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(joining_line, input) {
  const auto found = find_joining_line(input);
  if (found) {
    expect(found->fingerprint.size() == 16 && found->code.size() == 26);
    for (const bool capitals : {false, true}) {
      const auto written = encode(*found, capitals);
      expect(written.ok());
      auto again = find_joining_line(*written);
      expect(again.ok() && again->code == found->code && again->fingerprint == found->fingerprint && again->secured == found->secured);
      expect(again->place.size() == found->place.size());
    }
  }
  const auto bytes = base32::decode(input);
  if (bytes) expect(base32::decode(base32::encode(*bytes)) == *bytes);
}
