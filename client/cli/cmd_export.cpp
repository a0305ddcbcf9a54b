// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "client/core/export/export_formats.h"
#include "client/core/files/files_store.h"
#include "client/core/tables/export_table.h"
#include "shared/base/clock.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

struct ExportWords {
  std::string kind, format = "csv", out, delimiter, decimals;
  bool bom = false, no_bom = false;
};

Result<CsvForm> csv_form(const ExportWords& words) {
  CsvForm out;
  // People open a file by a click, and programs read a pipe: so only the file gets the mark.
  out.bom = words.bom || (!words.no_bom && !words.out.empty());
  out.decimal_comma = words.decimals == "comma";
  // Where numbers have a comma, spreadsheets part cells at semicolons.
  out.delimiter = out.decimal_comma ? ';' : ',';
  constexpr std::string_view known = ",;|";
  if (words.delimiter == "tab") {
    out.delimiter = '\t';
  } else if (words.delimiter.size() == 1 && known.find(words.delimiter[0]) != std::string_view::npos) {
    out.delimiter = words.delimiter[0];
  } else if (!words.delimiter.empty()) {
    return Error{"bad_option", "", {"--delimiter " + words.delimiter}, ""};
  }
  const bool asked = words.bom || words.no_bom || !words.delimiter.empty() || !words.decimals.empty();
  if (asked && words.format != "csv") return Error{"bad_option", "", {"--format " + words.format}, ""};
  return out;
}

Status export_as(Context& context, const Kind& kind, const ExportWords& words, const ExportSink& sink, ExportReport& report) {
  Replica& replica = context.replica();
  if (words.format == "json") return export_json(replica, kind, sink);
  if (words.format == "xlsx") return export_xlsx(replica, kind, words.out, sink, report);
  if (words.format == "ics") return export_ics(replica, kind, system_clock().unix_ms(), sink);
  if (words.format == "xliff") return export_xliff(replica, kind, sink, report);
  if (words.format == "html") return export_html(replica, kind, context.lang(), sink, report);
  const auto form = csv_form(words);
  return form ? export_csv(replica, kind, *form, sink) : form.error();
}

/// Goes to the error stream, because the other one may hold what was exported.
void note_report(Context& context, const ExportReport& report) {
  static const Text3 replaced{"Characters that this format cannot hold were replaced by � in:",
                              "Des caractères que ce format ne peut pas contenir ont été remplacés par � dans :",
                              "Los caracteres que este formato no admite se han sustituido por � en:"},
      total{"{0} in all.", "{0} en tout.", "{0} en total."},
      long_texts{"Texts longer than a cell stand whole in the sheet \"long texts\": {0}.",
                 "Les textes plus longs qu'une cellule sont en entier dans la feuille « long texts » : {0}.",
                 "Los textos más largos que una celda están enteros en la hoja «long texts»: {0}."};
  constexpr std::size_t most = 20;
  if (!report.replaced.empty()) context.note(context.say(replaced));
  for (std::size_t i = 0; i < report.replaced.size() && i < most; ++i) {
    const auto& one = report.replaced[i];
    context.note("  " + one_line(context.replica().title_of(one.record)) + " (" + one.record.text() + "), " + one.field);
  }
  if (report.replaced.size() > most) context.note("  … " + context.say(total, {std::to_string(report.replaced.size())}));
  if (report.long_texts > 0) context.note(context.say(long_texts, {std::to_string(report.long_texts)}));
}

std::string output_json(const ExportWords& words, std::size_t bytes, const ExportReport& report) {
  Json replaced = Json::array();
  for (const auto& one : report.replaced) replaced.push_back({{"id", one.record.text()}, {"field", one.field}});
  return json_text({{"output", words.out}, {"bytes", bytes}, {"replaced", std::move(replaced)}, {"long_texts", report.long_texts}});
}

Status export_kind(Context& context, const ExportWords& words) {
  const auto kind = context.kind(words.kind);
  if (!kind) return kind.error();
  if (const auto form = csv_form(words); !form) return form.error();
  std::string text;
  ExportReport report;
  const ExportSink sink = [&](std::string_view piece) {
    if (words.out.empty()) {
      context.print(piece);
    } else {
      text += piece;
    }
  };
  if (const auto done = export_as(context, **kind, words, sink, report); !done) return done;
  if (!words.out.empty())
    if (const auto written = write_user_file(words.out, text); !written) return written;
  if (context.json && !words.out.empty()) {
    context.line(output_json(words, text.size(), report));
  } else {
    note_report(context, report);
  }
  return {};
}

}  // namespace

void add_export_command(CLI::App& app, Context& context) {
  auto words = std::make_shared<ExportWords>();
  auto* sub = app.add_subcommand("export", "all records of a kind");
  sub->add_option("KIND", words->kind)->required();
  sub->add_option("--format", words->format, "csv, xlsx, json, ics (meetings, sessions), xliff or html")
      ->check(CLI::IsMember({"csv", "xlsx", "json", "ics", "xliff", "html"}));
  sub->add_option("-o,--output", words->out)->type_name("FILE");
  sub->add_option("--delimiter", words->delimiter, "of csv: , ; | or tab; else a comma, and a semicolon with --decimals comma");
  sub->add_option("--decimals", words->decimals, "of csv: point (1.5) or comma (1,5)")->check(CLI::IsMember({"point", "comma"}));
  auto* bom = sub->add_flag("--bom", words->bom, "csv begins with the mark of UTF-8, by which spreadsheets know it: so it does in a file");
  sub->add_flag("--no-bom", words->no_bom, "csv without that mark: so it is on a pipe")->excludes(bom);
  sub->callback([&context, words] { context.command = [&context, words] { return export_kind(context, *words); }; });
}

}  // namespace dialogue::cli
