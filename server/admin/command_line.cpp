// SPDX-License-Identifier: Apache-2.0
#include "server/admin/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "server/admin/data_folder.h"
#include "server/admin/manual.h"
#include "server/config/settings.h"
#include "shared/domain/messages.h"
#include "shared/manual/command_line.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

constexpr const char* version = DIALOGUE_VERSION;
constexpr const char* device_help = "The device: its id, or its name where no other has it";
constexpr const char* person_help = "The person: their id, mail address or whole name";

/// Adds `name` under `parent`. When it is the one typed, the command's verb is `verb`.
CLI::App* add(CLI::App& parent, Command& command, const char* name, const char* verb, const char* help) {
  auto* sub = parent.add_subcommand(name, help);
  sub->fallthrough();
  sub->callback([&command, verb] { command.verb = verb; });
  return sub;
}

CLI::App* group(CLI::App& parent, const char* name, const char* help) {
  auto* sub = parent.add_subcommand(name, help);
  sub->require_subcommand(1)->fallthrough();
  return sub;
}

std::string sequence_number(const std::string& text) {
  return text.find_first_not_of("0123456789") == std::string::npos ? "" : text + " is not a sequence number";
}

/// How help names a value.
std::string value_name(config::OptionType type) {
  switch (type) {
    case config::OptionType::file:
      return "FILE";
    case config::OptionType::folder:
      return "DIR";
    case config::OptionType::number:
      return "N";
    default:
      return "TEXT";
  }
}

/// The flags of the server's options: those of `serve`, or those that every command has.
void declare_options(CLI::App& app, Command& c, bool of_serve) {
  for (const auto& spec : config::options()) {
    if (spec.flag.empty() || spec.of_serve != of_serve) continue;
    const std::string flag(spec.flag), key(spec.key), help(spec.help);
    if (spec.type == config::OptionType::yes_no) {
      app.add_flag_callback(
          flag, [&c, key] { c.flags[key] = "true"; }, help);
      continue;
    }
    auto* option = app.add_option_function<std::string>(
        flag, [&c, key](const std::string& value) { c.flags[key] = value; }, help);
    option->type_name(value_name(spec.type))->default_str(std::string(spec.fallback));
    if (spec.type == config::OptionType::choice) option->check(CLI::IsMember(config::choices_of(spec)));
    if (spec.type == config::OptionType::number) option->check(CLI::Range(spec.least, spec.most));
  }
}

void declare_invitation(CLI::App& sub, Command& c) {
  sub.add_option("--address", c.address, "Where the device reaches the server: https://HOST[:PORT]; else the option “address”");
  sub.add_flag("--qr{terminal}", c.qr, "The line as a QR code too, here in the terminal; --qr=svg: as a picture to print, alone")
      ->check(CLI::IsMember({"terminal", "svg"}));
}

void declare_serving(CLI::App& app, Command& c) {
  auto* serve = add(app, c, "serve", "serve", "Run the server; SIGHUP reads its options anew, SIGTERM ends it");
  declare_options(*serve, c, true);
  auto* certificate = serve->get_option("--tls-cert");
  auto* key = serve->get_option("--tls-key");
  key->needs(certificate);
  certificate->needs(key)->excludes(serve->get_option("--tls"));
  auto* init =
      add(app, c, "init", "init", "Make a new platform; prints what the Secretariat's coordinator joins with, and what comes next");
  init->add_flag("--demo", c.demo, "With the demonstration platform");
  init->add_option("--name", c.platform, "Name of the Secretariat's organisation")->capture_default_str();
  init->add_option("--coordinator", c.coordinator, "Name of the person who coordinates it")->capture_default_str();
  declare_invitation(*init, c);
}

