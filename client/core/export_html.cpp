// SPDX-License-Identifier: Apache-2.0
#include "client/core/export_columns.h"
#include "client/core/export_formats.h"
#include "client/core/values.h"
#include "shared/domain/messages.h"
#include "shared/domain/record.h"

namespace dialogue {
namespace {

constexpr std::string_view style =
    "body{font:11pt/1.45 \"Noto Sans\",sans-serif;margin:2em auto;max-width:50em;padding:0 1em;color:#222}"
    "article{border-top:1px solid #999;padding:1em 0;break-inside:avoid-page}h1{font-size:1.5em}h2{font-size:1.15em;margin:.2em 0}"
    "h3{font-size:1em;margin:.8em 0 .2em}dl{display:grid;grid-template-columns:minmax(9em,14em) 1fr;gap:.2em 1em;margin:.5em "
    "0}dt{color:#555}"
    "dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.id{color:#666;font-size:.85em}@page{margin:18mm}@media "
    "print{body{margin:0;max-width:none}}";

/// Writes one kind's records in one language.
class Page {
 public:
  Page(Replica& replica, const Kind& kind, std::string_view lang) : replica_(replica), kind_(kind), lang_(lang) {}

  std::string head() const {
    const auto title = escaped(kind_.plural.in(lang_));
    return "<!doctype html>\n<html lang=\"" + lang_ + "\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>" +
           std::string(style) + "</style></head><body><h1>" + title + "</h1>\n";
  }

  std::string article(const Record& record) const {
    const auto translations = translations_of(replica_, record.id);
    const auto title = translated(translations, kind_.title_field, lang_);
    std::string out = "<article><h2>" + escaped(title.empty() ? plain_cell(record.cells, kind_.title_field) : title) +
                      "</h2><p class=\"id\">" + escaped(state_of_record(record)) + " · " + record.id.text() + "</p>\n<dl>";
    for (const auto& field : kind_.fields) out += row(record, translations, field, field.name);
    out += "</dl>\n";
    for (const auto& part : kind_.parts) out += parts(record, translations, part);
    return out + "</article>\n";
  }

 private:
  std::string state_of_record(const Record& record) const {
    const auto name = plain_cell(record.cells, state_cell);
    for (const auto& state : kind_.states)
      if (state.name == name) return state.label.in(lang_);
    return name;
  }

  std::string element(const Field& field, const std::string& key) const {
    if (field.type == Type::code) return show_code(replica_.domain(), field.vocab, key, lang_);
    return named(key);
  }

  std::string named(const std::string& value) const {
    const auto id = Uuid::parse(value);
    const auto title = id ? replica_.title_of(*id) : std::string();
    return title.empty() ? value : title;
  }

  std::string shown(const Record& record, const std::vector<Record>& translations, const Field& field, const std::string& path) const {
    if (field.cls == FieldClass::set) {
      std::string out;
      any_cell(record.cells, path, [&](std::string_view key, std::string_view rest, std::string_view) {
        if (rest.empty()) out += (out.empty() ? "" : "; ") + element(field, std::string(key));
        return false;
      });
      return out;
    }
    if (field.translatable)
      if (const auto words = translated(translations, path, lang_); !words.empty()) return words;
    const auto it = record.cells.find(path);
    if (it == record.cells.end() || it->second.empty()) return {};
    if (field.type == Type::ref || field.type == Type::person_ref) return named(plain_value(it->second));
    return show_value(replica_.domain(), &field, it->second, lang_);
  }

  std::string row(const Record& record, const std::vector<Record>& translations, const Field& field, const std::string& path) const {
    const auto value = shown(record, translations, field, path);
    return value.empty() ? value : "<dt>" + escaped(field.label.in(lang_)) + "</dt><dd>" + escaped(value) + "</dd>\n";
  }

  std::string parts(const Record& record, const std::vector<Record>& translations, const Part& part) const {
    std::string out;
    any_cell(record.cells, part.name, [&](std::string_view id, std::string_view rest, std::string_view) {
      if (!rest.empty()) return false;
      out += "<h3>" + escaped(part.label.in(lang_)) + "</h3><dl>";
      for (const auto& field : part.fields) out += row(record, translations, field, part.name + "[" + std::string(id) + "]." + field.name);
      out += "</dl>\n";
      return false;
    });
    return out;
  }

  Replica& replica_;
  const Kind& kind_;
  std::string lang_;
};

}  // namespace

Status export_html(Replica& replica, const Kind& kind, std::string_view lang, const ExportSink& sink) {
  const Page page(replica, kind, lang);
  sink(page.head());
  const auto done = each_record(replica, kind, [&](const Record& record) { sink(page.article(record)); });
  if (!done) return done;
  sink("</body></html>\n");
  return {};
}

}  // namespace dialogue
