// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "client/cli/commands.h"
#include "client/cli/invited.h"
#include "client/cli/leave.h"
#include "client/cli/line.h"
#include "client/cli/materials.h"
#include "client/cli/print.h"
#include "client/cli/sentences.h"
#include "client/core/joining/join_place.h"
#include "client/core/tables/export_table.h"
#include "shared/base/hash.h"
#include "shared/wire/json_output.h"
#include "sync/codec_parts.h"

namespace dialogue::cli {
namespace {

struct SyncWords {
  std::string server, code, device, line;
  bool no_files = false;
};

std::string totals_json(const Synced& synced, const ReplicaStatus& status, const UploadReport& files) {
  const SyncTotals& t = synced.totals;
  return json_text({{"pushed", t.pushed},
                    {"pulled", t.pulled},
                    {"applied", t.applied},
                    {"proposed", t.proposed},
                    {"rejected", t.rejected},
                    {"parked", t.parked},
                    {"requests", t.requests},
                    {"bytes_up", t.bytes_up},
                    {"bytes_down", t.bytes_down},
                    {"cursor", status.cursor},
                    {"epoch", status.epoch},
                    {"complete", t.complete},
                    {"files_sent", files.sent},
                    {"files_waiting", files.waiting},
                    {"repeated", synced.effort.repeated},
                    {"page", synced.page},
                    {"largest_answer", synced.effort.largest_answer}});
}

/// Says an alarm of this exchange at once. Older ones stand in `status` and `verify`.
void print_alarms(Context& context, std::size_t known) {
  const auto alarms = context.replica().status().alarms;
  for (std::size_t i = known; i < alarms.size(); ++i) context.note(alarm_text(alarms[i], context.lang()));
}

void print_totals(Context& context, const SyncTotals& t, const UploadReport& files) {
  static const Text3 done{"Up to date: {0} sent, {1} received.", "À jour : {0} envoyées, {1} reçues.",
                          "Al día: {0} enviados, {1} recibidos."};
  static const Text3 proposed{"Changes that met other people's and wait as proposals: {0}.",
                              "Modifications qui attendent comme propositions à côté de celles d'autres personnes : {0}.",
                              "Cambios que esperan como propuestas junto a los de otras personas: {0}."};
  static const Text3 refused{"Changes refused or set aside: {0}; see dialogue-cli refusals.",
                             "Modifications refusées ou mises de côté : {0} ; voir dialogue-cli refusals.",
                             "Cambios rechazados o apartados: {0}; véase dialogue-cli refusals."};
  static const Text3 waiting{"Files waiting to be uploaded: {0}.", "Fichiers en attente de téléversement : {0}.",
                             "Archivos que esperan para subirse: {0}."};
  context.line(context.say(done, {std::to_string(t.pushed), std::to_string(t.pulled)}));
  if (t.proposed) context.line(context.say(proposed, {std::to_string(t.proposed)}));
  if (t.rejected + t.parked) context.line(context.say(refused, {std::to_string(t.rejected + t.parked)}));
  if (files.waiting) context.line(context.say(waiting, {std::to_string(files.waiting)}));
}

Status exchange(Context& context, bool with_files) {
  const std::size_t alarms = context.replica().status().alarms.size();
  auto synced = sync_now(context);
  print_alarms(context, alarms);
  // What was let go of leaves the disk, also when the exchange was cut short.
  while (!synced && context.replica().idle_work()) {
  }
  if (!synced) return synced.error();
  SyncTotals& totals = synced->totals;
  UploadReport files;
  if (with_files) {
    const auto transport = context.transport();
    if (!transport) return transport.error();
    FileStore store(context.replica().directory());
    auto line = file_line(context, **transport, store);
    files = upload_waiting(context.replica(), line);
    fetch_pinned(context, line);
    // The server notes on the material that its file is complete. One more exchange brings that note here.
    if (files.sent) {
      const auto after = sync_now(context);
      if (after) {
        totals.pulled += after->totals.pulled, totals.requests += after->totals.requests;
        totals.bytes_up += after->totals.bytes_up, totals.bytes_down += after->totals.bytes_down;
        synced->effort.repeated += after->effort.repeated;
      }
    }
  }
  // Counts anew, because what was sent meanwhile may have let more through.
  files.waiting = waiting_files(context.replica()).count;
  while (context.replica().idle_work()) {
  }
  if (context.json) {
    context.line(totals_json(*synced, context.replica().status(), files));
  } else {
    print_totals(context, totals, files);
  }
  return {};
}

Status sync(Context& context, bool with_files) {
  deliver_farewell(context.replica().directory());
  return leave_if_ordered(context, exchange(context, with_files));
}

/// Makes this replica a device at that server, then syncs.
Status enrol_at(Context& context, const ServerPlace& server, const std::string& code, const std::string& device) {
  deliver_farewell(context.replica().directory());
  const auto transport = Context::transport_to(server, context.replica().directory());
  if (!transport) return transport.error();
  const auto before = context.replica().status();
  Session& session = context.replica().session();
  const auto request = session.enrol(code, device);
  if (!request) return request.error();
  const auto reply = call_patiently(**transport, *request);
  if (!reply) return reply.error();
  expect(session, server);
  if (const auto taken = session.take_enrolled(server.url, *reply); !taken) {
    // A fresh code of the same person connects the device anew; another's does not.
    const bool another = before.enrolled && (taken.error().code == "bad_proof" || taken.error().code == "exists");
    return another ? Error{"already_enrolled", "", {before.person_name}, ""} : taken.error();
  }
  const auto status = context.replica().status();
  static const Text3 welcome{"This device is now {0}'s.", "Cet appareil est désormais celui de {0}.", "Este dispositivo es ahora de {0}."};
  const auto totals = sync_now(context);
  if (!totals) return totals.error();
  const auto after = context.replica().status();
  if (context.json) {
    context.line(json_text({{"person", status.person.text()},
                            {"organisation", status.organisation.text()},
                            {"device", status.device.text()},
                            {"words", after.words},
                            {"pulled", totals->totals.pulled}}));
  } else {
    context.line(context.say(welcome, {after.person_name.empty() ? after.person.text() : after.person_name}));
    print_totals(context, totals->totals, {});
    static const Text3 compare{"Six words, the same that your coordinator sees for this device: {0}",
                               "Six mots, les mêmes que voit votre coordinateur pour cet appareil\u00a0: {0}",
                               "Seis palabras, las mismas que ve su coordinador para este dispositivo: {0}"};
    if (!after.words.empty()) context.line(context.say(compare, {after.words}));
  }
  return {};
}

Status enrol(Context& context, const SyncWords& words) {
  const auto code = joining_code(context, words.code);
  if (!code) return code.error();
  return enrol_at(context, place_at(context.replica().status().place(), words.server), *code, words.device);
}

Status join(Context& context, const SyncWords& words) {
  const auto line = joining_line(context, words.line);
  if (!line) return line.error();
  static const Text3 own{"encrypted, with the server's own key", "chiffrée, avec la clé propre du serveur",
                         "cifrada, con la clave propia del servidor"},
      by_name{"encrypted, with a public certificate", "chiffrée, avec un certificat public", "cifrada, con un certificado público"},
      none{"on this computer", "sur cet ordinateur", "en este ordenador"},
      joining{"Joining {0} ({1}).", "Association à {0} ({1}).", "Asociación a {0} ({1})."};
  const Text3& secured = line->secured == Secured::own ? own : line->secured == Secured::by_name ? by_name : none;
  if (!context.json) context.note(context.say(joining, {line->url(), context.say(secured)}));
  return enrol_at(context, place_of(*line), line->code, words.device);
}

constexpr std::int64_t day_ms = 86'400'000;

Json let_go_json(const std::vector<LetGo>& all) {
  Json out = Json::array();
  for (const LetGo& each : all)
    out.push_back({{"at", time_text(each.at_ms)},
                   {"records", each.records},
                   {"histories", each.histories},
                   {"documents", each.documents},
                   {"forms", each.forms}});
  return out;
}

Json scopes_json(const ReplicaStatus& s) {
  Json out = Json::array();
  for (const auto& scope : s.scopes)
    out.push_back({{"name", scope.name}, {"rows", scope.rows}, {"checksum", codec::hex64(scope.sum)}, {"locked", scope.locked}});
  return out;
}

Json alarms_json(const ReplicaStatus& s) {
  Json out = Json::array();
  for (const auto& alarm : s.alarms)
    out.push_back({{"code", alarm.code}, {"epoch", alarm.epoch}, {"seq", alarm.seq}, {"at", time_text(alarm.at_ms)}});
  return out;
}

std::string status_json(const ReplicaStatus& s, const std::vector<LetGo>& let_go) {
  const auto id = [](const Uuid& value) { return value.is_nil() ? Json() : Json(value.text()); };
  return json_text({{"person", id(s.person)},
                    {"organisation", id(s.organisation)},
                    {"device", id(s.device)},
                    {"person_name", s.person_name},
                    {"organisation_name", s.organisation_name},
                    {"server", s.server},
                    {"words", s.words},
                    {"pending", s.pending},
                    {"sent", s.sent},
                    {"rejected", s.rejected},
                    {"parked", s.parked},
                    {"proposals", s.proposals},
                    {"last_sync", s.last_sync_ms ? Json(time_text(s.last_sync_ms)) : Json()},
                    {"epoch", s.epoch},
                    {"schema", s.schema},
                    {"enrolled", s.enrolled},
                    {"revoked", s.revoked},
                    {"scopes", scopes_json(s)},
                    {"locked", s.locked},
                    {"lease_days_left", s.lease_left_ms / day_ms},
                    {"alarms", alarms_json(s)},
                    {"let_go", let_go_json(let_go)}});
}

Status status(Context& context) {
  const auto s = context.replica().status();
  if (context.json) {
    context.line(status_json(s, context.replica().beside().let_go()));
    return {};
  }
  if (s.person.is_nil()) {
    static const Text3 alone{"This device has not joined yet. Give dialogue-cli join - and paste the line from your coordinator.",
                             "Cet appareil n'est pas encore associé. Lancez dialogue-cli join - et collez la ligne de votre coordinateur.",
                             "Este dispositivo aún no está asociado. Ejecute dialogue-cli join - y pegue la línea de su coordinador."};
    context.line(context.say(alone));
    return {};
  }
  static const Text3 person{"Person", "Personne", "Persona"}, organisation{"Organisation", "Organisation", "Organización"},
      server{"Server", "Serveur", "Servidor"}, six_words{"Six words", "Six mots", "Seis palabras"},
      pending{"Saved here", "Enregistrées ici", "Guardados aquí"}, sent{"Sent", "Envoyées", "Enviados"},
      refused{"Refused", "Refusées", "Rechazados"}, proposals{"Proposals", "Propositions", "Propuestas"},
      last{"Last sync", "Dernière synchronisation", "Última sincronización"}, never{"never", "jamais", "nunca"},
      here{"Records here", "Fiches ici", "Fichas aquí"};
  Rows rows;
  rows.add({context.say(person), s.person_name.empty() ? s.person.text() : s.person_name});
  rows.add({context.say(organisation), s.organisation_name});
  rows.add({context.say(server), s.server});
  if (!s.words.empty()) rows.add({context.say(six_words), s.words});
  rows.add({context.say(pending), std::to_string(s.pending - s.sent)});
  rows.add({context.say(sent), std::to_string(s.sent)});
  rows.add({context.say(refused), std::to_string(s.rejected + s.parked)});
  rows.add({context.say(proposals), std::to_string(s.proposals)});
  rows.add({context.say(last), s.last_sync_ms ? time_here(s.last_sync_ms) : context.say(never)});
  static const Text3 shut{"locked until the next contact", "verrouillé jusqu'au prochain contact", "bloqueado hasta el próximo contacto"};
  for (const auto& scope : s.scopes)
    rows.add({scope.name, std::to_string(scope.rows) + "  " + codec::hex64(scope.sum) + (scope.locked ? "  " + context.say(shut) : "")});
  context.print(rows.text());
  static const Text3 let_go{"Let go of on {0}, as it may not be shown any more: records {1}, documents {2}, histories {3}.",
                            "Retiré le {0}, car cela ne peut plus être montré : fiches {1}, documents {2}, historiques {3}.",
                            "Retirado el {0}, porque ya no se puede mostrar: fichas {1}, documentos {2}, historiales {3}."};
  if (const auto all = context.replica().beside().let_go(); !all.empty()) {
    const LetGo& newest = all.back();
    context.line(context.say(let_go, {time_here(newest.at_ms), std::to_string(newest.records), std::to_string(newest.documents),
                                      std::to_string(newest.histories)}));
  }
  for (const auto& alarm : s.alarms) context.line(alarm_text(alarm, context.lang()));
  return {};
}

}  // namespace

void add_sync_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<SyncWords>();
  auto* sub = app.add_subcommand("enrol", "makes this replica a device of the person whom the one-time code was given to, then syncs");
  sub->add_option("--server", words->server, "where the server listens")->required()->type_name("URL");
  sub->add_option("--code", words->code,
                  "- to read the one-time code from standard input, or @FILE; the code itself works too, but other "
                  "people on this computer may see it")
      ->required();
  sub->add_option("--device", words->device, "what the person calls this device")->default_str("dialogue-cli");
  sub->callback([&context, words] {
    if (words->device.empty()) words->device = "dialogue-cli";
    context.command = [&context, words] { return enrol(context, *words); };
  });

  sub = app.add_subcommand("join", "makes this replica a device by the one line that the coordinator gave (dialogue:...), then syncs");
  sub->add_option("LINE", words->line,
                  "- to read it from standard input, or @FILE: a text, or a PNG picture of the QR code; the line itself "
                  "works too, but other people on this computer may see it")
      ->required();
  sub->add_option("--device", words->device, "what the person calls this device")->default_str("dialogue-cli");
  sub->callback([&context, words] {
    if (words->device.empty()) words->device = "dialogue-cli";
    context.command = [&context, words] { return join(context, *words); };
  });

  sub = app.add_subcommand("sync", "one full reconcile, then files");
  sub->add_flag("--no-files", words->no_files, "records only");
  sub->callback([&context, words] { context.command = [&context, words] { return sync(context, !words->no_files); }; });

  app.add_subcommand("status", "who, where, what waits")->callback([&context] {
    context.command = [&context] { return status(context); };
  });
}

}  // namespace dialogue::cli
