// SPDX-License-Identifier: Apache-2.0
#include "client/core/joining/joining_source.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "client/core/joining/picture_text.h"

namespace dialogue {
namespace {

/// JPEG, GIF, WebP, and what telephones and scanners make (TIFF, PDF, HEIC).
bool is_other_picture(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const auto start : {"\xff\xd8\xff"sv, "GIF8"sv, "RIFF"sv, "II*\0"sv, "MM\0*"sv, "%PDF-"sv})
    if (bytes.starts_with(start)) return true;
  return bytes.size() > 8 && bytes.substr(4, 4) == "ftyp";
}

}  // namespace

Result<JoiningLine> joining_line_in(std::string_view bytes) {
  if (!is_png(bytes)) {
    auto line = find_joining_line(bytes);
    return line || !is_other_picture(bytes) ? line : Error{"picture_format", "", {}, ""};
  }
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
