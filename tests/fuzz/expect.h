// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What must hold for every input; the fuzzer keeps the input that breaks it.
inline void expect(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view input(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }
