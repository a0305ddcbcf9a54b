// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>

#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "client/cli/sentences.h"
#include "client/core/files/files_store.h"
#include "client/core/tables/csv_text.h"
#include "client/core/tables/import_run.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

struct TableWords {
  std::string kind, file, map, encoding, delimiter, decimals;
  std::vector<std::string> set;
  bool dry_run = false, update = false, all_or_none = false;
};

std::string_view outcome_word(RowOutcome outcome) {
  return outcome == RowOutcome::taken ? "taken" : outcome == RowOutcome::unchanged ? "unchanged" : "refused";
}

Json problems_json(const Context& context, const std::vector<RowProblem>& problems, const Kind& kind) {
  Json out = Json::array();
  for (const auto& p : problems)
    out.push_back({{"column", p.column}, {"code", p.error.code}, {"reason", message_of(p.error, &kind, context.lang())}});
  return out;
}

Json row_json(const Context& context, const RowReport& row, const Kind& kind) {
  Json out{{"row", row.row}, {"line", row.line}, {"outcome", outcome_word(row.outcome)}};
  if (!row.id.is_nil()) out["id"] = row.id.text();
  if (!row.differs.empty()) out["differs"] = row.differs;
  if (!row.problems.empty()) out["problems"] = problems_json(context, row.problems, kind);
  if (!row.notes.empty()) out["notes"] = problems_json(context, row.notes, kind);
  return out;
}

std::string report_json(const Context& context, const Table& table, const ImportReport& report, const Kind& kind, bool dry_run) {
  Json out{{"kind", kind.name},
           {"encoding", table.encoding},
           {"delimiter", std::string(1, table.delimiter)},
           {"line_ends", table.line_ends},
           {"columns", table.header.size()}};
  if (!table.nameless.empty()) out["nameless"] = table.nameless;
  out["dry_run"] = dry_run;
  out["taken"] = report.taken;
  out["unchanged"] = report.unchanged;
  out["refused"] = report.refused;
  Json& rows = out["rows"] = Json::array();
  for (const auto& row : report.rows) rows.push_back(row_json(context, row, kind));
  return json_text(out);
}

std::string delimiter_name(const Context& context, char delimiter) {
  static const Text3 comma{"comma", "virgule", "coma"}, semicolon{"semicolon", "point-virgule", "punto y coma"},
      tab{"tab", "tabulation", "tabulador"};
  if (delimiter == ',') return context.say(comma);
  if (delimiter == ';') return context.say(semicolon);
  return delimiter == '\t' ? context.say(tab) : std::string(1, delimiter);
}

void print_found(Context& context, const Table& table) {
  static const Text3 found{"Found: {0}, separated by {1}, line ends {2}, {3} columns, {4} rows.",
                           "Trouvé : {0}, séparateur {1}, fins de ligne {2}, {3} colonnes, {4} lignes.",
                           "Encontrado: {0}, separador {1}, finales de línea {2}, {3} columnas, {4} filas."};
  static const Text3 nameless{"Column {0} has no heading: it is left out.", "La colonne {0} n'a pas de titre : elle est laissée de côté.",
                              "La columna {0} no tiene título: se deja fuera."};
  context.line(context.say(found, {table.encoding, delimiter_name(context, table.delimiter), table.line_ends,
                                   std::to_string(table.header.size()), std::to_string(table.rows.size())}));
  for (const auto column : table.nameless) context.line(context.say(nameless, {std::to_string(column)}));
}

