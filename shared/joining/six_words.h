// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dialogue {

/// Six words by which two people see, over the telephone, that a device and its server know each other's keys: one from each of the first
/// six bytes of BLAKE2b("dialogue words 1\n" ‖ the device's public key ‖ the line's public key), 32 bytes each. With a blank between them.
std::string six_words(std::string_view device_key, std::string_view line_key);

/// The 256 words.
std::span<const std::string_view> joining_words();

}  // namespace dialogue
