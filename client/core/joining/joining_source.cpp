// SPDX-License-Identifier: Apache-2.0
#include "client/core/joining/joining_source.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "client/core/joining/picture_text.h"

namespace dialogue {

Result<JoiningLine> joining_line_in(std::string_view bytes) {
  if (!is_png(bytes)) return find_joining_line(bytes);
  const auto picture = picture_of_png(bytes);
  if (!picture) return picture.error();
  const auto text = text_of(*picture);
  if (!text) return text.error();
  return find_joining_line(*text);
}

Result<std::string> read_joining_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return Error{"no_file", "", {path}, ""};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), &std::fclose);
  if (!file) return Error{errno == ENOENT || errno == ENOTDIR ? "no_file" : "no_access", "", {path}, ""};
  std::string out;
  char piece[16384];
  for (std::size_t n; (n = std::fread(piece, 1, sizeof piece, file.get())) > 0;) {
    out.append(piece, n);
    if (out.size() > longest_picture_file) return Error{"too_large", "", {"32 MiB"}, ""};
  }
  return out;
}

}  // namespace dialogue
