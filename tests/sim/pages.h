// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_set>

#include "shared/base/ids.h"
#include "shared/model/cell.h"
#include "sync/checksum.h"

namespace dialogue::sim {

/// What pages have shown. "No lost update" is judged by it, not by what the engine says that an author saw.
class Pages {
 public:
  void show(const Uuid& device, const Uuid& record, const Path& path, const Raw& value) { shown_.insert(key(device, record, path, value)); }
  void show(const Uuid& device, const Uuid& record, const Cells& cells) {
    for (const auto& [path, value] : cells) show(device, record, path, value);
  }
  bool have_shown(const Uuid& device, const Uuid& record, const Path& path, const Raw& value) const {
    return shown_.count(key(device, record, path, value)) > 0;
  }

 private:
  static std::uint64_t key(const Uuid& device, const Uuid& record, const Path& path, const Raw& value) {
    return cell_sum(record, path, value) * 31 + std::hash<Uuid>()(device);
  }
  std::unordered_set<std::uint64_t> shown_;
};

}  // namespace dialogue::sim
