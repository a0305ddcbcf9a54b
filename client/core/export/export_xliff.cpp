// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "client/core/export/export_formats.h"
#include "client/core/export/xml_writer.h"
#include "client/core/tables/export_columns.h"
#include "client/core/values.h"

namespace dialogue {
namespace {

constexpr std::array<const char*, 3> languages{"en", "fr", "es"};

struct Unit {
  Uuid record;
  std::string path, source, target;
  bool stale;  ///< its source was changed since
};

/// Units by source and target language: each pair is a file of its own in the document.
using Files = std::map<std::pair<std::string, std::string>, std::vector<Unit>>;

void add_units(Files& files, const Kind& kind, const Record& record, const std::vector<Record>& translations) {
  const auto noted = original_language(record), from = noted.empty() ? std::string("en") : noted;
  for (const auto& [path, raw] : record.cells) {
    const auto info = describe_cell(kind, path);
    if (raw.empty() || !info.field || !info.field->translatable) continue;
    const auto source = plain_value(raw);
    if (source.empty()) continue;
    for (const auto* to : languages)
      if (from != to)
        files[{from, to}].push_back(
            {record.id, path, source, translated(translations, path, to), !staleness_of(translations, path, to).empty()});
  }
}

void write(XmlWriter& xml, const Unit& unit, const std::string& to, bool first, ExportReport& report) {
  xml.start("trans-unit", {{"id", unit.record.text() + "/" + unit.path}, {"resname", unit.path}, {"xml:space", "preserve"}});
  // Tells it once, however many languages it goes to.
  if (!xml.element("source", unit.source) && first) report.replaced.push_back({unit.record, unit.path});
  if (!unit.target.empty() && !xml.element("target", unit.target, {{"state", unit.stale ? "needs-review-translation" : "translated"}}))
    report.replaced.push_back({unit.record, unit.path + ":" + to});
  xml.end();
  xml.line();
}

}  // namespace

Status export_xliff(Replica& replica, const Kind& kind, const ExportSink& sink, ExportReport& report) {
  Files files;
  const auto done =
      each_record(replica, kind, [&](const Record& record) { add_units(files, kind, record, translations_of(replica, record.id)); });
  if (!done) return done;
  // A document without a file is no document.
  if (files.empty()) files[{"en", "fr"}];
  XmlWriter xml;
  xml.declaration();
  xml.start("xliff", {{"version", "1.2"}, {"xmlns", "urn:oasis:names:tc:xliff:document:1.2"}});
  xml.line();
  std::string source;
  for (const auto& [pair, units] : files) {
    const bool first = std::exchange(source, pair.first) != pair.first;
    xml.start("file",
              {{"original", kind.name}, {"datatype", "plaintext"}, {"source-language", pair.first}, {"target-language", pair.second}});
    xml.start("body");
    xml.line();
    for (const Unit& unit : units) {
      write(xml, unit, pair.second, first, report);
      sink(xml.take());
    }
    xml.end();
    xml.end();
    xml.line();
  }
  xml.end();
  xml.line();
  sink(xml.take());
  return {};
}

}  // namespace dialogue
