// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "client/core/replica/wipe.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// What is to become of this device now that an exchange has ended: whether it was ordered to be erased, and may obey yet.
struct Leaving {
  enum class When : std::uint8_t {
    never,            ///< no such order, or changes wait that may still be sent
    after_documents,  ///< documents of its owner wait, and may still be sent
    now
  };
  When when = When::never;
  Farewell farewell;  ///< unless never
};
/// On the replica's thread.
Leaving leaving(Replica& replica);

}  // namespace dialogue
