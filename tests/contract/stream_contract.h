// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

#include "server/net/stream.h"

namespace dialogue::test {

/// Two ends of one connection.
struct StreamEnds {
  std::unique_ptr<net::Stream> here, there;
};

/// What every net::Stream must do; `make` gives a new connection of which no byte is under way, with room for some thousands.
void check_stream(const std::function<StreamEnds()>& make);

}  // namespace dialogue::test
