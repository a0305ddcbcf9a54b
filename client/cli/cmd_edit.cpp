// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "client/cli/assignments.h"
#include "client/cli/commands.h"
#include "client/cli/nearest.h"
#include "client/core/tables/variants.h"
#include "client/core/values.h"
#include "shared/base/clock.h"
#include "shared/model/rights.h"
#include "shared/wire/json.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

Uuid new_id() {
  std::array<std::uint8_t, 10> random{};
  system_random().fill(random);
  return Uuid::v7(system_clock().unix_ms(), random);
}

void warn(Context& context, const Edits& edits) {
  static const Text3 text{"New term, kept as it is: {0}", "Terme nouveau, conservé tel quel : {0}",
                          "Término nuevo, se conserva tal cual: {0}"};
  for (const auto& term : edits.new_terms) context.note(context.say(text, {term}));
}

constexpr std::string_view language_field = "lang_original";

/// The language that a new record is written in: the one that was given, else the one that is spoken here.
std::string original_of(const Context& context, const std::vector<std::string>& assignments) {
  const std::string begin = std::string(language_field) + "=";
  for (const auto& text : assignments)
    if (text.starts_with(begin)) return text.substr(begin.size());
  return context.lang();
}

bool has_words(const Kind& kind) {
  const auto any = [](const std::vector<Field>& fields) {
    return std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.translatable; });
  };
  return kind.field(language_field) &&
         (any(kind.fields) || std::any_of(kind.parts.begin(), kind.parts.end(), [&](const Part& part) { return any(part.fields); }));
}

/// Creates or edits the translation records of a record.
Status translate(Context& context, const Uuid& parent, const Cells& parent_cells, const std::vector<TranslationEdit>& translations) {
  for (const auto& t : translations)
    if (const auto done = write_variant(context.replica(), parent, parent_cells, {t.field, t.lang, t.text}, nullptr); !done) return done;
  return {};
}

/// A record and its translations are one act of their author, so they are one group.
Status create_with(Context& context, const Kind& kind, const Edits& edits) {
  Replica& replica = context.replica();
  return replica.together([&]() -> Status {
    const auto id = replica.create(kind.name, edits.cells);
    if (!id) return id.error();
    context.made = *id;
    if (edits.translations.empty()) return {};
    const auto record = replica.get(*id);
    if (!record) return record.error();
    return translate(context, *id, record->cells, edits.translations);
  });
}

Status create(Context& context, const std::string& name, const std::vector<std::string>& assignments, const std::string& encoding) {
  const auto found = context.kind(name);
  if (!found) return found.error();
  const Kind& kind = **found;
  context.kind_of_errors = &kind;
  const Cells nothing;
  const std::string original = original_of(context, assignments);
  AssignmentReader reader(context.domain(), kind, nothing, original, new_id, encoding);
  for (const auto& text : assignments)
    if (const auto done = reader.take(text, Verb::set, true); !done) return done;
  auto& cells = reader.edits().cells;
  const bool said = std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.first == language_field; });
  if (!said && has_words(kind)) cells.emplace_back(language_field, json::quote(original));
  const Cells born(cells.begin(), cells.end());
  if (const auto missing = missing_at_birth({&kind, {}, &born, nullptr}); !missing.empty())
    return Error{"missing", missing.front()->name, {}, ""};
  warn(context, reader.edits());
  const auto made = create_with(context, kind, reader.edits());
  if (!made) return made;
  const std::string id = context.made.text();
  if (context.json) {
    context.line(json_text({{"id", id}, {"kind", kind.name}}));
  } else {
    context.line(id);
  }
  return {};
}

Status done_with(Context& context, const Uuid& id) {
  if (!context.json) return {};
  const auto record = context.replica().get(id);
  context.line(json_text({{"id", id.text()}, {"sync", record && record->sync == SyncState::attention ? "attention" : "local"}}));
  return {};
}

Status edit(Context& context, const std::string& id_text, const std::vector<std::string>& assignments, Verb verb,
            const std::string& encoding) {
  const auto id = Context::id(id_text);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {id_text}, record.error().detail};
  context.kind_of_errors = record->kind;
  const auto written_in = record->cells.find(language_field);
  AssignmentReader reader(context.domain(), *record->kind, record->cells,
                          written_in == record->cells.end() ? "" : plain_value(written_in->second), new_id, encoding);
  for (const auto& text : assignments)
    if (const auto done = reader.take(text, verb, false); !done) return done;
  warn(context, reader.edits());
  const auto edit_all = [&]() -> Status {
    // Commands print what the replica holds, so the program's user has seen it.
    if (!reader.edits().cells.empty())
      if (const auto done = context.replica().edit(*id, reader.edits().cells, nullptr); !done) return done;
    return translate(context, *id, record->cells, reader.edits().translations);
  };
  // A lone edit folds into the one that waits. With translations it is a group.
  if (const auto done = reader.edits().translations.empty() ? edit_all() : context.replica().together(edit_all); !done) return done;
  return done_with(context, *id);
}

