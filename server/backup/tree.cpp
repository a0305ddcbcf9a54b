// SPDX-License-Identifier: Apache-2.0
#include "server/backup/tree.h"

#include <algorithm>

#include "shared/base/result.h"

namespace dialogue::backup {
namespace {

constexpr std::size_t fan_out = 128;
constexpr unsigned char highest_level = 8;

void walk(const ObjectId& id, int most, const ReadList& read, const std::function<void(const ObjectId&)>& leaf,
          const std::function<bool(const ObjectId&)>& list) {
  if (list && !list(id)) return;
  const auto here = read(id);
  // The walk would never end at a list that is above itself.
  if (here.level > most) throw Failure(Error{"damaged", "", {ObjectFolder::name(id)}, "a list of no use"});
  for (const auto& each : here.ids) {
    if (here.level == 0)
      leaf(each);
    else
      walk(each, here.level - 1, read, leaf, list);
  }
}

}  // namespace

std::string encode(const ListObject& list) {
  std::string out(1, static_cast<char>(list.level));
  for (const auto& id : list.ids) out += raw(id);
  return out;
}

ListObject decode_list(std::string_view bytes) {
  ListObject out;
  constexpr std::size_t size = std::tuple_size_v<ObjectId>;
  if (bytes.size() % size != 1 || static_cast<unsigned char>(bytes[0]) > highest_level)
    throw Failure(Error{"damaged", "", {}, "not a list"});
  out.level = static_cast<unsigned char>(bytes[0]);
  for (std::size_t at = 1; at < bytes.size(); at += size) std::copy_n(bytes.data() + at, size, out.ids.emplace_back().data());
  return out;
}

ObjectId write_tree(const std::vector<ObjectId>& leaves, const std::function<ObjectId(const std::string& list)>& write_list) {
  auto below = leaves;
  for (unsigned char level = 0;; ++level) {
    std::vector<ObjectId> above;
    for (std::size_t at = 0; at < std::max<std::size_t>(below.size(), 1); at += fan_out) {
      ListObject list{level, {}};
      for (std::size_t i = at; i < std::min(at + fan_out, below.size()); ++i) list.ids.push_back(below[i]);
      above.push_back(write_list(encode(list)));
    }
    if (above.size() == 1) return above.front();
    below = std::move(above);
  }
}

void walk_tree(const ObjectId& top, const ReadList& read, const std::function<void(const ObjectId&)>& leaf,
               const std::function<bool(const ObjectId&)>& list) {
  walk(top, highest_level, read, leaf, list);
}

}  // namespace dialogue::backup
