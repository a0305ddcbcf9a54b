// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/materials.h"
#include "client/cli/print.h"
#include "client/core/files/materials_of.h"
#include "shared/base/cause.h"
#include "shared/domain/meetings/names.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

Status pin_meeting(Context& context, const std::string& meeting) {
  const auto id = Context::id(meeting);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {meeting}, ""};
  if (record->kind->name != meeting_kind) return Error{"no_meeting", "", {}, ""};
  pin(context.replica(), *id);
  FileStore files(context.replica().directory());
  const auto all = materials_of(context.replica(), *id);
  std::uint64_t bytes = 0, here = 0, fetched = 0;
  for (const auto& file : all) bytes += file.size, here += files.has(file.sha256);
  static const Text3 summary{"{0} files, {1}, {2} here", "{0} fichiers, {1}, {2} ici", "{0} archivos, {1}, {2} aquí"};
  if (!context.json) context.note(context.say(summary, {std::to_string(all.size()), size_text(bytes), std::to_string(here)}));
  Status done;
  for (const auto& file : all) {
    if (files.has(file.sha256)) continue;
    const auto got = fetch_file(context, files, file);
    if (got) {
      ++fetched;
    } else if (done) {
      done = got;
      // A file that is not complete yet does not keep the others away. A broken line does.
      if (is_unreachable(got.error())) break;
    }
  }
  if (context.json) {
    context.line(json_text({{"files", all.size()}, {"bytes", bytes}, {"here", here + fetched}, {"fetched", fetched}}));
  } else {
    context.line(context.say(summary, {std::to_string(all.size()), size_text(bytes), std::to_string(here + fetched)}));
  }
  return done;
}

}  // namespace

void add_pin_command(CLI::App& app, Context& context) {
  auto meeting = std::make_shared<std::string>();
  auto* sub = app.add_subcommand("pin", "keeps all files of a meeting on this device");
  sub->add_option("MEETING", *meeting)->required();
  sub->callback([&context, meeting] { context.command = [&context, meeting] { return pin_meeting(context, *meeting); }; });
}

}  // namespace dialogue::cli
