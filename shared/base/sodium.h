// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

/// Initialises libsodium once; throws Failure("no_crypto") when it cannot. Any thread.
void need_sodium();

inline const unsigned char* sodium_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace dialogue
