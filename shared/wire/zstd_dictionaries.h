// SPDX-License-Identifier: Apache-2.0
// Internal to shared/wire: the compiled-in dictionaries, digested once for zstd.
#pragma once

#include <zstd.h>

namespace dialogue {

/// Null for 0 and for numbers that do not exist. They live as long as the program. Any thread.
const ZSTD_CDict* encoding_dictionary(int number, int level);
const ZSTD_DDict* decoding_dictionary(int number);

}  // namespace dialogue
