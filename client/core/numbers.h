// SPDX-License-Identifier: Apache-2.0
// Numbers of a few bytes for the replica's own blobs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dialogue {

void put_number(std::string& out, std::uint64_t n);
void put_signed(std::string& out, std::int64_t n);
/// These take a number off the front. They throw Failure "damaged".
std::uint64_t take_number(std::string_view& in);
std::int64_t take_signed(std::string_view& in);

}  // namespace dialogue
