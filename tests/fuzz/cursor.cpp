// SPDX-License-Identifier: Apache-2.0
// Cursors. Bytes from anybody are refused. Bytes under our own key (the server's, of any age) are read without harm and keep their meaning.
#include "server/service/exchange/cursor.h"
#include "shared/base/hash.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(cursor, input) {
  const std::string key(32, 'k');
  expect(!decode_cursor(input, key) || input.size() > 8);
  std::string made(input);
  made.append(raw(mac(key, input)).substr(0, 8));
  const auto cursor = decode_cursor(made, key);
  if (!cursor) return;
  // There are longer ways to write the same; ours is the short one.
  const auto once = encode(*cursor, key);
  const auto again = decode_cursor(once, key);
  expect(again.has_value() && encode(*again, key) == once);
  made.back() = static_cast<char>(made.back() ^ 1);
  expect(!decode_cursor(made, key));
}
