// SPDX-License-Identifier: Apache-2.0
// What the program says, in English, French and Spanish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/kind.h"

namespace dialogue::cli {

/// "en", "fr" or "es" from --lang or the environment (LC_ALL, LC_MESSAGES, LANG).
std::string language(const std::string& asked);

/// The sentence for a refusal. `kind` may be null; it gives fields their labels.
std::string message_of(const Error& error, const Kind* kind, std::string_view lang);

/// {0}, {1} … replaced.
std::string filled(std::string_view pattern, const std::vector<std::string>& args);
inline std::string say(const Text3& pattern, std::string_view lang, const std::vector<std::string>& args = {}) {
  return filled(pattern.in(lang), args);
}

}  // namespace dialogue::cli
