// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <filesystem>

#include "client/cli/commands.h"
#include "client/cli/materials.h"
#include "client/cli/print.h"
#include "client/core/files/attach.h"
#include "client/core/files/materials_of.h"
#include "shared/base/cause.h"
#include "shared/domain/meetings/names.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

struct FileWords {
  std::string id, file, lang, name, out;
};

Status attach(Context& context, const FileWords& words) {
  const auto parent = Context::id(words.id);
  if (!parent) return parent.error();
  Replica& replica = context.replica();
  if (const auto record = replica.get(*parent); !record) return Error{record.error().code, "", {words.id}, ""};
  const auto name = words.name.empty() ? std::filesystem::path(words.file).filename().string() : words.name;
  FileStore files(replica.directory());
  const auto file = take_file(words.file, files);
  if (!file)
    return Error{file.error().code, "", file.error().args.empty() ? std::vector{words.file} : file.error().args, file.error().detail};
  context.kind_of_errors = context.domain().serving(Purpose::document);
  const auto id = make_document(replica, *file, {*parent, name, words.lang});
  if (!id) return id.error();
  context.made = *id;
  static const Text3 declared{"By attaching it you declare that the file holds no personal data of asylum-seekers.",
                              "En le joignant, vous déclarez que le fichier ne contient aucune donnée personnelle de demandeurs d'asile.",
                              "Al adjuntarlo, declara que el archivo no contiene datos personales de solicitantes de asilo."};
  context.note(context.say(declared));
  if (context.json) {
    context.line(json_text({{"id", id->text()}, {"sha256", file->sha256}, {"size", file->size}, {"media_type", file->media_type}}));
  } else {
    context.line(id->text());
  }
  return {};
}

/// Gets the file here. When the line breaks, the error says what is kept.
Status fetch_one(Context& context, FileStore& files, const MaterialFile& file) {
  if (files.has(file.sha256)) return {};
  const auto transport = context.transport();
  if (!transport) return transport.error();
  auto line = file_line(context, **transport, files);
  const auto got = download(line, file);
  if (got || !is_unreachable(got.error())) return got;
  return Error{"incomplete_fetch", "", {std::to_string(files.partial(file.sha256)), std::to_string(file.size)}, got.error().detail};
}

Status fetch(Context& context, const FileWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {words.id}, ""};
  const auto file = material_file(*record);
  if (!file) return file.error();
  FileStore files(context.replica().directory());
  if (const auto got = fetch_one(context, files, *file); !got) return got;
  std::string place = files.path(file->sha256);
  if (!words.out.empty()) {
    const auto bytes = files.read(file->sha256);
    if (!bytes) return bytes.error();
    if (const auto written = write_user_file(words.out, *bytes); !written) return written;
    place = words.out;
  }
  if (context.json) {
    context.line(json_text({{"id", id->text()}, {"sha256", file->sha256}, {"size", file->size}, {"path", place}}));
  } else {
    context.line(place);
  }
  return {};
}

Status pin_meeting(Context& context, const FileWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {words.id}, ""};
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
    const auto got = fetch_one(context, files, file);
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

void add_attach_command(CLI::App& app, Context& context) {
  auto words = std::make_shared<FileWords>();
  auto* sub = app.add_subcommand("attach", "attaches a file to a record; its bytes are uploaded after the next sync");
  sub->add_option("ID", words->id)->required();
  sub->add_option("FILE", words->file)->required();
  sub->add_option("--lang", words->lang)->check(CLI::IsMember({"en", "fr", "es"}));
  sub->add_option("--name", words->name);
  sub->callback([&context, words] { context.command = [&context, words] { return attach(context, *words); }; });
}

void add_file_commands(CLI::App& app, Context& context) {
  add_attach_command(app, context);
  auto words = std::make_shared<FileWords>();
  const auto call = [&context, words](CLI::App* sub, auto run) {
    sub->callback([&context, words, run] { context.command = [&context, words, run] { return run(context, *words); }; });
  };
  auto* sub = app.add_subcommand("fetch", "gets a document's file; goes on where it stopped");
  sub->add_option("MATERIAL", words->id)->required();
  sub->add_option("-o,--output", words->out)->type_name("FILE");
  call(sub, fetch);
  sub = app.add_subcommand("pin", "keeps all files of a meeting on this device");
  sub->add_option("MEETING", words->id)->required();
  call(sub, pin_meeting);
}

}  // namespace dialogue::cli
