// SPDX-License-Identifier: Apache-2.0
// Internal to shared/wire: the bytes of the compiled-in dictionaries (train_dictionary.py).
#pragma once

#include <cstddef>

namespace dialogue {

inline constexpr std::size_t dictionary_1_size = 8192;
extern const unsigned char dictionary_1[dictionary_1_size];

}  // namespace dialogue
