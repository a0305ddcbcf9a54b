// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <filesystem>

#include "client/cli/commands.h"
#include "client/cli/materials.h"
#include "client/cli/print.h"
#include "client/core/files_sniff.h"
#include "client/core/materials_of.h"
#include "client/core/values.h"
#include "shared/wire/json.h"

namespace dialogue::cli {
namespace {

struct Words {
  std::string id, file, lang, name, out;
};

Status attach(Context& context, const Words& words) {
  const auto parent = Context::id(words.id);
  if (!parent) return parent.error();
  Replica& replica = context.replica();
  if (const auto record = replica.get(*parent); !record) return Error{record.error().code, "", {words.id}, ""};
  const auto bytes = read_user_file(words.file);
  if (!bytes)
    return Error{bytes.error().code, "", bytes.error().args.empty() ? std::vector{words.file} : bytes.error().args, bytes.error().detail};
  const auto name = words.name.empty() ? std::filesystem::path(words.file).filename().string() : words.name;
  const auto type = check_file(words.file, *bytes);
  if (!type) return type.error();
  FileStore files(replica.directory());
  const auto sha256 = files.put(*bytes);
  if (!sha256) return sha256.error();
  // In the queue before the record exists: a crash between them costs a look, not the file.
  if (const auto queued = files.enqueue(*sha256); !queued) return queued;
  const Kind& kind = *context.domain().kind("material");
  context.kind_of_errors = &kind;
  auto raw_name = parse_value(*kind.field("name"), name);
  if (!raw_name) return raw_name.error();
  std::vector<std::pair<Path, Raw>> cells{{"parent", json::quote(parent->text())}, {"name", std::move(*raw_name)},
                                          {"media_type", json::quote(*type)},      {"sha256", json::quote(*sha256)},
                                          {"size", std::to_string(bytes->size())}, {"declaration_no_personal_case_data", "true"}};
  if (!words.lang.empty()) cells.emplace_back("lang", json::quote(words.lang));
  if (*type == "application/pdf") {
    if (const int pages = pdf_pages(*bytes); pages > 0) cells.emplace_back("pages", std::to_string(pages));
  }
  const auto id = replica.create("material", cells);
  if (!id) return id.error();
  context.made = *id;
  static const Text3 declared{"By attaching it you declare that the file holds no personal data of asylum-seekers.",
                              "En le joignant, vous déclarez que le fichier ne contient aucune donnée personnelle de demandeurs d'asile.",
                              "Al adjuntarlo, declara que el archivo no contiene datos personales de solicitantes de asilo."};
  context.note(context.say(declared));
  if (context.json) {
    json::Writer out;
    out.begin_object()
        .key("id")
        .string(id->text())
        .key("sha256")
        .string(*sha256)
        .key("size")
        .number(bytes->size())
        .key("media_type")
        .string(*type);
    context.line(out.end_object().text());
  } else {
    context.line(id->text());
  }
  return {};
}

/// Gets the file here; when the line breaks, the error says what is kept.
Status fetch_one(Context& context, FileStore& files, const MaterialFile& file) {
  if (files.has(file.sha256)) return {};
  const auto transport = context.transport();
  if (!transport) return transport.error();
  auto line = file_line(context, **transport, files);
  const auto got = download(line, file);
  if (got || exit_status(got.error()) != 3) return got;
  return Error{"incomplete_fetch", "", {std::to_string(files.partial(file.sha256)), std::to_string(file.size)}, got.error().detail};
}

Status fetch(Context& context, const Words& words) {
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
    json::Writer out;
    out.begin_object()
        .key("id")
        .string(id->text())
        .key("sha256")
        .string(file->sha256)
        .key("size")
        .number(file->size)
        .key("path")
        .string(place);
    context.line(out.end_object().text());
  } else {
    context.line(place);
  }
  return {};
}

Status pin_meeting(Context& context, const Words& words) {
  const auto id = Context::id(words.id);
  if (!id) return id.error();
  const auto record = context.replica().get(*id);
  if (!record) return Error{record.error().code, "", {words.id}, ""};
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
      // One file that is not complete yet does not keep the others away; a broken line does.
      if (exit_status(got.error()) == 3) break;
    }
  }
  if (context.json) {
    json::Writer out;
    out.begin_object()
        .key("files")
        .number(all.size())
        .key("bytes")
        .number(bytes)
        .key("here")
        .number(here + fetched)
        .key("fetched")
        .number(fetched);
    context.line(out.end_object().text());
  } else {
    context.line(context.say(summary, {std::to_string(all.size()), size_text(bytes), std::to_string(here + fetched)}));
  }
  return done;
}

}  // namespace

void add_attach_command(CLI::App& app, Context& context) {
  auto words = std::make_shared<Words>();
  auto* sub = app.add_subcommand("attach", "attaches a file to a record; its bytes are uploaded after the next sync");
  sub->add_option("ID", words->id)->required();
  sub->add_option("FILE", words->file)->required();
  sub->add_option("--lang", words->lang)->check(CLI::IsMember({"en", "fr", "es"}));
  sub->add_option("--name", words->name);
  sub->callback([&context, words] { context.command = [&context, words] { return attach(context, *words); }; });
}

void add_file_commands(CLI::App& app, Context& context) {
  add_attach_command(app, context);
  auto words = std::make_shared<Words>();
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
