// SPDX-License-Identifier: Apache-2.0
#include "client/cli/words.h"

#include <cstdlib>

#include "client/cli/sentences.h"
#include "shared/domain/messages.h"

namespace dialogue::cli {

std::string language(const std::string& asked) {
  const auto known = [](std::string_view l) { return l == "en" || l == "fr" || l == "es"; };
  if (!asked.empty()) return asked;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (!value || !*value) continue;
    const auto lang = std::string(value).substr(0, 2);
    return known(lang) ? lang : "en";
  }
  return "en";
}

std::string filled(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' && pattern[i + 1] <= '9') {
      const auto n = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (n < args.size()) out += args[n];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string message_of(const Error& error, const Kind* kind, std::string_view lang) {
  std::string out = own_sentence(error, lang);
  if (out.empty()) return sentence(error, lang, kind);
  if (!error.field.empty()) {
    const auto label = kind ? cell_label(*kind, error.field, lang) : error.field;
    out = label + (label == error.field ? ": " : " (" + error.field + "): ") + out;
  }
  const bool slip =
      error.code == "unknown_field" || error.code == "unknown_kind" || error.code == "unknown_act" || error.code == "unknown_argument";
  if (slip && !error.args.empty() && !error.args[0].empty()) out += " " + did_you_mean(error.args[0], lang);
  return out;
}

}  // namespace dialogue::cli
