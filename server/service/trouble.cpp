// SPDX-License-Identifier: Apache-2.0
#include "server/service/trouble.h"

#include <algorithm>
#include <array>

namespace dialogue {

Error told_to_device(const Error& error) {
  static constexpr std::array ours{"cancelled", "constraint", "damaged",   "database", "disk_error",
                                   "in_use",    "no_access",  "no_memory", "no_keys",  "not_durable"};
  if (error.code == "disk_full") return {"server_full", "", {}, ""};
  if (std::find(ours.begin(), ours.end(), error.code) != ours.end()) return {"server_trouble", "", {}, ""};
  return {error.code, error.field, error.args, ""};
}

}  // namespace dialogue
