// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/history.h"
#include "client/cli/print.h"
#include "client/cli/where.h"
#include "client/core/answers/answer_facts.h"
#include "client/core/answers/record_warnings.h"
#include "client/core/moderated_words.h"
#include "client/core/quoted_value.h"
#include "client/core/shown_title.h"
#include "client/core/tables/export_table.h"
#include "client/core/values.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/messages.h"
#include "shared/domain/source.h"
#include "shared/model/awaited.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue::cli {
namespace {

const Text3& sync_label(SyncState sync) {
  static const Text3 local{"Saved here", "Enregistré ici", "Guardado aquí"}, sent{"Sent", "Envoyé", "Enviado"},
      confirmed{"Confirmed", "Confirmé", "Confirmado"}, attention{"Needs you", "À traiter", "Requiere su atención"};
  switch (sync) {
    case SyncState::local:
      return local;
    case SyncState::sent:
      return sent;
    case SyncState::attention:
      return attention;
    default:
      return confirmed;
  }
}

std::string state_label(const Kind& kind, const std::string& state, std::string_view lang) {
  for (const auto& s : kind.states)
    if (s.name == state) return s.label.in(lang);
  return state;
}

std::string cell_text(Context& context, const Field* field, const Raw& raw) {
  if (field && (field->type == Type::ref || field->type == Type::person_ref)) {
    const auto id = Uuid::parse(plain_value(raw));
    const auto named = id ? context.replica().get(*id) : Result<Record>(Error{"not_found", "", {}, ""});
    const auto title = named ? shown_title(context.replica(), *named, context.lang()) : std::string();
    if (!title.empty()) return title + "  " + id->text();
  }
  return show_value(context.domain(), field, raw, context.lang());
}

std::string kind_label(Context& context, const std::string& name) {
  const Kind* kind = context.domain().kind(name);
  return kind ? kind->label.in(context.lang()) : name;
}

/// A cell of another record's change: its name there, and its value.
std::vector<std::string> word_row(Context& context, const std::string& of, const Path& path, const Raw& raw) {
  static const Text3 gone{"taken away", "retiré", "quitado"}, yes{"added", "ajouté", "añadido"};
  const Kind* kind = context.domain().kind(of);
  const CellInfo info = kind ? describe_cell(*kind, path) : CellInfo{};
  std::string label = path;
  if (info.part) label = info.part->label.in(context.lang());
  if (info.field) label = (info.part ? label + " › " : std::string()) + info.field->label.in(context.lang());
  const bool set = info.field && info.field->cls == FieldClass::set;
  const bool presence = set || (info.part && !info.field);
  const std::string state = context.say(raw.empty() ? gone : yes);
  if (!presence) return {label, raw.empty() ? state : one_line(cell_text(context, info.field, raw), 2000)};
  const auto cell = set ? parse_cell(path) : std::nullopt;
  if (!cell) return {label, state};
  const auto element = json::quote(std::string(cell->element.empty() ? cell->key : cell->element));
  return {label, one_line(cell_text(context, info.field, element), 2000) + " (" + state + ")"};
}

void print_record(Context& context, const Record& record, const std::vector<Record>& translations, const std::vector<Error>& warned) {
  const Kind& kind = *record.kind;
  const auto lang = context.lang();
  Rows rows;
  rows.add({kind.label.in(lang), record.id.text()});
  rows.add({"", context.say(sync_label(record.sync))});
  const auto words = moderated_words({&kind, record.id, &record.cells, nullptr});
  for (const auto& [path, raw] : record.cells) {
    if (raw.empty()) continue;
    if (path == state_cell) {
      rows.add({state_cell.data(), state_label(kind, plain_value(raw), lang)});
      continue;
    }
    if (words && (path == "cell" || path == "entry")) continue;
    if (words && (path == "words" || path == "proposed")) {
      for (const auto& [of, word] : words->cells) rows.add(word_row(context, words->kind, of, word));
      continue;
    }
    if (words && path == "kind") {
      rows.add({path, kind_label(context, words->kind)});
      continue;
    }
    const auto cell = parse_cell(path);
    const auto info = describe_cell(kind, path);
    std::string value = raw;
    if (cell && info.field && info.field->cls == FieldClass::set) {
      value = json::quote(std::string(cell->element.empty() ? cell->key : cell->element));
    }
    rows.add({path, one_line(cell_text(context, quoted_field(context.domain(), record, info.field), value), 2000)});
  }
  if (!record.cells.contains("source"))
    if (const auto source = source_of({&kind, record.id, &record.cells, nullptr}); !source.empty())
      rows.add({"source", show_code(context.domain(), "V-SOURCE", source, lang)});
  for (const auto& t : translations) {
    const auto get = [&](std::string_view name) {
      const auto it = t.cells.find(name);
      return it == t.cells.end() ? std::string() : plain_value(it->second);
    };
    const std::string state = get(state_cell);
    const bool stale = terms::one_of(state, terms::state("stale_minor"), terms::state("stale_major"));
    const std::string mark = stale ? " [" + state_label(*t.kind, state, lang) + "]" : "";
    rows.add({get("field") + ":" + get("lang") + mark, one_line(get("text"), 2000)});
  }
  static const Text3 to_check{"to check", "à vérifier", "por revisar"};
  for (const Error& warning : warned)
    rows.add({context.say(to_check), sentence(warning, lang, &kind) + (warning.field.empty() ? "" : " (" + warning.field + ")")});
  context.print(rows.text());
}

Status get(Context& context, const std::string& text) {
  const auto id = Context::id(text);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return record.error().code == "not_found" ? Error{"not_found", "", {text}, ""} : record.error();
  const auto translations = translations_of(context.replica(), *id);
  const auto warned = warnings_for(context.replica(), *record);
  if (context.json) {
    context.line(record_json(*record, translations, warned, context.lang()));
  } else {
    print_record(context, *record, translations, warned);
  }
  return {};
}

/// The state of a row. It also says when the record that it hangs on is deleted, cancelled or withdrawn.
std::string standing(Context& context, const Kind& kind, const Listed& row) {
  const std::string out = state_label(kind, row.values.at(0), context.lang());
  const auto record = falls_with_parent(kind) && !kind.states.empty() ? context.replica().get(row.id) : Result<Record>(Error{});
  const auto parent = record ? facts::off_parent(context.replica(), *record) : std::nullopt;
  if (!parent) return out;
  static const Text3 gone{"no longer exists", "n'existe plus", "ya no existe"}, both{"{0} ({1}: {2})", "{0} ({1} : {2})", "{0} ({1}: {2})"};
  const bool deleted = facts::flag(*parent, deleted_cell);
  return context.say(both, {out, parent->kind->label.in(context.lang()),
                            deleted ? context.say(gone) : state_label(*parent->kind, facts::state(*parent), context.lang())});
}

/// Rows as full records in one array, or as aligned lines: id, word, state, title.
Status print_rows(Context& context, const std::vector<std::pair<std::string, Listed>>& rows) {
  if (context.json) {
    context.print("[");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto record = context.replica().get(rows[i].second.id);
      if (!record) return record.error();
      context.print(i ? ",\n" : "");
      context.print(record_json(*record));
    }
    context.line("]");
    return {};
  }
  Rows lines;
  for (const auto& [name, row] : rows) {
    const auto* kind = context.domain().kind(name);
    lines.add({row.id.text(), context.say(sync_label(row.sync)), kind ? standing(context, *kind, row) : "",
               one_line(context.title(kind, row.values.at(1)))});
  }
  context.print(lines.text());
  return {};
}

