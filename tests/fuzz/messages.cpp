// SPDX-License-Identifier: Apache-2.0
#include "sync/codec.h"
#include "tests/fuzz/expect.h"

using namespace dialogue;

namespace {

/// What was taken is written and taken again, and then stays the same.
template <class Decode>
void round(std::string_view bytes, Decode decode) {
  const auto message = decode(bytes);
  if (!message) return;
  const std::string once = encode(*message);
  const auto again = decode(once);
  expect(again.ok() && encode(*again) == once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = input(data, size);
  round(bytes, decode_sync_request);
  round(bytes, decode_sync_response);
  round(bytes, decode_enrol_request);
  round(bytes, decode_enrol_response);
  round(bytes, decode_receipt);
  if (const auto change = decode_change(bytes)) {
    const std::string once = encode_change(*change);
    const auto again = decode_change(once);
    expect(again.ok() && encode_change(*again) == once);
  }
  return 0;
}