void print_report(Context& context, const ImportReport& report, const Kind& kind, const TableWords& words) {
  static const Text3 refused{"row {0} (line {1}) refused", "ligne {0} (ligne {1} du fichier) refusée",
                             "fila {0} (línea {1} del archivo) rechazada"},
      noted{"row {0} (line {1})", "ligne {0} (ligne {1} du fichier)", "fila {0} (línea {1} del archivo)"},
      differs{"row {0} (line {1}) is here and differs in: {2}", "ligne {0} (ligne {1} du fichier) est déjà là et diffère : {2}",
              "fila {0} (línea {1} del archivo) ya está y difiere en: {2}"},
      column{"column {0}", "colonne {0}", "columna {0}"},
      total{"{0} taken, {1} unchanged, {2} refused.", "{0} prises, {1} inchangées, {2} refusées.",
            "{0} tomadas, {1} sin cambios, {2} rechazadas."},
      dry{"Nothing was changed (--dry-run).", "Rien n'a été modifié (--dry-run).", "No se ha cambiado nada (--dry-run)."},
      update{"Give --update to bring the differences as edits.", "Ajoutez --update pour reprendre ces différences.",
             "Use --update para incorporar las diferencias."};
  bool different = false;
  const auto tell = [&](const std::string& of_row, const RowProblem& p) {
    context.line(of_row + (p.column.empty() ? "" : ", " + context.say(column, {p.column})) + ": " +
                 message_of(p.error, &kind, context.lang()));
  };
  for (const auto& row : report.rows) {
    const std::vector<std::string> where{std::to_string(row.row), std::to_string(row.line)};
    for (const auto& p : row.notes)
      if (row.outcome == RowOutcome::taken) tell(context.say(noted, where), p);
    if (row.outcome == RowOutcome::refused) {
      for (const auto& p : row.problems) tell(context.say(refused, where), p);
    } else if (row.outcome == RowOutcome::unchanged && !row.differs.empty()) {
      std::string fields;
      for (const auto& field : row.differs) fields += (fields.empty() ? "" : ", ") + field;
      context.line(context.say(differs, {where[0], where[1], fields}));
      different = true;
    }
  }
  context.line(context.say(total, {std::to_string(report.taken), std::to_string(report.unchanged), std::to_string(report.refused)}));
  if (different && !words.update) context.line(context.say(update));
  if (words.dry_run) context.line(context.say(dry));
}

Result<ImportMap> mapping(Context& context, const Kind& kind, const Table& table, const std::string& file) {
  if (file.empty()) return map_by_names(context.domain(), kind, table);
  const auto bytes = read_user_file(file, 1u << 20);
  if (!bytes) return Error{bytes.error().code, "", {file}, bytes.error().detail};
  const auto text = decode_whole(*bytes);
  if (!text) return Error{"bad_map", "", {file, own_sentence(text.error(), context.lang())}, ""};
  auto map = read_import_map(context.domain(), text->text);
  if (map && map->kind != kind.name) return Error{"other_kind", "", {map->kind}, ""};
  return map;
}

