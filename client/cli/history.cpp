// SPDX-License-Identifier: Apache-2.0
#include "client/cli/history.h"

#include "client/cli/print.h"
#include "client/core/files_remote.h"
#include "client/core/history.h"
#include "client/core/values.h"
#include "shared/base/cause.h"

namespace dialogue::cli {
namespace {

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
  const auto request = history_request(context.replica().session(), id);
  if (!request) return request.error();
  const auto reply = (*transport)->call(*request);
  if (!reply) return reply.error();
  if (reply->status != 200) return problem_of(*reply);
  return reply->body;
}

}  // namespace

Result<std::string> history_text(std::string_view body) {
  const auto history = read_history(body);
  if (!history) return history.error();
  Rows rows;
  for (const HistoryStep& step : history->steps)
    rows.add({std::to_string(step.seq), step.at, one_line(step.by_name, 24), step.act.empty() ? step.field : step.act,
              one_line(plain_value(step.from), 32) + " → " + one_line(plain_value(step.to), 32)});
  return rows.text();
}

Status history(Context& context, const std::string& text) {
  const auto id = Context::id(text);
  if (!id) return id.error();
  const auto directory = context.replica().directory();
  const auto body = ask(context, *id);
  if (body) {
    keep_history(directory, *id, *body);
    return print(context, *body);
  }
  if (!is_unreachable(body.error())) return body.error();
  const auto kept = kept_history(directory, *id);
  if (!kept) return kept.error();
  static const Text3 note{"Without the server: as it was kept here.", "Sans le serveur : tel que conservé ici.",
                          "Sin el servidor: como se guardó aquí."};
  context.note(context.say(note));
  return print(context, *kept);
}

}  // namespace dialogue::cli
