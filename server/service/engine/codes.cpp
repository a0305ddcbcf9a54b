// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine/codes.h"

#include "shared/base/hash.h"
#include "shared/joining/one_time_code.h"

namespace dialogue {

std::string code_hash(std::string_view digest, std::string_view key) {
  const auto hash = mac(key, digest);
  return std::string(raw(hash));
}

std::optional<StoredCode> find_code(StoreView& view, std::string_view code, std::string_view key) {
  if (auto found = view.code(code_hash(code_digest(code), key))) return found;
  // As codes were kept before devices made any.
  return view.code(code_hash(code, key));
}

std::string code_id(const StoredCode& code) {
  constexpr std::size_t bytes = 8;
  return hex(std::string_view(code.hash).substr(0, bytes));
}

bool is_open(const StoredCode& code, std::int64_t now_ms) { return code.device.is_nil() && now_ms < code.expires_ms; }

}  // namespace dialogue
