// SPDX-License-Identifier: Apache-2.0
// The log's chain: chain[n] = H(chain[n-1] ‖ header[n] ‖ digest[n]), digest = H(salt ‖ content and result).
#pragma once

#include "server/service/ports/store.h"

namespace dialogue {

/// A row's digest; needs salt, content and result.
Hash32 digest_of(const LogRow& row);
/// A row's place in the chain; needs everything but the content. `source` is the row's.
Hash32 link(const Hash32& before, const LogRow& row, const ChangeSource& source);

}  // namespace dialogue
