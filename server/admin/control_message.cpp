// SPDX-License-Identifier: Apache-2.0
#include "server/admin/control_message.h"

#include <algorithm>

namespace dialogue::admin {
namespace {

constexpr std::size_t longest_message = 256u << 20;
constexpr std::size_t most_strings = 1000;
/// So much memory is taken at once. A length that lies costs no more.
constexpr std::size_t piece = 16 << 10;

void put_number(std::string& out, std::size_t n) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(n >> shift & 255);
}

std::optional<std::size_t> read_number(const ReadBytes& read) {
  char bytes[4];
  if (!read(bytes, sizeof bytes)) return std::nullopt;
  std::size_t n = 0;
  for (const char byte : bytes) n = n << 8 | static_cast<unsigned char>(byte);
  return n;
}

bool read_string(const ReadBytes& read, std::size_t size, std::string& out) {
  while (out.size() < size) {
    const auto before = out.size();
    out.resize(std::min(size, before + piece));
    if (!read(out.data() + before, out.size() - before)) return false;
  }
  return true;
}

}  // namespace

std::string message_of(const std::vector<std::string>& strings) {
  std::string out;
  put_number(out, strings.size());
  for (const auto& s : strings) {
    put_number(out, s.size());
    out += s;
  }
  return out;
}

std::optional<std::vector<std::string>> receive_strings(const ReadBytes& read) {
  const auto count = read_number(read);
  if (!count || *count > most_strings) return std::nullopt;
  std::vector<std::string> out;
  std::size_t total = 0;
  while (out.size() < *count) {
    const auto size = read_number(read);
    if (!size || (total += *size) > longest_message) return std::nullopt;
    if (!read_string(read, *size, out.emplace_back())) return std::nullopt;
  }
  return out;
}

}  // namespace dialogue::admin
