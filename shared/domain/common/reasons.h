// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/vocabulary.h"

/// Why a computed answer is what it is, as a key and arguments. The sentence is made when it is shown, in the reader's language.
namespace dialogue {

class Domain;

struct Reason {
  std::string key;                ///< stable: "themes", "no_supply" …
  std::vector<std::string> args;  ///< plain, or "@V-THEME:proc.quality,proc.coi": codes that are shown with their labels
  bool operator==(const Reason&) const = default;
};

/// "@VOCABULARY:code,code"; with no codes, "–".
std::string coded(std::string_view vocabulary, const std::vector<std::string>& codes);

/// The sentence in "en", "fr" or "es" (others read English); the key itself when there is none. Pure; any thread.
std::string reason_text(const Reason& reason, const Domain& domain, std::string_view lang);

/// All sentences; {0} … are the arguments.
const std::vector<Term>& reason_terms();

}  // namespace dialogue
