// SPDX-License-Identifier: Apache-2.0
// Internal to shared/wire: how a parsed document is stored.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/json.h"

namespace dialogue::json {

/// 16 bytes. Children follow their container; in an object, keys and values take turns.
struct Node {
  std::uint32_t begin = 0, end = 0;  ///< of the raw bytes in the text
  std::uint32_t next = 0;            ///< containers: index behind the last descendant; escaped keys: index into Tape::keys
  std::uint32_t type : 3 = 0;
  std::uint32_t escaped : 1 = 0;
  std::uint32_t canonical : 1 = 1;
  std::uint32_t count : 27 = 0;  ///< elements or members

  bool is_container() const { return static_cast<Type>(type) >= Type::array; }
};
static_assert(sizeof(Node) == 16);

struct Tape {
  std::string_view text;
  std::vector<Node> nodes;
  std::deque<std::string> keys;  ///< those that were written with escapes, unescaped

  std::string_view raw(const Node& n) const { return {text.data() + n.begin, n.end - n.begin}; }
  std::string_view inside(const Node& n) const { return {text.data() + n.begin + 1, n.end - n.begin - 2}; }
  std::string_view key(const Node& n) const { return n.escaped ? std::string_view(keys[n.next]) : inside(n); }
  std::uint32_t after(std::uint32_t i) const { return nodes[i].is_container() ? nodes[i].next : i + 1; }
};

}  // namespace dialogue::json
