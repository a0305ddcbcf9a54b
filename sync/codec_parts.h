// SPDX-License-Identifier: Apache-2.0
// Pieces shared by the codec files only: how ids, bytes, paths and errors stand in JSON, and the bounds of their decoding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/ids.h"
#include "shared/wire/json.h"
#include "sync/messages.h"

namespace dialogue::codec {

using json::canonical;
using json::Document;
using json::Value;
using json::Writer;

/// Thrown inside decoders for anything that is not as written down; becomes the Error "bad_body".
struct Bad {
  const char* what;
};

inline Error bad_body(const char* what) { return Error{"bad_body", "", {}, what}; }

/// The member, or throws.
Value need(const Value& object, std::string_view key);
std::string need_string(const Value& value);
std::uint64_t need_u53(const Value& value);
std::int64_t need_i53(const Value& value);
Uuid need_uuid(const Value& value);
std::string need_bytes(const Value& value, std::size_t size);  ///< base64url; size 0 = any
std::uint64_t need_hex64(const Value& value);
std::string need_hex16(const Value& value);  ///< 16 hex digits, as text

std::uint64_t u53_or(const Value& object, std::string_view key, std::uint64_t fallback);
std::int64_t i53_or(const Value& object, std::string_view key, std::int64_t fallback);
std::string string_or(const Value& object, std::string_view key);
std::string bytes_or(const Value& object, std::string_view key);

std::string hex64(std::uint64_t n);

void write_error(Writer& out, const Error& error);
Error read_error(const Value& value);
void write_receipt(Writer& out, const Receipt& receipt);
Receipt read_receipt(const Value& value);

/// Parses and decodes; turns what `read` throws into an Error.
template <class T, class Read>
Result<T> decode(std::string_view json, Read read, const json::Limits& limits = {}) {
  auto document = Document::parse(json, limits);
  if (!document) return document.error();
  try {
    const Value root = document->root();
    if (!root.is_object()) throw Bad{"not an object"};
    return read(root);
  } catch (const Bad& bad) {
    return bad_body(bad.what);
  }
}

}  // namespace dialogue::codec
