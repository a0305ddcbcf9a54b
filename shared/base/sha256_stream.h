// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "shared/base/hash.h"

namespace dialogue {

/// SHA-256 of bytes that arrive piece by piece (files). Not to be used after finish().
class Sha256Stream {
 public:
  Sha256Stream();
  void update(std::string_view bytes);
  Hash32 finish();

 private:
  alignas(8) std::array<std::byte, 128> state_;
};

}  // namespace dialogue
