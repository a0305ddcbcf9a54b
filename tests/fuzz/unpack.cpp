// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/compress.h"
#include "tests/fuzz/expect.h"

using namespace dialogue;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 256 * 1024;
  const std::string_view bytes = input(data, size);
  const auto plain = unpack(bytes, most);
  if (plain) expect(plain->size() <= most && unpack(pack(*plain), plain->size()).take() == *plain);
  expect(unpack(pack(bytes), size).take() == bytes);
  return 0;
}