/// Only the owner of the file knows its encoding. So the ways to read it are listed, for `--encoding`.
void print_doubt(Context& context, const Kind& kind, const std::vector<Reading>& readings, bool dry_run) {
  constexpr std::size_t most = 3;
  const auto samples = [](const Reading& reading) {
    std::vector<std::string> out;
    std::string_view rest = reading.text;
    while (!rest.empty() && out.size() < most) {
      const auto end = std::min(rest.find('\n'), rest.size());
      out.push_back(one_line(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
  };
  if (!context.json) {
    for (const auto& reading : readings) {
      context.line("--encoding " + reading.encoding);
      for (const auto& sample : samples(reading)) context.line("    " + sample);
    }
    return;
  }
  Json candidates = Json::array();
  for (const auto& reading : readings) candidates.push_back({{"encoding", reading.encoding}, {"samples", samples(reading)}});
  context.line(json_text({{"kind", kind.name},
                          {"encoding", nullptr},
                          {"candidates", std::move(candidates)},
                          {"dry_run", dry_run},
                          {"taken", 0},
                          {"unchanged", 0},
                          {"refused", 0},
                          {"rows", Json::array()}}));
}

Result<ImportOptions> options_of(const TableWords& words) {
  ImportOptions options;
  options.dry_run = words.dry_run, options.update = words.update, options.all_or_none = words.all_or_none;
  if (words.decimals == "point") options.decimals = DecimalMark::point;
  if (words.decimals == "comma") options.decimals = DecimalMark::comma;
  for (const auto& text : words.set) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return Error{"bad_assignment", "", {text}, ""};
    options.constants.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return options;
}

Result<char> delimiter_of(const std::string& text) {
  if (text.empty()) return '\0';
  if (text == "tab") return '\t';
  // A delimiter of half a character would leave its other half in the cells.
  if (text.size() == 1 && text[0] >= ' ' && text[0] <= '~' && text[0] != '"') return text[0];
  return Error{"bad_option", "", {"--delimiter " + text}, ""};
}

Status import(Context& context, const TableWords& words) {
  const auto kind = context.kind(words.kind);
  if (!kind) return kind.error();
  context.kind_of_errors = *kind;
  const auto options = options_of(words);
  if (!options) return options.error();
  const auto bytes = read_user_file(words.file);
  if (!bytes)
    return Error{bytes.error().code, "", bytes.error().args.empty() ? std::vector{words.file} : bytes.error().args, bytes.error().detail};
  const auto delimiter = delimiter_of(words.delimiter);
  if (!delimiter) return delimiter.error();
  const auto table = read_table(*bytes, {words.encoding, *delimiter});
  if (!table && table.error().code == "encoding_unclear") {
    print_doubt(context, **kind, doubtful_readings(*bytes), words.dry_run);
    return Error{"table_encoding_unclear", "", {words.file}, ""};
  }
  if (!table) return table.error();
  if (!context.json) print_found(context, *table);
  const auto map = mapping(context, **kind, *table, words.map);
  if (!map) return map.error();
  const auto report = run_import(context.replica(), *map, *table, *options, [&](std::size_t done) {
    if (context.shows_progress()) std::cerr << "\r  " << done << " / " << table->rows.size();
  });
  if (context.shows_progress()) std::cerr << "\r";
  if (!report) return report.error();
  if (context.json) {
    context.line(report_json(context, *table, *report, **kind, words.dry_run));
  } else {
    print_report(context, *report, **kind, words);
  }
  if (report->refused == 0) return {};
  return Error{"rows_refused", "", {std::to_string(report->refused)}, ""};
}

}  // namespace

void add_table_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<TableWords>();
  const auto call = [&context, words](CLI::App* sub, auto run) {
    sub->callback([&context, words, run] { context.command = [&context, words, run] { return run(context, *words); }; });
  };
  auto* sub = app.add_subcommand("import", "brings the rows of a CSV file in; running it twice changes nothing");
  sub->add_option("KIND", words->kind)->required();
  sub->add_option("FILE", words->file)->required();
  sub->add_option("--map", words->map, "a mapping file (docs/import/README.md)")->type_name("FILE");
  sub->add_option("--set", words->set, "FIELD=VALUE for every row")->allow_extra_args(false);
  sub->add_option("--encoding", words->encoding,
                  "of the file, instead of the one found: utf-8, utf-16le, windows-1256, koi8-r, shift_jis and all that ICU knows");
  sub->add_option("--delimiter", words->delimiter, "instead of the one found: one character, or tab");
  sub->add_option("--decimals", words->decimals,
                  "how the amounts are written, where they read two ways: point (1,200.50) or comma (1.200,50)")
      ->check(CLI::IsMember({"point", "comma"}));
  sub->add_flag("--dry-run", words->dry_run, "says what it would do");
  sub->add_flag("--all-or-none", words->all_or_none, "when a row is refused, none is taken");
  sub->add_flag("--update", words->update, "also brings what differs from records that are here already");
  sub->footer(
      "Exit status: 0 when every row was taken or unchanged; 1 when rows were refused (the others are taken) or nothing could be read. "
      "When nothing tells the encoding of a file, none of it is taken: the ways to read it are listed with lines of it (with --json as "
      "\"candidates\", \"encoding\":null), the status is 1, and --encoding says which.");
  call(sub, import);
}

}  // namespace dialogue::cli
