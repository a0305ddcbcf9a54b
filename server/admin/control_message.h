// SPDX-License-Identifier: Apache-2.0
// A message on the control socket: a number of strings, each with its length (4 bytes, most significant first) before it. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dialogue::admin {

std::string message_of(const std::vector<std::string>& strings);

/// Reads exactly so many bytes, or says that it could not.
using ReadBytes = std::function<bool(char* to, std::size_t size)>;
/// Nothing when the message is cut off, or has more than 1,000 strings or 256 MiB. Takes memory only for what has come.
std::optional<std::vector<std::string>> receive_strings(const ReadBytes& read);

}  // namespace dialogue::admin
