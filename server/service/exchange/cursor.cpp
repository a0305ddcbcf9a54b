// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/cursor.h"

#include "shared/base/bytes.h"
#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr char format = 3;
constexpr char format_without_beginnings = 2;
constexpr std::size_t mac_size = 8;

std::string epoch_bytes(const Epoch& epoch) {
  std::string out;
  put_u64(out, std::stoull(epoch, nullptr, 16));
  return out;
}

Epoch epoch_text(std::uint64_t n) {
  std::string big_endian;
  for (int i = 7; i >= 0; --i) big_endian.push_back(static_cast<char>(n >> (8 * i)));
  return hex(big_endian);
}

}  // namespace

std::string encode(const Cursor& cursor, std::string_view key) {
  std::string out(1, format);
  out += epoch_bytes(cursor.epoch);
  put_varint(out, cursor.seq);
  out += cursor.chain;
  ScopeId before = 0;
  for (const auto& [scope, at] : cursor.scopes) {
    const bool lags = at.seq != cursor.seq;
    put_varint(out, (std::uint64_t{scope - before} << 2) | (at.refilling ? 2 : 0) | (lags ? 1 : 0));
    if (lags) put_varint(out, at.seq), put_varint(out, at.full), put_varint(out, at.began << 1 | (at.together ? 1 : 0));
    before = scope;
  }
  const auto tag = mac(key, out);
  out.append(raw(tag).substr(0, mac_size));
  return out;
}

std::optional<Cursor> decode_cursor(std::string_view bytes, std::string_view key) {
  if (bytes.size() <= mac_size || (bytes[0] != format && bytes[0] != format_without_beginnings)) return {};
  const auto body = bytes.substr(0, bytes.size() - mac_size);
  const auto tag = mac(key, body);
  if (!same_bytes(raw(tag).substr(0, mac_size), bytes.substr(body.size()))) return {};
  try {
    Bytes in(body.substr(1));
    Cursor out;
    out.epoch = epoch_text(in.u64());
    out.seq = in.varint();
    out.chain = in.take(8);
    ScopeId scope = 0;
    while (!in.empty()) {
      const auto n = in.varint();
      scope += static_cast<ScopeId>(n >> 2);
      auto& at = out.scopes[scope];
      at = {out.seq, out.seq, (n & 2) != 0, 0, false};
      if ((n & 1) == 0) continue;
      at.seq = in.varint();
      at.full = in.varint();
      if (bytes[0] == format_without_beginnings) continue;
      const auto began = in.varint();
      at.began = began >> 1;
      at.together = (began & 1) != 0;
    }
    return out;
  } catch (const Failure&) {
    return {};
  }
}

std::optional<Cursor> decode_cursor(std::string_view bytes, const std::vector<std::string_view>& keys) {
  for (const std::string_view key : keys)
    if (auto cursor = decode_cursor(bytes, key)) return cursor;
  return {};
}

}  // namespace dialogue
