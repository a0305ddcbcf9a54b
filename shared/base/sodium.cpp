// SPDX-License-Identifier: Apache-2.0
#include "shared/base/sodium.h"

#include <sodium.h>

#include "shared/base/result.h"

namespace dialogue {

void need_sodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw Failure({"no_crypto", {}, {}, "sodium_init failed"});
}

}  // namespace dialogue
