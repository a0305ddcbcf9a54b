// SPDX-License-Identifier: Apache-2.0
#include "client/core/verbs/beside.h"

namespace dialogue {

Beside& nothing_beside() {
  static Beside nothing;
  return nothing;
}

}  // namespace dialogue
