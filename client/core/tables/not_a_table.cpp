// SPDX-License-Identifier: Apache-2.0
#include "client/core/tables/not_a_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "client/core/files/files_sniff.h"
#include "client/core/values.h"

namespace dialogue {
namespace {

constexpr std::size_t head_max = 4096;

Error is(const char* code, std::string_view format) { return {code, "", {std::string(format)}, ""}; }

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A zip of parts is known by their names, which stand in it uncompressed.
Error in_zip(std::string_view bytes) {
  if (holds(bytes, "xl/workbook") || holds(bytes, "opendocument.spreadsheet")) return is("spreadsheet", "XLSX");
  if (holds(bytes, "word/document")) return is("document_file", "DOCX");
  if (holds(bytes, "ppt/presentation")) return is("document_file", "PPTX");
  if (holds(bytes, "opendocument.text")) return is("document_file", "ODT");
  if (holds(bytes, "opendocument.presentation")) return is("document_file", "ODP");
  return is("zip_file", "zip");
}

Error in_compound(std::string_view bytes) {
  const std::string_view word("W\0o\0r\0d\0D\0o\0c\0", 14), power("P\0o\0w\0e\0r\0P\0o\0", 14);
  if (holds(bytes, word)) return is("document_file", "DOC");
  if (holds(bytes, power)) return is("document_file", "PPT");
  return is("spreadsheet", "XLS");
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// The name of the outermost element, without its prefix. It stands behind declarations and comments.
std::string_view root_of(std::string_view head) {
  while (head.starts_with("<?") || head.starts_with("<!")) {
    const std::string_view close = head.starts_with("<!--") ? "-->" : ">";
    const auto end = head.find(close);
    if (end == std::string_view::npos) return {};
    head = trimmed(head.substr(end + close.size()));
  }
  if (!head.starts_with('<')) return {};
  auto name = head.substr(1, std::min(head.find_first_of(" \t\r\n/>"), head.size()) - 1);
  if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

std::optional<Error> marked_up(std::string_view text) {
  const auto head = lower(text.substr(0, head_max));
  const auto root = root_of(head);
  struct Known {
    std::string_view root, code, name;
  };
  static constexpr std::array roots{Known{"tmx", "translation_file", "TMX"},    Known{"xliff", "translation_file", "XLIFF"},
                                    Known{"ts", "translation_file", "TS"},      Known{"tbx", "translation_file", "TBX"},
                                    Known{"martif", "translation_file", "TBX"}, Known{"html", "html_file", "HTML"},
                                    Known{"table", "html_file", "HTML"},        Known{"svg", "image_file", "SVG"}};
  for (const auto& known : roots)
    if (root == known.root) return is(known.code.data(), known.name);
  if (holds(head, "excel.sheet") || root == "workbook") return is("spreadsheet", "XML");
  if (holds(head, "opendocument.spreadsheet")) return is("spreadsheet", "FODS");
  if (holds(head, "<!doctype html") || holds(head, "<html") || holds(head, "<head") || holds(head, "<body")) return is("html_file", "HTML");
  // A heading in angle brackets is one of a table.
  const bool declared = head.starts_with("<?xml") || head.starts_with("<!");
  if (declared || (text.ends_with('>') && text.size() > 3 && (holds(head, "</") || holds(head, "/>")))) return is("xml_file", "XML");
  return {};
}

/// A message, or a page that a browser saved as one: lines of "Name: value" that say that they are MIME.
std::optional<Error> as_message(std::string_view text) {
  const auto head = lower(text.substr(0, head_max));
  const auto colon = head.find(": ");
  if (colon > head.find_first_of(" \t\r\n,;|") || !holds(head, "\nmime-version: 1")) return {};
  return holds(head, "multipart/related") ? is("html_file", "MHTML") : is("document_file", "EML");
}

/// The texts of one language by their keys, as web programs have them: "fr:", then deeper "key: text".
bool is_language_tree(std::string_view text) {
  const auto line = [&] {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto out = text.substr(0, end);
    text.remove_prefix(std::min(text.find_first_not_of("\r\n", end), text.size()));
    return out;
  };
  auto first = line();
  while (first.starts_with('#') || first == "---") first = line();
  const auto next = line();
  const bool language = first.size() >= 3 && first.size() <= 6 && first.ends_with(':') &&
                        std::islower(static_cast<unsigned char>(first[0])) && std::islower(static_cast<unsigned char>(first[1]));
  return language && next.starts_with("  ") && holds(next, ":");
}

/// Lines of key = text and comments, nothing else.
bool is_properties(std::string_view text) {
  std::size_t entries = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#') || line.starts_with('!')) continue;
    const auto key = trimmed(line.substr(0, line.find('=')));
    if (key.size() == line.size() || key.empty() || key.find_first_of(" \t,;|\"") != std::string_view::npos) return false;
    ++entries;
  }
  return entries > 1;
}

/// Comments and blank lines, then an entry.
bool is_catalogue(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = trimmed(text.substr(0, end));
    if (line.starts_with("msgid \"") || line.starts_with("msgctxt \"")) return holds(text.substr(0, 1u << 16), "msgstr");
    if (!line.empty() && !line.starts_with('#')) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

/// Lines of "key" = "text"; as programs for Apple's systems have them.
bool is_strings(std::string_view text) {
  if (!text.starts_with('"') || !text.ends_with(';')) return false;
  const auto line = trimmed(text.substr(0, text.find_first_of("\r\n")));
  return line.ends_with("\";") && (holds(line, "\" = \"") || holds(line, "\"=\""));
}

/// From the first line on that holds more than separators, because empty rows are no rows.
std::string_view from_first_row(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\f\v,;|");
  if (first == std::string_view::npos) return {};
  const auto line = text.find_last_of("\r\n", first);
  return line == std::string_view::npos ? text : text.substr(line + 1);
}

bool is_json(std::string_view text) {
  const bool object = text.starts_with('{') && text.ends_with('}'), list = text.starts_with('[') && text.ends_with(']');
  if (!object && !list) return false;
  const auto next = trimmed(text.substr(1)).front();
  return object ? next == '"' || next == '}' : std::string_view("{[]\"-0123456789tfn").find(next) != std::string_view::npos;
}

}  // namespace

std::optional<Error> not_text_at_all(std::string_view bytes) {
  const auto type = sniff_media_type(bytes);
  if (type == "application/zip") return in_zip(bytes);
  if (type == "application/x-ole-storage") return in_compound(bytes);
  if (type == "application/pdf") return is("pdf_file", "PDF");
  if (type == "application/rtf") return is("document_file", "RTF");
  if (type == "application/gzip") return is("zip_file", "gzip");
  if (type.starts_with("image/")) {
    auto name = type.substr(6);
    for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return is("image_file", name);
  }
  if (type.starts_with("audio/") || type.starts_with("video/")) return is("not_text", type);
  struct Magic {
    std::string_view start, code, name;
  };
  static constexpr std::array others{Magic{"SQLite format 3", "not_text", "SQLite"},
                                     Magic{"\x7F"
                                           "ELF",
                                           "not_text", "program"},
                                     Magic{"\xDE\x12\x04\x95", "translation_file", "MO"},
                                     Magic{"\x95\x04\x12\xDE", "translation_file", "MO"},
                                     Magic{"7z\xBC\xAF", "zip_file", "7z"},
                                     Magic{"Rar!", "zip_file", "RAR"},
                                     Magic{"BZh", "zip_file", "bzip2"},
                                     Magic{"\xFD"
                                           "7zXZ",
                                           "zip_file", "xz"},
                                     Magic{"\x28\xB5\x2F\xFD", "zip_file", "zstd"},
                                     Magic{"PAR1", "not_text", "Parquet"},
                                     Magic{"II*\0", "image_file", "TIFF"},
                                     Magic{"MM\0*", "image_file", "TIFF"}};
  for (const auto& magic : others)
    if (bytes.starts_with(magic.start) && (magic.start != "BZh" || bytes.substr(4, 6) == "1AY&SY"))
      return is(magic.code.data(), magic.name);
  return {};
}

std::optional<Error> not_a_table(std::string_view text) {
  text = trimmed(from_first_row(text));
  const auto first = lower(trimmed(text.substr(0, text.find_first_of("\r\n"))));
  if (first == "begin:vcalendar") return is("calendar_file", "iCalendar");
  if (first == "begin:vcard") return is("contacts_file", "vCard");
  if (text.starts_with('<')) return marked_up(text);
  if (text.starts_with("{\\rtf")) return is("document_file", "RTF");
  if (is_json(text)) return is("json_file", "JSON");
  if (is_catalogue(text)) return is("translation_file", "PO");
  if (is_strings(text)) return is("translation_file", "strings");
  if (is_language_tree(text)) return is("translation_file", "YAML");
  if (is_properties(text)) return is("translation_file", "properties");
  if (auto message = as_message(text)) return message;
  return {};
}

}  // namespace dialogue
