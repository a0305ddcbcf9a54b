// SPDX-License-Identifier: Apache-2.0
#include "server/admin/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "server/admin/data_folder.h"
#include "shared/domain/messages.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

constexpr const char* version = "dialogued 0.1.0";

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

void declare_serving(CLI::App& app, Command& c) {
  auto* serve = add(app, c, "serve", "serve", "Run the server");
  serve->add_option("--listen", c.listen, "HOST:PORT; port 0 takes a free one")->capture_default_str();
  auto* own = serve->add_option("--tls", c.tls, "own: encrypt with the platform's own key, which devices know from their code")
                  ->check(CLI::IsMember({"own"}));
  auto* certificate =
      serve->add_option("--tls-cert", c.tls_cert, "Encrypt with a public certificate: its file (PEM), read again when it changes");
  auto* key = serve->add_option("--tls-key", c.tls_key, "The file with the certificate's key (PEM)")->needs(certificate);
  certificate->needs(key)->excludes(own);
  serve->add_flag("--unsafe", c.any_address, "Listen on other addresses than loopback, without encryption");
  serve->add_option("--store", c.store, "sqlite")->capture_default_str()->check(CLI::IsMember({"sqlite"}));
  auto* init = add(app, c, "init", "init", "Make a new platform; prints the Secretariat coordinator's enrolment code");
  init->add_flag("--demo", c.demo, "With the demonstration platform");
  init->add_option("--name", c.platform, "Name of the Secretariat's organisation")->capture_default_str();
}

void declare_people(CLI::App& app, Command& c) {
  auto* org = group(app, "org", "Organisations");
  auto* org_add = add(*org, c, "add", "org add", "Add an organisation");
  org_add->add_option("NAME", c.name)->required();
  org_add->add_option("--kind", c.kind, "Code of V-STAKEHOLDER, such as asylum_authority")->required();
  org_add->add_option("--country", c.country, "ISO 3166, two letters");
  add(*org, c, "list", "org list", "List organisations");
  auto* person = group(app, "person", "People");
  auto* person_add = add(*person, c, "add", "person add", "Add a person");
  person_add->add_option("NAME", c.name)->required();
  person_add->add_option("--org", c.org, "The organisation's id")->required();
  person_add->add_option("--email", c.email)->required();
  add(*person, c, "list", "person list", "List people with their roles");
  auto* grant = add(app, c, "grant", "grant", "Give a person a role");
  grant->add_option("PERSON", c.person)->required();
  grant->add_option("ROLE", c.role, "Code of V-ROLE, such as FP")->required();
  grant->add_option("--scope", c.scope, "all, workstream:ID, meeting:ID or record:ID")->capture_default_str();
  grant->add_option("--until", c.until, "Date such as 2027-12-31");
  add(app, c, "revoke", "revoke", "End a role")->add_option("GRANT", c.id)->required();
  add(app, c, "enrol-code", "enrol-code", "A one-time code with which the person's device enrols")
      ->add_option("PERSON", c.person)
      ->required();
  auto* device = group(app, "device", "Devices");
  add(*device, c, "list", "device list", "List devices");
  add(*device, c, "revoke", "device revoke", "Cut a device off at its next contact")->add_option("ID", c.id)->required();
  add(*device, c, "wipe", "device wipe", "Let a device erase itself at its next contact")->add_option("ID", c.id)->required();
}

void declare_upkeep(CLI::App& app, Command& c) {
  auto* backup = add(app, c, "backup", "backup", "Add a tried backup of everything to a set, also while serving (docs/BACKUP.md)");
  backup->add_option("SET", c.file, "A folder: made when it is missing, added to when it is a set")->required();
  backup->add_option("--to", c.to, "File with the public key to encrypt to; else the one in use, if any");
  backup->add_option("--keep", c.keep, "How many backups the set keeps")->capture_default_str()->check(CLI::Range(1, 100000));
  auto* restore = add(app, c, "restore", "restore", "Put a backup in place; devices then offer again what it lacks");
  restore->add_option("SET", c.file, "A set, one of its backups (SET/backups/NUMBER), or a single file of before")->required();
  restore->add_option("--number", c.number, "Which backup of the set; else the newest");
  restore->add_option("--secret", c.secret, "File with the secret key (0600) of an encrypted set; - is standard input");
  auto* verify =
      add(app, c, "verify", "verify", "Check database, hash chain, sums and documents; with SET: every byte of a set of backups");
  verify->add_option("SET", c.file, "A set of backups");
  verify->add_option("--secret", c.secret, "File with the secret key (0600) of an encrypted set; - is standard input");
  auto* key = group(app, "backup-key", "The keys of encrypted backups (docs/BACKUP.md)");
  add(*key, c, "make", "backup-key make", "Make a pair on a machine that is not the server: FILE, the secret, and FILE.pub")
      ->add_option("FILE", c.file)
      ->required();
  add(*key, c, "use", "backup-key use", "From now on, encrypt backups to this public key")->add_option("FILE", c.file)->required();
  add(app, c, "compact", "compact", "Give unused disk space back, also while serving; keeps everything");
  auto* audit = add(app, c, "audit", "audit", "Print the log, without contents");
  audit->add_option("--since", c.since, "Sequence number")->check(sequence_number);
  audit->add_flag("--verify", c.verify, "Check the hash chain too");
  auto* log = add(app, c, "export-log", "export-log", "Write the log as lines of JSON with its hash chain, without what people wrote");
  log->add_option("FILE", c.file, "A new file, 0600; - or none is standard output");
  log->add_option("--from", c.since, "Sequence number of the first row")->check(sequence_number);
  log->add_flag("--content", c.content, "With what people wrote");
  add(app, c, "stats", "stats", "Print counts");
  auto* keys = group(app, "keys", "The server's keys, while it does not run (docs/KEYS.md)");
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
  app.add_option("--data", c.data, "The server's folder")->capture_default_str();
  const auto* config = app.set_config("--config", "", "File with options, as in --data=…");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.add_flag("--json", c.json, "One JSON document on standard output");
  app.add_flag(progress_option, c.progress)->group("");
  app.set_version_flag("--version", version);
  declare_serving(app, c);
  declare_people(app, c);
  declare_upkeep(app, c);
  try {
    auto reversed = args;
    std::reverse(reversed.begin(), reversed.end());
    app.parse(reversed);
    if (config->count() > 0) c.config = config->as<std::string>();
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