Status remove(Context& context, const std::string& id_text, bool back) {
  const auto id = Context::id(id_text);
  if (!id) return id.error();
  const auto done = back ? context.replica().restore(*id) : context.replica().remove(*id);
  if (!done) return done.error().code == "not_found" ? Error{"not_found", "", {id_text}, ""} : done.error();
  return done_with(context, *id);
}

Result<std::pair<std::string, Raw>> argument(const Act& act, const std::string& text, const std::string& encoding) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return Error{"bad_assignment", "", {text}, ""};
  const auto name = text.substr(0, equals);
  auto value = value_text(text.substr(equals + 1), encoding);
  if (!value) return value.error();
  std::vector<std::string> names;
  for (const auto& arg : act.args) {
    names.push_back(arg.name);
    if (arg.name != name) continue;
    if (arg.type == Type::json) return std::pair(name, *value);
    Field field;
    field.name = name, field.type = arg.type, field.vocab = arg.vocab;
    auto raw = parse_value(field, *value);
    if (!raw) return raw.error();
    return std::pair(name, std::move(*raw));
  }
  return Error{"unknown_argument", name, {nearest(name, names)}, ""};
}

Status act(Context& context, const std::string& id_text, const std::string& name, const std::vector<std::string>& args,
           const std::string& encoding) {
  const auto id = Context::id(id_text);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {id_text}, record.error().detail};
  context.kind_of_errors = record->kind;
  const auto* declared = record->kind->act(name);
  if (!declared) {
    std::vector<std::string> names;
    for (const auto& a : record->kind->acts) names.push_back(a.name);
    return Error{"unknown_act", name, {nearest(name, names)}, ""};
  }
  std::vector<std::pair<std::string, Raw>> raws;
  for (const auto& text : args) {
    auto one = argument(*declared, text, encoding);
    if (!one) return one.error();
    raws.push_back(std::move(*one));
  }
  if (const auto done = context.replica().act(*id, name, raws, nullptr); !done) return done;
  static const Text3 queued{"Waits to be sent: the server decides at the next sync.",
                            "En attente d'envoi : le serveur décidera à la prochaine synchronisation.",
                            "Pendiente de envío: el servidor decidirá en la próxima sincronización."};
  if (!context.json) context.note(context.say(queued));
  return done_with(context, *id);
}

struct EditWords {
  std::string id, name, encoding;
  std::vector<std::string> rest;
};

}  // namespace

void add_edit_commands(CLI::App& app, Context& context) {
  const auto command = [&](const char* name, const char* about, const char* first, const char* second, const char* rest, auto run) {
    auto* sub = app.add_subcommand(name, about);
    auto words = std::make_shared<EditWords>();
    sub->add_option(first, words->id)->required();
    if (*second) sub->add_option(second, words->name)->required();
    if (*rest) {  // the library refuses names with "="
      auto* option =
          sub->add_option(rest, words->rest, "FIELD=VALUE, FIELD=@FILE, FIELD:fr=VALUE, FIELD+=VALUE, PART+={json}, PART[ID].FIELD=VALUE");
      if (!*second && std::string_view(name) != "create") option->required();
      sub->add_option("--encoding", words->encoding, "of the files named with @, instead of the one found")->type_name("NAME");
    }
    sub->callback([&context, words, run] { context.command = [&context, words, run] { return run(context, *words); }; });
  };
  command("create", "makes a record and prints its id", "KIND", "", "FIELDS",
          [](Context& c, const EditWords& w) { return create(c, w.id, w.rest, w.encoding); });
  command("set", "edits fields", "ID", "", "FIELDS",
          [](Context& c, const EditWords& w) { return edit(c, w.id, w.rest, Verb::set, w.encoding); });
  command("add", "adds to a set or a part", "ID", "", "FIELDS",
          [](Context& c, const EditWords& w) { return edit(c, w.id, w.rest, Verb::add, w.encoding); });
  command("remove", "takes out of a set, or a part away", "ID", "", "FIELDS",
          [](Context& c, const EditWords& w) { return edit(c, w.id, w.rest, Verb::remove, w.encoding); });
  command("delete", "deletes a record that was never published", "ID", "", "",
          [](Context& c, const EditWords& w) { return remove(c, w.id, false); });
  command("restore", "brings a deleted record back", "ID", "", "", [](Context& c, const EditWords& w) { return remove(c, w.id, true); });
  command("act", "queues a binding act; the server decides at the next sync", "ID", "ACT", "ARGUMENTS",
          [](Context& c, const EditWords& w) { return act(c, w.id, w.name, w.rest, w.encoding); });
}

}  // namespace dialogue::cli
