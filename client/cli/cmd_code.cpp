// SPDX-License-Identifier: Apache-2.0
// Letting another device join, and the six words by which it is known.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

#include "client/cli/commands.h"
#include "client/cli/print.h"
#include "client/core/answers/answer_facts.h"
#include "client/core/joining/new_code.h"
#include "shared/base/cause.h"
#include "shared/joining/qr_code.h"
#include "shared/model/declaration.h"
#include "shared/text/same_name.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {
namespace {

struct CodeWords {
  std::optional<std::string> person;  ///< nothing is oneself; an empty text, which a script gives by a slip, is nobody
  std::string qr;
};

/// By id, mail address or whole name. Codes: nobody_here, several_here.
Result<Uuid> person_named(Context& context, const std::string& said) {
  // Also of somebody who is not here: the server knows.
  if (const auto id = Uuid::parse(said)) return *id;
  if (said.empty()) return Error{"nobody_here", "", {said}, ""};
  const Kind* people = context.domain().serving(Purpose::person);
  const auto keys = context.replica().keys(people->name, {});
  if (!keys) return keys.error();
  const auto rows = context.replica().rows(people->name, *keys, {people->title_field, "full_name", "email"});
  if (!rows) return rows.error();
  std::vector<Uuid> found;
  for (const Listed& row : *rows)
    if (std::any_of(row.values.begin(), row.values.end(), [&](const std::string& value) { return same_name(value, said); }))
      found.push_back(row.id);
  if (found.empty()) return Error{"nobody_here", "", {said}, ""};
  if (found.size() > 1) return Error{"several_here", "", {said}, ""};
  return found.front();
}

Result<MadeCode> ask_for_code(Context& context, const Uuid& person) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  const auto here = context.replica().status().place();
  const auto code = new_code(person, system_random());
  auto made = make_code(context.replica().session(), **transport, here, code);
  // It is one code however often the line loses what is said of it.
  if (!made && is_unreachable(made.error())) made = make_code(context.replica().session(), **transport, here, code);
  return made;
}

Status make_code_for(Context& context, const CodeWords& words) {
  const auto person = words.person ? person_named(context, *words.person) : Result<Uuid>(context.replica().status().person);
  if (!person) return person.error();
  const auto made = ask_for_code(context, *person);
  if (!made) return made.error();
  const auto line = encode(made->line);
  if (!line) return line.error();
  if (context.json) {
    context.line(json_text({{"code", made->line.code},
                            {"person", person->text()},
                            {"id", made->id},
                            {"expires", time_text(made->expires_ms)},
                            {"line", *line}}));
    return {};
  }
  std::string drawn;
  if (!words.qr.empty()) {
    const auto qr = QrCode::of(encode(made->line, true).take());
    if (!qr) return qr.error();
    if (words.qr == "svg") {
      context.print(qr->svg(*line));
      return {};
    }
    drawn = qr->for_terminal();
  }
  static const Text3 until{"valid until {0}", "valable jusqu'au {0}", "válido hasta el {0}"},
      compare{"Once the device has joined, compare the six words that its person reads with those in: dialogue-cli devices",
              "Une fois l'appareil associé, comparez les six mots que lit la personne avec ceux de : dialogue-cli devices",
              "Cuando el dispositivo esté asociado, compare las seis palabras que lee la persona con las de: dialogue-cli devices"};
  context.line(*line);
  context.print(drawn);
  context.line(context.say(until, {time_here(made->expires_ms)}));
  context.line(context.say(compare));
  return {};
}

struct ShownDevice {
  std::string id, person, person_name, name, state, words;
};

std::vector<ShownDevice> devices_of(Context& context, const Uuid& person) {
  Replica& replica = context.replica();
  std::vector<ShownDevice> out;
  for (const Record& device : facts::records(replica, context.domain().serving(Purpose::device)->name)) {
    const auto owner = facts::ref(device, "person");
    if (!person.is_nil() && owner != person) continue;
    out.push_back({device.id.text(), owner ? owner->text() : "", owner ? replica.title_of(*owner) : "", facts::text(device, "name"),
                   facts::state(device), words_of_device(replica.session(), facts::text(device, "public_key"))});
  }
  return out;
}

Status list_devices(Context& context, const std::optional<std::string>& said) {
  const auto person = said ? person_named(context, *said) : Result<Uuid>(Uuid());
  if (!person) return person.error();
  const auto devices = devices_of(context, *person);
  if (context.json) {
    Json out = Json::array();
    for (const auto& d : devices)
      out.push_back(
          {{"id", d.id}, {"person", d.person}, {"person_name", d.person_name}, {"name", d.name}, {"state", d.state}, {"words", d.words}});
    context.line(json_text(out));
    return {};
  }
  Rows rows;
  const auto* states = context.domain().serving(Purpose::device);
  for (const auto& d : devices) {
    const auto state = std::find_if(states->states.begin(), states->states.end(), [&](const State& each) { return each.name == d.state; });
    rows.add({d.id, one_line(d.person_name, 30), one_line(d.name, 30),
              state == states->states.end() ? d.state : std::string(state->label.in(context.lang())), d.words});
  }
  context.print(rows.text());
  return {};
}

}  // namespace

void add_code_commands(CLI::App& app, Context& context) {
  auto words = std::make_shared<CodeWords>();
  auto* sub =
      app.add_subcommand("code", "makes a one-time code with which another device joins, and prints the line to paste; needs the server");
  sub->add_option("PERSON", words->person, "for whom: an id, mail address or whole name; coordinators say it, others leave it away");
  sub->add_flag("--qr{terminal}", words->qr, "the line as a QR code too, here in the terminal; --qr=svg: as a picture to print, alone")
      ->check(CLI::IsMember({"terminal", "svg"}));
  sub->callback([&context, words] { context.command = [&context, words] { return make_code_for(context, *words); }; });

  auto person = std::make_shared<std::optional<std::string>>();
  sub = app.add_subcommand("devices", "devices that are known here, with the six words to compare with what their person reads");
  sub->add_option("PERSON", *person, "only those of this person: an id, mail address or whole name");
  sub->callback([&context, person] { context.command = [&context, person] { return list_devices(context, *person); }; });
}

}  // namespace dialogue::cli