void declare_people(CLI::App& app, Command& c) {
  auto* org = group(app, "org", "Organisations");
  auto* org_add = add(*org, c, "add", "org add", "Add an organisation");
  org_add->add_option("NAME", c.name)->required();
  org_add->add_option("--kind", c.kind, "What it is, such as asylum_authority; see KINDS OF ORGANISATIONS in dialogued(8)")->required();
  org_add->add_option("--country", c.country, "ISO 3166, two letters");
  add(*org, c, "list", "org list", "List organisations");
  auto* person = group(app, "person", "People");
  auto* person_add = add(*person, c, "add", "person add", "Add a person");
  person_add->add_option("NAME", c.name)->required();
  person_add->add_option("--org", c.org, "The organisation: its id or name")->required();
  person_add->add_option("--email", c.email)->required();
  add(*person, c, "list", "person list", "List people with their roles");
  auto* grant = app.add_subcommand("grant", "Give a person a role; with list: who has which, and what waits to be confirmed");
  grant->fallthrough();
  grant->callback([&c, grant] {
    if (!grant->get_subcommands().empty()) return;
    if (c.person.empty() || c.role.empty()) throw CLI::RequiredError("PERSON and ROLE");
    c.verb = "grant";
  });
  add(*grant, c, "list", "grant list", "List roles that hold or wait for a coordinator, with the ids by which they are revoked");
  grant->add_option("PERSON", c.person, person_help);
  grant->add_option("ROLE", c.role, "Its code, such as FP; see ROLES in dialogued(8)");
  grant->add_option("--scope", c.scope, "all, workstream:ID, meeting:ID or record:ID")->capture_default_str();
  grant->add_option("--until", c.until, "Date such as 2027-12-31");
  add(app, c, "revoke", "revoke", "End a role, or take back one that waits to be confirmed")->add_option("GRANT", c.id)->required();
  auto* enrol_code = add(app, c, "enrol-code", "enrol-code", "A one-time code with which the person's device joins, and the line to paste");
  enrol_code->add_option("PERSON", c.person, person_help)->required();
  declare_invitation(*enrol_code, c);
  auto* code = group(app, "code", "Enrolment codes that nobody has used yet");
  add(*code, c, "list", "code list", "List them, without the codes themselves, which are kept nowhere");
  add(*code, c, "withdraw", "code withdraw", "Let a code expire at once")->add_option("ID", c.id)->required();
  auto* device = group(app, "device", "Devices");
  add(*device, c, "list", "device list", "List devices");
  add(*device, c, "revoke", "device revoke", "Cut a device off at its next contact")->add_option("DEVICE", c.id, device_help)->required();
  add(*device, c, "wipe", "device wipe", "Let a device erase itself at its next contact")
      ->add_option("DEVICE", c.id, device_help)
      ->required();
}

void declare_mail(CLI::App& app, Command& c) {
  auto* mail = group(app, "mail", "The daily mail that tells people how much waits for them (docs/manual/mail.md)");
  add(*mail, c, "status", "mail status", "Say whether it is on, when somebody was sent it last, and what is wrong with it");
  add(*mail, c, "test", "mail test", "Send one mail to an address, to try the way; says what is wrong with it")
      ->add_option("ADDRESS", c.email)
      ->required();
  add(*mail, c, "send-now", "mail send-now", "Send it now to everybody for whom something waits and who has not had theirs today");
}

