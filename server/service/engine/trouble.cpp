// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine/trouble.h"

#include <algorithm>
#include <array>

#include "shared/base/cause.h"

namespace dialogue {
namespace {

/// Refusals by the server's own disk, which concern no device.
constexpr std::array of_the_disk{"cancelled", "in_use", "no_access", "no_keys"};

}  // namespace

Error told_to_device(const Error& error) {
  if (error.code == "disk_full") return {"server_full", "", {}, ""};
  const Cause cause = cause_of(error.code);
  const bool stored = cause == Cause::data || std::find(of_the_disk.begin(), of_the_disk.end(), error.code) != of_the_disk.end();
  // A fault of the program keeps its name.
  const bool ours = stored || (cause == Cause::machine && error.code != "internal");
  if (ours) return {"server_trouble", "", {}, ""};
  return {error.code, error.field, error.args, ""};
}

}  // namespace dialogue
