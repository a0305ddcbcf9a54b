// SPDX-License-Identifier: Apache-2.0
// A long sequence of objects as a tree of short lists. A change in one place changes the few lists above it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/backup/objects.h"

namespace dialogue::backup {

/// A list's bytes: its level (0: its ids are data), then the ids.
struct ListObject {
  unsigned char level = 0;
  std::vector<ObjectId> ids;
};
std::string encode(const ListObject& list);
/// Throws Failure("damaged").
ListObject decode_list(std::string_view bytes);

/// Writes the lists over `leaves`, innermost first, and returns the top one's id.
ObjectId write_tree(const std::vector<ObjectId>& leaves, const std::function<ObjectId(const std::string& list)>& write_list);

using ReadList = std::function<ListObject(const ObjectId&)>;
/// Calls `leaf` with each data object in order, and `list` (if any) with each list. False from `list`: what is below is known already.
void walk_tree(const ObjectId& top, const ReadList& read, const std::function<void(const ObjectId&)>& leaf,
               const std::function<bool(const ObjectId&)>& list = {});

}  // namespace dialogue::backup