void declare_upkeep(CLI::App& app, Command& c) {
  auto* backup = add(app, c, "backup", "backup", "Add a tried backup of everything to a set, also while serving");
  backup->add_option("SET", c.file, "A folder: made when it is missing, added to when it is a set")->required();
  backup->add_option("--to", c.to, "File with the public key to encrypt to; else the one in use, if any")->type_name("FILE");
  backup->add_option("--keep", c.keep, "How many backups the set keeps")->capture_default_str()->check(CLI::Range(1, 100000));
  auto* restore = add(app, c, "restore", "restore", "Put a backup in place; devices then offer again what it lacks");
  restore->add_option("SET", c.file, "A set, one of its backups (SET/backups/NUMBER), or a single file of before")->required();
  restore->add_option("--number", c.number, "Which backup of the set; else the newest");
  restore->add_option("--secret", c.secret, "File with the secret key (0600) of an encrypted set; - is standard input")->type_name("FILE");
  auto* verify =
      add(app, c, "verify", "verify", "Check database, hash chain, sums and documents; with SET: every byte of a set of backups");
  verify->add_option("SET", c.file, "A set of backups");
  verify->add_option("--secret", c.secret, "File with the secret key (0600) of an encrypted set; - is standard input")->type_name("FILE");
  auto* key = group(app, "backup-key", "The keys of encrypted backups");
  add(*key, c, "make", "backup-key make", "Make a pair on a machine that is not the server: FILE, the secret, and FILE.pub")
      ->add_option("FILE", c.file)
      ->required();
  add(*key, c, "use", "backup-key use", "From now on, encrypt backups to this public key")->add_option("FILE", c.file)->required();
  add(app, c, "compact", "compact",
      "Give unused disk space back and keep everything: all of it while the server is stopped; while it serves, in small steps, what is "
      "easily had");
  auto* audit = add(app, c, "audit", "audit", "Print the log, without contents");
  audit->add_option("--since", c.since, "Sequence number")->check(sequence_number);
  audit->add_flag("--verify", c.verify, "Check the hash chain too");
  auto* log = add(app, c, "export-log", "export-log", "Write the log as lines of JSON with its hash chain, without what people wrote");
  log->add_option("FILE", c.file, "A new file, 0600; - or none is standard output");
  log->add_option("--from", c.since, "Sequence number of the first row")->check(sequence_number);
  log->add_flag("--content", c.content, "With what people wrote");
  add(app, c, "stats", "stats", "Print counts");
  add(app, c, "metrics", "metrics", "Print what monitoring programs read, for the server that runs");
  add(app, c, "doctor", "doctor", "Say what is wrong and what to do; exit status 1 when there is something");
  auto* config = group(app, "config", "The server's options (server.toml)");
  auto* show = add(*config, c, "show", "config show", "Print the options in force: of the server that runs, or those that it would have");
  show->add_flag("--origin", c.origin, "With where each was said");
  add(*config, c, "sample", "config sample", "Print a file of options: every option, its default and what it is for");
  auto* keys = group(app, "keys", "The server's keys, while it does not run");
  auto* rotate = add(*keys, c, "rotate", "keys rotate", "Make a new key; what was made with the one before stays valid");
  rotate->add_option("NAME", c.name, "cursor, receipt, code, audit or line")
      ->required()
      ->check(CLI::IsMember({"cursor", "receipt", "code", "audit", "line"}));
  rotate->add_flag("--now", c.now, "The line's key: at once, although devices that were away do not know the next one yet");
  add(*keys, c, "renew", "keys renew", "Make all keys anew because the key file is lost");
}

Output usage_error(const std::string& what) { return {Exit::usage, "", "dialogued: " + what + "\nSee dialogued --help.\n"}; }

/// The parser asks for a command where a word stands that is none.
std::string complaint(const CLI::App& app, const CLI::ParseError& error) {
  const auto rest = app.remaining(true);
  const bool no_command =
      dynamic_cast<const CLI::RequiredError*>(&error) && std::string_view(error.what()).find("ubcommand") != std::string_view::npos;
  return no_command && !rest.empty() ? "there is no command “" + rest.front() + "”" : std::string(error.what());
}

}  // namespace

ParsedLine parse_command_line(const std::vector<std::string>& args) {
  Command c;
  c.data = default_data_folder();
  CLI::App app("The Dialogue Platform's sync server and its administration.", "dialogued");
  app.require_subcommand(1);
  declare_options(app, c, false);
  app.add_option("--config", c.config, "File of options (TOML); see config sample")->type_name("FILE")->default_str(config::usual_file());
  app.add_flag("--json", c.json, "One JSON document on standard output");
  app.add_flag(progress_option, c.progress)->group("");
  app.set_version_flag("--version", std::string("dialogued ") + version);
  manual::print_manual(app, manual_page(version), [](const std::string& file) { return file_manual(file, version); });
  declare_serving(app, c);
  declare_people(app, c);
  declare_mail(app, c);
  declare_upkeep(app, c);
  try {
    auto reversed = args;
    std::reverse(reversed.begin(), reversed.end());
    app.parse(reversed);
    if (const auto data = c.flags.find("data"); data != c.flags.end()) c.data = data->second;
    return {c, {}};
  } catch (const CLI::ParseError& e) {
    std::ostringstream out, err;
    if (e.get_exit_code() == 0) {
      app.exit(e, out, err);
      return {std::nullopt, {Exit::done, out.str(), ""}};
    }
    return {std::nullopt, usage_error(complaint(app, e))};
  }
}

Output failed(const Error& error, bool as_json) {
  Output output{exit_status(error), "",
                "dialogued: " + sentence(error, "en") + " [" + error.code + (error.field.empty() ? "" : " " + error.field) + "]\n"};
  if (as_json) {
    Json told{{"code", error.code}, {"message", sentence(error, "en")}};
    if (!error.field.empty()) told["field"] = error.field;
    output.out = json_text({{"error", std::move(told)}}) + "\n";
  }
  return output;
}

}  // namespace dialogue::admin
