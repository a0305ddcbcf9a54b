// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/files_sniff.h"

#include <algorithm>
#include <array>

#include "shared/text/fold.h"

namespace dialogue {
namespace {

constexpr std::string_view unknown = "application/octet-stream";
constexpr std::string_view zip = "application/zip";
constexpr std::string_view ole = "application/x-ole-storage";

/// A node of a page tree with its list of kids.
constexpr std::size_t largest_pages_object = 16u << 10;

struct Magic {
  std::string_view start, type;
};
constexpr std::array magics{Magic{"%PDF-", "application/pdf"}, Magic{"\xFF\xD8\xFF", "image/jpeg"}, Magic{"\x89PNG\r\n\x1A\n", "image/png"},
                            Magic{"GIF87a", "image/gif"},      Magic{"GIF89a", "image/gif"},        Magic{"PK\x03\x04", zip},
                            Magic{"\xD0\xCF\x11\xE0", ole},    Magic{"{\\rtf", "application/rtf"},  Magic{"\x1F\x8B", "application/gzip"},
                            Magic{"OggS", "audio/ogg"},        Magic{"ID3", "audio/mpeg"}};

struct Ending {
  std::string_view ending, type;  ///< type as sniffed
  std::string_view named;         ///< the type to keep; empty = the sniffed one
};
constexpr std::array endings{
    Ending{".pdf", "application/pdf", ""},
    Ending{".jpg", "image/jpeg", ""},
    Ending{".jpeg", "image/jpeg", ""},
    Ending{".png", "image/png", ""},
    Ending{".gif", "image/gif", ""},
    Ending{".rtf", "application/rtf", ""},
    Ending{".zip", zip, ""},
    Ending{".docx", zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Ending{".xlsx", zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Ending{".pptx", zip, "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Ending{".odt", zip, "application/vnd.oasis.opendocument.text"},
    Ending{".ods", zip, "application/vnd.oasis.opendocument.spreadsheet"},
    Ending{".odp", zip, "application/vnd.oasis.opendocument.presentation"},
    Ending{".doc", ole, "application/msword"},
    Ending{".xls", ole, "application/vnd.ms-excel"},
    Ending{".ppt", ole, "application/vnd.ms-powerpoint"},
    Ending{".csv", "text/plain", "text/csv"},
    Ending{".txt", "text/plain", ""},
    Ending{".md", "text/plain", "text/markdown"},
    Ending{".ics", "text/plain", "text/calendar"},
    Ending{".vcf", "text/plain", "text/vcard"},
};

const Ending* ending_of(std::string_view name) {
  const auto plain = fold(name);
  for (const auto& e : endings)
    if (plain.ends_with(e.ending)) return &e;
  return nullptr;
}

bool is_text(std::string_view bytes) {
  const bool controls = std::any_of(bytes.begin(), bytes.end(), [](char ch) {
    const auto c = static_cast<unsigned char>(ch);
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
  return !controls || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// The part that a reader needs to find its way into a PDF; empty when it is there.
std::string_view missing_of_pdf(std::string_view bytes) {
  const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 2048));
  if (tail.find("%%EOF") == std::string_view::npos) return "%%EOF";
  const auto start = tail.rfind("startxref");
  if (start == std::string_view::npos) return "startxref";
  std::size_t at = 0, i = start + 9;
  while (i < tail.size() && (tail[i] == '\r' || tail[i] == '\n' || tail[i] == ' ')) ++i;
  while (i < tail.size() && tail[i] >= '0' && tail[i] <= '9' && at < bytes.size()) at = at * 10 + static_cast<std::size_t>(tail[i++] - '0');
  if (at == 0 || at >= bytes.size()) return "xref";
  // A table begins with "xref", a cross-reference stream with its object's number. Readers bear a distance of a few bytes.
  const auto around = bytes.substr(at, 64);
  const bool table = around.find("xref") != std::string_view::npos || around.find(" obj") != std::string_view::npos;
  return table ? "" : "xref";
}

std::string_view missing_of(std::string_view type, std::string_view bytes) {
  if (type == "application/pdf") return missing_of_pdf(bytes);
  const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 66'000));
  if (type == zip && tail.rfind("PK\x05\x06") == std::string_view::npos) return "its directory";
  if (type == "image/png" && tail.rfind("IEND") == std::string_view::npos) return "its end";
  return {};
}

}  // namespace

std::string sniff_media_type(std::string_view bytes) {
  for (const auto& magic : magics)
    if (bytes.starts_with(magic.start)) return std::string(magic.type);
  // Some programs write a line of their own before the header. Readers look for the header in the first kilobyte.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return "application/pdf";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp") return "video/mp4";
  if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return is_text(bytes.substr(0, 65'536)) ? "text/plain" : std::string(unknown);
}

Result<std::string> check_file(std::string_view name, std::string_view bytes) {
  if (bytes.empty()) return Error{"empty_file", "", {}, ""};
  const auto type = sniff_media_type(bytes);
  const auto* ending = ending_of(name);
  if (ending && ending->type != type) return Error{"not_what_it_claims", "", {std::string(ending->ending.substr(1)), type}, ""};
  if (const auto missing = missing_of(type, bytes); !missing.empty()) return Error{"damaged_file", "", {type, std::string(missing)}, ""};
  return ending && !ending->named.empty() ? std::string(ending->named) : type;
}

int pdf_pages(std::string_view bytes) {
  int pages = 0;
  for (auto at = bytes.find("/Count"); at != std::string_view::npos; at = bytes.find("/Count", at + 6)) {
    // Outlines have counts too. Only counts beside /Type /Pages are pages. They are looked for nearby only, whatever the file is.
    const auto from = at < 400 ? 0 : at - 400;
    const auto around = bytes.substr(from, largest_pages_object);
    const auto begin = around.rfind(" obj", at - from), end = around.find("endobj", at - from);
    if (begin == std::string_view::npos || end == std::string_view::npos) continue;
    const auto object = around.substr(begin, end - begin);
    if (object.find("/Type/Pages") == std::string_view::npos && object.find("/Type /Pages") == std::string_view::npos) continue;
    int n = 0;
    for (auto i = bytes.find_first_not_of(' ', at + 6); i < bytes.size() && bytes[i] >= '0' && bytes[i] <= '9' && n < 100'000; ++i)
      n = n * 10 + (bytes[i] - '0');
    pages = std::max(pages, n);
  }
  return pages;
}

}  // namespace dialogue
