// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "client/core/transport/waiting.h"
#include "shared/base/result.h"

namespace dialogue {

/// A connection's bytes, in the clear or through TLS. One thread. After an error nothing more is to be had from it. Error: offline.
class Channel {
 public:
  virtual ~Channel() = default;
  /// At least one byte, or 0 when the other side has said that no more come. What breaks off without saying so is an error.
  virtual Result<std::size_t> read(char* into, std::size_t size, const Wait& wait) = 0;
  /// All of it; the wait is for each piece of it.
  virtual Status write(std::string_view bytes, const Wait& wait) = 0;
  /// Whether it stands and nothing has come on it that its user would have to read. Does not wait.
  virtual bool quiet() = 0;
};

/// What a wait that ended without bytes comes to.
Error not_reached(Wait::Ended why);

}  // namespace dialogue
