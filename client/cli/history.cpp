// SPDX-License-Identifier: Apache-2.0
#include "client/cli/history.h"

#include "client/cli/print.h"
#include "client/core/files/files_remote.h"
#include "client/core/files/history.h"
#include "client/core/values.h"
#include "shared/base/cause.h"
#include "shared/base/days.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "sync/wire_form.h"

namespace dialogue::cli {
namespace {

/// The server's answer, with amounts in the form that programs get everywhere.
std::string history_json(std::string_view body) {
  const auto document = json::Document::parse(body, history_limits);
  const auto name = document ? document->root().find("kind") : std::nullopt;
  const Kind* kind = name ? platform().kind(name->string().value_or("")) : nullptr;
  const auto entries = document ? document->root().find("entries") : std::nullopt;
  if (!kind || !entries || !entries->is_array()) return std::string(body);
  json::Writer out(body.size());
  out.begin_object();
  for (const auto& [key, value] : document->root().members()) {
    out.key(key);
    if (key != "entries") {
      out.raw(value.raw());
      continue;
    }
    out.begin_array();
    for (const auto entry : entries->elements()) {
      const auto path = entry.find("field");
      const Field* field = field_at(kind, path ? path->string().value_or("") : "");
      out.begin_object();
      for (const auto& [member, v] : entry.members())
        out.key(member).raw(member == "from" || member == "to" ? json_value(field, Raw(v.raw())) : std::string(v.raw()));
      out.end_object();
    }
    out.end_array();
  }
  return out.end_object().take();
}

Status print(Context& context, const std::string& body) {
  const auto text = history_text(body, context.lang());
  if (!text) return text.error();
  if (context.json)
    context.line(history_json(body));
  else
    context.print(*text);
  return {};
}

Result<std::string> ask(Context& context, const Uuid& id) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  return ask_history(context.replica().session(), **transport, id);
}

}  // namespace

Result<std::string> history_text(std::string_view body, std::string_view lang) {
  const auto history = read_history(body);
  if (!history) return history.error();
  const Kind* kind = platform().kind(history->kind);
  Rows rows;
  for (const HistoryStep& step : history->steps) {
    const auto* field = field_at(kind, step.field);
    const bool form = field && (field->type == Type::money || field->type == Type::instant);
    const auto shown = [&](const Raw& raw) { return one_line(form ? show_value(platform(), field, raw, lang) : plain_value(raw), 32); };
    const auto at = parse_instant(step.at);
    rows.add({std::to_string(step.seq), at ? time_here(*at) : step.at, one_line(step.by_name, 24), step.act.empty() ? step.field : step.act,
              shown(step.from) + " → " + shown(step.to)});
  }
  return rows.text();
}

Status history(Context& context, const std::string& text) {
  const auto id = Context::id(text);
  if (!id) return id.error();
  // A record that is locked, or closed with the device, is not asked for. Of a record that is not here the server may tell.
  const auto shown = context.replica().get(*id);
  if (!shown && shown.error().code != "not_found") return shown.error();
  const auto body = ask(context, *id);
  if (body) {
    if (shown) context.replica().beside().keep_history(*id, *body).ignore();
    return print(context, *body);
  }
  if (!is_unreachable(body.error())) return body.error();
  const auto kept = context.replica().beside().kept_history(*id);
  if (!kept) return kept.error();
  static const Text3 note{"Without the server: as it was kept here.", "Sans le serveur : tel que conservé ici.",
                          "Sin el servidor: como se guardó aquí."};
  context.note(context.say(note));
  return print(context, *kept);
}

}  // namespace dialogue::cli
