// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>

#include "client/core/export_columns.h"
#include "client/core/export_formats.h"
#include "client/core/values.h"

namespace dialogue {
namespace {

constexpr std::array<const char*, 3> languages{"en", "fr", "es"};

std::string original_language(const Record& record) {
  const auto it = record.cells.find("lang_original");
  const auto lang = it == record.cells.end() ? std::string() : plain_value(it->second);
  return lang.empty() ? "en" : lang;
}

std::string unit(const Record& record, const std::string& path, const std::string& source, const std::string& target) {
  std::string out =
      "<trans-unit id=\"" + escaped(record.id.text() + "/" + path) + "\" resname=\"" + escaped(path) + "\" xml:space=\"preserve\">";
  out += "<source>" + escaped(source) + "</source>";
  if (!target.empty()) out += "<target state=\"translated\">" + escaped(target) + "</target>";
  return out + "</trans-unit>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\t':
        out += c;
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

Status export_xliff(Replica& replica, const Kind& kind, const ExportSink& sink) {
  std::map<std::pair<std::string, std::string>, std::string> files;  // source and target language
  const auto done = each_record(replica, kind, [&](const Record& record) {
    const auto translations = translations_of(replica, record.id);
    const auto from = original_language(record);
    for (const auto& [path, raw] : record.cells) {
      const auto info = describe_cell(kind, path);
      if (raw.empty() || !info.field || !info.field->translatable) continue;
      const auto source = plain_value(raw);
      if (source.empty()) continue;
      for (const auto* to : languages)
        if (from != to) files[{from, to}] += unit(record, path, source, translated(translations, path, to));
    }
  });
  if (!done) return done;
  // A document without a file is none.
  if (files.empty()) files[{"en", "fr"}];
  sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n");
  for (const auto& [languages_of, units] : files) {
    sink("<file original=\"" + escaped(kind.name) + "\" datatype=\"plaintext\" source-language=\"" + escaped(languages_of.first) +
         "\" target-language=\"" + escaped(languages_of.second) + "\"><body>\n");
    sink(units);
    sink("</body></file>\n");
  }
  sink("</xliff>\n");
  return {};
}

}  // namespace dialogue
