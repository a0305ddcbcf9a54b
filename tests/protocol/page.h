// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "tests/protocol/scene.h"

namespace dialogue::test {

/// Blocks of docs/PROTOCOL.md by name: what stands between "<!-- made: NAME -->" and "<!-- end -->".
std::map<std::string, std::string> blocks_of(const std::string& page);
std::string with_blocks(const std::string& page, const std::map<std::string, std::string>& blocks);

/// As people read it: packed bodies as the JSON in them, long codes cut.
std::string shown(const net::Request& request);
std::string shown(const net::Response& answer);
std::string shown_json(const std::string& json);
/// The bytes as hex digits in groups of four bytes; what is longer than `most` bytes ends in "…".
std::string shown_bytes(std::string_view bytes, std::size_t most);

}  // namespace dialogue::test
