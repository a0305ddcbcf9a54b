// SPDX-License-Identifier: Apache-2.0
#include "client/core/numbers.h"

#include "shared/base/result.h"

namespace dialogue {

void put_number(std::string& out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) out.push_back(static_cast<char>(n | 0x80));
  out.push_back(static_cast<char>(n));
}

void put_signed(std::string& out, std::int64_t n) {
  put_number(out, (static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
}

std::uint64_t take_number(std::string_view& in) {
  std::uint64_t out = 0;
  for (int shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    out |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return out;
  }
  throw Failure({"damaged", "", {}, "a number in a blob"});
}

std::int64_t take_signed(std::string_view& in) {
  const auto n = take_number(in);
  return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
}

}  // namespace dialogue
