// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "client/cli/sentences.h"
#include "client/core/files/files_store.h"
#include "shared/domain/messages.h"
#include "shared/domain/pledges/checklist.h"
#include "shared/domain/pledges/names.h"
#include "shared/model/completeness.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

Status verify(Context& context) {
  auto report = context.replica().verify();
  if (!report) return report.error();
  const FileStore files(context.replica().directory());
  for (const auto& name : files.damaged(report->files)) report->findings.push_back("file " + name + ": bytes are not what the name says");
  report->ok = report->findings.empty();
  // An alarm is about the server, not about this replica, which is sound all the same.
  const auto alarms = context.replica().status().alarms;
  if (context.json) {
    Json said = Json::array();
    for (const auto& alarm : alarms) said.push_back(alarm_text(alarm, context.lang()));
    context.line(json_text({{"ok", report->ok},
                            {"records", report->records},
                            {"files", report->files},
                            {"findings", report->findings},
                            {"alarms", std::move(said)}}));
  } else {
    for (const auto& alarm : alarms) context.line(alarm_text(alarm, context.lang()));
    static const Text3 sound{"Sound: {0} records, {1} files.", "Sain : {0} fiches, {1} fichiers.", "Sano: {0} fichas, {1} archivos."};
    for (const auto& finding : report->findings) context.line(finding);
    if (report->ok) context.line(context.say(sound, {std::to_string(report->records), std::to_string(report->files)}));
  }
  return report->ok ? Status{} : Status(Error{"damaged", "", {}, std::to_string(report->findings.size()) + " findings"});
}

Status checklist(Context& context, const std::string& text) {
  const auto id = Context::id(text);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {text}, ""};
  if (record->kind->name != pledge_kind) return Error{"not_implemented", "", {"checklist " + record->kind->name}, ""};
  const RecordView view{record->kind, record->id, &record->cells, nullptr};
  const auto rows = pledge_checklist(view);
  const auto* words = context.domain().vocabulary("V-CHECK");
  const auto label = [&](const ChecklistRow& row) {
    const auto* term = words ? words->term(row.code) : nullptr;
    return term ? term->label.in(context.lang()) : row.code;
  };
  if (context.json) {
    Json points = Json::array();
    for (const auto& row : rows) points.push_back({{"code", row.code}, {"label", label(row)}, {"ok", row.ok}, {"blocks", row.blocks}});
    context.line(json_text({{"id", text}, {"rows", std::move(points)}, {"missing", missing_to_submit(view)}}));
    return {};
  }
  static const Text3 ok{"ok", "oui", "sí"}, advice{"advised", "conseillé", "aconsejado"}, blocks{"needed", "nécessaire", "necesario"},
      missing{"still empty: {0}", "encore vide : {0}", "aún vacío: {0}"};
  Rows lines;
  for (const auto& row : rows) lines.add({context.say(row.ok ? ok : row.blocks ? blocks : advice), label(row)});
  context.print(lines.text());
  for (const auto& path : missing_to_submit(view)) context.line(context.say(missing, {cell_label(*record->kind, path, context.lang())}));
  return {};
}

}  // namespace

void add_check_commands(CLI::App& app, Context& context) {
  app.add_subcommand("verify", "checks the replica: integrity, checksums, outbox, files")->callback([&context] {
    context.command = [&context] { return verify(context); };
  });
  auto id = std::make_shared<std::string>();
  auto* sub = app.add_subcommand("checklist", "a pledge's quality, point by point");
  sub->add_option("ID", *id)->required();
  sub->callback([&context, id] { context.command = [&context, id] { return checklist(context, *id); }; });
}

}  // namespace dialogue::cli
