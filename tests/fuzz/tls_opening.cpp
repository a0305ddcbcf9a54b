// SPDX-License-Identifier: Apache-2.0
// The first bytes of encrypted connections: judged the same whatever pieces they come in, and no hello passes that is larger than allowed.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "server/tls/opening.h"
#include "tests/fakes/memory_stream.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;
using net::Io;

namespace {

/// Whether the handshake goes on after all these bytes. `again` of them belong to a first hello.
bool goes_on(std::string_view bytes, std::size_t piece, std::size_t again) {
  auto ends = test::MemoryStream::connected(1u << 20);
  tls::Opening opening(std::move(ends.second));
  std::string passed;
  std::array<char, 64> into;
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, std::min(piece, passed.size() < again ? std::max<std::size_t>(again - passed.size(), 1) : piece));
    bytes.remove_prefix(part.size());
    ends.first->write(part);
    if (opening.look() == Io::done && !opening.is_handshake()) return false;
    for (;;) {
      const auto got = opening.read({into.data(), std::min(into.size(), piece)});
      if (got.io == Io::broken) return false;
      if (got.io != Io::done) break;
      passed.append(into.data(), got.bytes);
      if (again != 0 && passed.size() == again) opening.expect_hello();
    }
  }
  if (passed.size() >= 9 && again == 0)
    expect(passed[5] == 1 && passed[6] == 0 && static_cast<unsigned char>(passed[7]) <= tls::Opening::largest_hello >> 8);
  return true;
}

}  // namespace

FUZZ_TARGET(tls_opening, input) {
  const bool whole = goes_on(input, input.size() + 1, 0);
  for (const std::size_t piece : {std::size_t(1), std::size_t(3), std::size_t(50)}) expect(goes_on(input, piece, 0) == whole);
  goes_on(input, 1, input.size() / 2);
  if (input.size() < 16'384) tls::asks_for_hello_again(input);
}
