// SPDX-License-Identifier: Apache-2.0
#include "client/cli/history.h"

#include <sys/stat.h>

#include "client/cli/print.h"
#include "client/core/files_remote.h"
#include "client/core/files_store.h"
#include "client/core/values.h"
#include "shared/wire/json.h"

namespace dialogue::cli {
namespace {

constexpr json::Limits limits{32u << 20, 16, 2'000'000, 400, 1u << 20, 32};

std::string text_of(json::Value entry, std::string_view name) {
  const auto value = entry.find(name);
  if (!value || value->is_null()) return {};
  return value->string().value_or(std::string(value->raw()));
}

Status print(Context& context, const std::string& body) {
  const auto text = history_text(body);
  if (!text) return text.error();
  if (context.json)
    context.line(body);
  else
    context.print(*text);
  return {};
}

Result<std::string> ask(Context& context, const Uuid& id) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  const auto reply = signed_call(context.replica().session(), **transport, "GET", "/v1/history/" + id.text(), "");
  if (!reply) return reply.error();
  if (reply->status != 200) return problem_of(*reply);
  return reply->body;
}

}  // namespace

Result<std::string> history_text(std::string_view body) {
  const auto document = json::Document::parse(body, limits);
  if (!document) return Error{"bad_body", "", {}, document.error().detail};
  Rows rows;
  const auto entries = document->root().find("entries");
  if (!entries) return std::string();
  for (const auto entry : entries->elements()) {
    const auto act = text_of(entry, "act");
    const auto at = entry.find("at");
    const auto ms = at ? at->i53() : std::nullopt;
    rows.add({text_of(entry, "seq"), ms ? time_text(*ms) : text_of(entry, "at"), one_line(text_of(entry, "by_name"), 24),
              act.empty() ? text_of(entry, "field") : act,
              one_line(text_of(entry, "from"), 32) + " → " + one_line(text_of(entry, "to"), 32)});
  }
  return rows.text();
}

Status history(Context& context, const std::string& text) {
  const auto id = Context::id(text);
  if (!id) return id.error();
  const auto folder = context.replica().directory() + "/history";
  const auto place = folder + "/" + id->text() + ".json";
  const auto body = ask(context, *id);
  if (body) {
    ::mkdir(folder.c_str(), 0700);
    write_user_file(place, *body).ignore();
    return print(context, *body);
  }
  if (exit_status(body.error()) != 3) return body.error();
  const auto kept = read_user_file(place);
  if (!kept) return Error{"not_cached", "", {}, ""};
  static const Text3 note{"Without the server: as it was kept here.", "Sans le serveur : tel que conservé ici.",
                          "Sin el servidor: como se guardó aquí."};
  context.note(context.say(note));
  return print(context, *kept);
}

}  // namespace dialogue::cli
