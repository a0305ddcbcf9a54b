// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dialogue {

/// A document that a program prints for people's scripts, members in the order in which they are put in. What comes from outside is
/// read, and what is stored or sent is written, by shared/wire/json.h (docs/decisions/0006-own-json-reader.md): it is bounded, and a
/// stored number keeps all its digits.
using Json = nlohmann::ordered_json;

/// In one line. A file's name may hold bytes that are no text: those become U+FFFD.
inline std::string json_text(const Json& document) { return document.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace dialogue
