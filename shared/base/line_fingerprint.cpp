// SPDX-License-Identifier: Apache-2.0
#include "shared/base/line_fingerprint.h"

#include "shared/base/hash.h"

namespace dialogue {

std::string line_fingerprint(std::string_view line_key) {
  constexpr std::size_t size = 16;
  return std::string(raw(blake2b("dialogue line key 1\n", line_key)).substr(0, size));
}

}  // namespace dialogue
