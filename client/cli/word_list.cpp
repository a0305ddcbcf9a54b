// SPDX-License-Identifier: Apache-2.0
#include "client/cli/word_list.h"

namespace dialogue::cli {

std::optional<std::vector<std::string>> split_words(std::string_view line) {
  std::vector<std::string> out;
  std::string word;
  bool inside = false;  // of a word, perhaps an empty one
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else if (quote == '"' && c == '\\' && !last && (line[i + 1] == '"' || line[i + 1] == '\\'))
        word += line[++i];
      else
        word += c;
    } else if (c == '\'' || c == '"') {
      quote = c;
      inside = true;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      if (inside) out.push_back(std::move(word));
      word.clear();
      inside = false;
    } else if (c == '#' && !inside) {
      break;
    } else {
      word += c == '\\' && !last ? line[++i] : c;
      inside = true;
    }
  }
  if (quote != 0) return std::nullopt;
  if (inside) out.push_back(std::move(word));
  return out;
}

}  // namespace dialogue::cli
