// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <filesystem>

#include "client/cli/commands.h"
#include "client/cli/materials.h"
#include "client/cli/print.h"
#include "client/core/files/attach.h"
#include "client/core/files/materials_of.h"
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

Status fetch(Context& context, const FileWords& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {words.id}, ""};
  const auto file = material_file(*record);
  if (!file) return file.error();
  FileStore files(context.replica().directory());
  if (const auto got = fetch_file(context, files, *file); !got) return got;
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
  auto* sub = app.add_subcommand("fetch", "gets a document's file; goes on where it stopped");
  sub->add_option("MATERIAL", words->id)->required();
  sub->add_option("-o,--output", words->out)->type_name("FILE");
  sub->callback([&context, words] { context.command = [&context, words] { return fetch(context, *words); }; });
}

}  // namespace dialogue::cli
