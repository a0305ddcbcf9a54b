// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <map>

#include "client/core/quoted_value.h"
#include "client/core/tables/export_table.h"
#include "client/core/values.h"
#include "shared/domain/messages.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

/// Values and sets of one record or part, by name. A name is either a value or a set.
struct Values {
  std::map<std::string, Raw> single;
  std::map<std::string, std::vector<std::string>> sets;

  void take(std::string_view name, std::string_view element, const Raw& raw) {
    if (element.empty()) {
      single[std::string(name)] = raw;
    } else {
      sets[std::string(name)].emplace_back(element);
    }
  }

  /// `of` is the kind or the part that declares the names; null when it is not known here.
  template <class Declared>
  void write(json::Writer& out, const Record& record, const Declared* of) const {
    for (const auto& [name, raw] : single) out.key(name).raw(quoted_json(platform(), record, of ? of->field(name) : nullptr, raw));
    for (const auto& [name, elements] : sets) {
      if (single.contains(name)) continue;
      out.key(name).begin_array();
      for (const auto& element : elements) out.string(element);
      out.end_array();
    }
  }
};

struct PartValues {
  Raw order;
  Values values;
};

struct Taken {
  Values fields;
  std::map<std::string, std::map<std::string, PartValues>> parts;
};

Taken take_apart(const Record& record) {
  Taken taken;
  for (const auto& [path, raw] : record.cells) {
    if (raw.empty() || path == state_cell || path == deleted_cell) continue;
    const auto cell = parse_cell(path);
    if (!cell) continue;
    const bool part = !cell->field.empty() || (record.kind && record.kind->part(cell->name));
    if (!part) {
      taken.fields.take(cell->name, cell->key, raw);
      continue;
    }
    PartValues& values = taken.parts[std::string(cell->name)][std::string(cell->key)];
    if (cell->field.empty()) {
      values.order = raw;
    } else {
      values.values.take(cell->field, cell->element, raw);
    }
  }
  return taken;
}

void write_parts(json::Writer& out, const Record& record, const std::map<std::string, std::map<std::string, PartValues>>& parts) {
  out.key("parts").begin_object();
  for (const auto& [name, by_id] : parts) {
    // A part that was taken away has no presence cell. What others wrote into it meanwhile waits beside it as proposals.
    std::vector<const std::pair<const std::string, PartValues>*> present;
    for (const auto& part : by_id)
      if (!part.second.order.empty()) present.push_back(&part);
    std::stable_sort(present.begin(), present.end(), [](const auto* a, const auto* b) { return a->second.order < b->second.order; });
    if (present.empty()) continue;
    out.key(name).begin_array();
    for (const auto* part : present) {
      out.begin_object().key("id").string(part->first).key("order").raw(part->second.order);
      part->second.values.write(out, record, record.kind ? record.kind->part(name) : nullptr);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

/// {"fr":{"title":…}} of a cell of the translations.
void write_translations(json::Writer& out, const char* key, std::string_view of, const std::vector<Record>& translations) {
  std::map<std::string, std::map<std::string, Raw>> by_lang;
  for (const auto& translation : translations) {
    const auto cell = [&](std::string_view name) {
      const auto it = translation.cells.find(name);
      return it == translation.cells.end() ? Raw() : it->second;
    };
    if (!cell("text").empty() && !cell(of).empty()) by_lang[plain_value(cell("lang"))][plain_value(cell("field"))] = cell(of);
  }
  if (by_lang.empty()) return;
  out.key(key).begin_object();
  for (const auto& [lang, fields] : by_lang) {
    out.key(lang).begin_object();
    for (const auto& [field, raw] : fields) out.key(field).raw(raw);
    out.end_object();
  }
  out.end_object();
}

}  // namespace

std::string_view sync_word(SyncState sync) {
  switch (sync) {
    case SyncState::local:
      return "local";
    case SyncState::sent:
      return "sent";
    case SyncState::attention:
      return "attention";
    default:
      return "confirmed";
  }
}

namespace {

void write_warnings(json::Writer& out, const Record& record, const std::vector<Error>& warnings, std::string_view lang) {
  if (warnings.empty()) return;
  out.key("warnings").begin_array();
  for (const Error& warning : warnings) {
    out.begin_object().key("code").string(warning.code).key("field").string(warning.field).key("args").begin_array();
    for (const std::string& arg : warning.args) out.string(arg);
    out.end_array().key("message").string(sentence(warning, lang, record.kind)).end_object();
  }
  out.end_array();
}

std::string written(const Record& record, const std::vector<Record>* translations, const std::vector<Error>& warnings,
                    std::string_view lang) {
  const auto taken = take_apart(record);
  json::Writer out(1024);
  out.begin_object().key("id").string(record.id.text()).key("kind").string(record.kind ? record.kind->name : "").key("state");
  const auto state = record.cells.find(state_cell);
  if (state != record.cells.end() && !state->second.empty()) {
    out.raw(state->second);
  } else if (record.kind && !record.kind->states.empty()) {
    out.string(record.kind->states.front().name);
  } else {
    out.null();
  }
  out.key("sync").string(sync_word(record.sync)).key("fields").begin_object();
  taken.fields.write(out, record, record.kind);
  out.end_object();
  write_parts(out, record, taken.parts);
  if (translations) {
    write_translations(out, "translations", "text", *translations);
    write_translations(out, "translation_states", state_cell, *translations);
  }
  write_warnings(out, record, warnings, lang);
  out.key("seq").number(record.seq);
  if (const auto deleted = record.cells.find(deleted_cell); deleted != record.cells.end() && deleted->second == "true")
    out.key("deleted").boolean(true);
  if (record.ghost) out.key("ghost").boolean(true);
  return out.end_object().take();
}

}  // namespace

std::string record_json(const Record& record, const std::vector<Record>* translations) { return written(record, translations, {}, {}); }

std::string record_json(const Record& record, const std::vector<Record>& translations, const std::vector<Error>& warnings,
                        std::string_view lang) {
  return written(record, &translations, warnings, lang);
}

}  // namespace dialogue
