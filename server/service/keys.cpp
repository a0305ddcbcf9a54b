// SPDX-License-Identifier: Apache-2.0
#include "server/service/keys.h"

#include <array>

namespace dialogue {

Keys Keys::fresh(Random& random) {
  const auto key = [&] {
    std::array<std::uint8_t, 32> bytes;
    random.fill(bytes);
    return std::string(bytes.begin(), bytes.end());
  };
  Keys keys;
  keys.receipt = key();
  keys.cursor = key();
  keys.code = key();
  keys.audit_seed = key();
  return keys;
}

}  // namespace dialogue
