// SPDX-License-Identifier: Apache-2.0
#include "sync/checksum.h"

#include <cstring>

#include "shared/base/hash.h"

namespace dialogue {

namespace {
// Enough for nearly every cell; longer ones take the heap.
constexpr std::size_t inline_bytes = 1024;

std::uint64_t hash_parts(const Uuid& record, char tag, std::string_view a, std::string_view b) {
  const std::size_t size = 16 + 1 + a.size() + 1 + b.size();
  char small[inline_bytes];
  std::string large;
  char* out = small;
  if (size > inline_bytes) {
    large.resize(size);
    out = large.data();
  }
  std::memcpy(out, record.bytes.data(), 16);
  out[16] = tag;
  std::memcpy(out + 17, a.data(), a.size());
  out[17 + a.size()] = '\0';
  if (!b.empty()) std::memcpy(out + 18 + a.size(), b.data(), b.size());
  return siphash({out, size});
}
}  // namespace

std::uint64_t cell_sum(const Uuid& record, std::string_view path, std::string_view value) {
  return value.empty() ? 0 : hash_parts(record, 'c', path, value);
}

std::uint64_t facet_seq_sum(const Uuid& record, int facet, std::uint64_t seq) {
  char n[9];
  n[0] = static_cast<char>(facet);
  for (int i = 0; i < 8; ++i) n[1 + i] = static_cast<char>(seq >> (8 * i));
  return hash_parts(record, 's', {n, sizeof n}, {});
}

std::uint64_t digest_of(const Uuid& record, const Cells& cells, const std::vector<Path>& bound) {
  std::uint64_t sum = 0;
  for (const auto& path : bound)
    if (auto it = cells.find(path); it != cells.end()) sum += cell_sum(record, path, it->second);
  return sum;
}

}  // namespace dialogue