struct ListWords {
  std::string kind, where, sort, text;
  std::size_t limit = 0;
  bool deleted = false;
};

std::vector<std::string> columns_of(const Kind& kind) { return {"state", kind.title_field}; }

Status list(Context& context, const ListWords& words) {
  const auto found = context.kind(words.kind);
  if (!found) return found.error();
  const Kind& kind = **found;
  context.kind_of_errors = &kind;
  auto where = parse_where(kind, words.where);
  if (!where) return where.error();
  if (const auto good = check_sort(kind, words.sort); !good) return good;
  ListQuery query;
  query.where = std::move(*where);
  query.sort = words.sort;
  query.limit = words.limit;
  query.deleted = words.deleted;
  const auto keys = context.replica().keys(kind.name, query);
  if (!keys) return keys.error();
  const auto rows = context.replica().rows(kind.name, *keys, columns_of(kind));
  if (!rows) return rows.error();
  std::vector<std::pair<std::string, Listed>> named;
  for (const auto& row : *rows) named.emplace_back(kind.name, row);
  return print_rows(context, named);
}

Status search(Context& context, const ListWords& words) {
  if (!words.kind.empty()) {
    const auto kind = context.kind(words.kind);
    if (!kind) return kind.error();
  }
  const auto found = context.replica().search(words.text, words.kind, words.limit ? words.limit : 50);
  if (!found) return found.error();
  std::vector<std::pair<std::string, Listed>> rows;
  for (const auto& [name, hit] : *found) {
    const auto record = context.replica().get(hit.id);
    if (!record) continue;
    const auto state = record->cells.find(state_cell);
    const auto* kind = record->kind;
    auto line = hit;
    const auto title = record->cells.find(kind->title_field);
    line.values = {state == record->cells.end() ? "" : plain_value(state->second),
                   title == record->cells.end() ? "" : plain_value(title->second)};
    line.sync = record->sync;
    rows.emplace_back(name, std::move(line));
  }
  return print_rows(context, rows);
}

}  // namespace

void add_read_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<ListWords>();
  auto* sub = app.add_subcommand("get", "one record");
  sub->add_option("ID", words->text)->required();
  sub->callback([&context, words] { context.command = [&context, words] { return get(context, words->text); }; });

  sub = app.add_subcommand("list", "the records of a kind");
  sub->add_option("KIND", words->kind)->required();
  sub->add_option("--where", words->where, "field=value, !=, <, >, ~ (contains), joined by and");
  sub->add_option("--sort", words->sort, "a field; --sort=-FIELD for the other way round");
  sub->add_option("--limit", words->limit)->check(CLI::PositiveNumber);
  sub->add_flag("--deleted", words->deleted, "deleted records too");
  sub->callback([&context, words] { context.command = [&context, words] { return list(context, *words); }; });

  sub = app.add_subcommand("search", "records that hold all these words, whatever their accents and case");
  sub->add_option("TEXT", words->text)->required();
  sub->add_option("--kind", words->kind);
  sub->add_option("--limit", words->limit)->check(CLI::PositiveNumber);
  sub->callback([&context, words] { context.command = [&context, words] { return search(context, *words); }; });

  sub = app.add_subcommand("history", "every accepted change of a record: from the server, kept for later");
  sub->add_option("ID", words->text)->required();
  sub->callback([&context, words] { context.command = [&context, words] { return history(context, words->text); }; });
}

}  // namespace dialogue::cli
