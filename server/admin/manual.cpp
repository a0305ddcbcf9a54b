// SPDX-License-Identifier: Apache-2.0
#include "server/admin/manual.h"

#include <utility>

#include "server/admin/joining_manual.h"
#include "server/config/option.h"
#include "server/config/settings.h"
#include "shared/domain/platform.h"
#include "shared/manual/man_page.h"
#include "shared/model/declaration.h"
#include "shared/model/vocabulary.h"

namespace dialogue::admin {
namespace {

std::string told(const config::OptionSpec& spec) {
  std::string out(spec.help);
  if (spec.type == config::OptionType::choice) out += " One of: " + std::string(spec.choices) + ".";
  if (spec.type == config::OptionType::yes_no) out += " true or false.";
  if (!spec.fallback.empty()) out += " Without it: " + std::string(spec.fallback) + ".";
  if (spec.counts == config::Counts::after_restart) out += " A change counts after a restart.";
  return out + " Also: " + config::variable_of(spec) + (spec.flag.empty() ? "" : " or " + std::string(spec.flag)) + ".";
}

const Vocabulary& kinds_of_organisations() {
  const Kind* kind = platform().serving(Purpose::organisation);
  return *platform().vocabulary(kind->field("kind")->vocab);
}

std::vector<manual::Note> terms_of(const Vocabulary& list) {
  std::vector<manual::Note> out;
  for (const auto& term : list.terms) out.push_back({term.code, term.label.en + "."});
  return out;
}

}  // namespace

std::string file_manual(const std::string& file, const std::string& version) {
  if (file == "dialogue-joining") return joining_manual(version);
  if (file != "server.toml") return "";
  manual::Page page{"5", version, "options of the Dialogue Platform's server", "", {}, {"dialogued(8)"}};
  page.about =
      "The file " + config::usual_file() +
      ", or the one that --config names, has the options of dialogued as TOML. An option whose name has "
      "a dot stands under the heading of what comes before the dot. A flag of the command line counts before the environment, and that "
      "before the file. An option that is unknown is refused, with its line. dialogued config show --origin prints what is in force and "
      "why; systemctl reload dialogued reads the file again.";
  manual::Section options{"OPTIONS", {}};
  for (const auto& spec : config::options()) options.notes.push_back({std::string(spec.key), told(spec)});
  page.sections.push_back(std::move(options));
  page.sections.push_back({"EXAMPLE", {{"", "listen = \"192.0.2.7:8480\""}, {"", "[tls]"}, {"", "mode = \"own\""}}});
  page.sections.push_back({"FILES", {{config::usual_file(), "The options of the service."}}});
  return manual::file_page(file, page);
}

manual::Page manual_page(const std::string& version) {
  manual::Page page{"8", version, "sync server of the Dialogue Platform, and its administration", "", {}, {}};
  page.about =
      "dialogued keeps the platform's records in one folder and lets the devices of its people agree. The command serve runs the server. "
      "Every other command is a request to the server that has the folder open, or works on the folder itself when none has.";
  page.sections.push_back({"AS A SERVICE",
                           {{"", "The package runs the server as the user _dialogue, by the unit dialogued.service, with the options of " +
                                     config::usual_file() +
                                     ". The service waits for a platform: make one, then start it. What root makes in the folder belongs "
                                     "to the folder's owner."},
                            {"", "dialogued init --name \"OUR ORGANISATION\""},
                            {"", "systemctl start dialogued"}}});
  page.sections.push_back({"ROLES", terms_of(*platform().roles())});
  page.sections.push_back({"KINDS OF ORGANISATIONS", terms_of(kinds_of_organisations())});
  page.sections.push_back({"EXIT STATUS",
                           {{"0", "Done."},
                            {"1", "Refused: a rule, a permission, not found. The message says which."},
                            {"2", "Wrong usage."},
                            {"3", "The server cannot be reached."},
                            {"4", "The data on disk is damaged or from a newer version."},
                            {"5", "Internal."}}});
  page.sections.push_back({"ENVIRONMENT",
                           {{"DIALOGUE_DATA, DIALOGUED_DATA", "The server's folder, when --data does not name one."},
                            {"STATE_DIRECTORY", "The same, as systemd sets it."},
                            {"XDG_DATA_HOME",
                             "Without those, the folder is /var/lib/dialogue for root where there is one, else dialogued in here or in "
                             "~/.local/share."}}});
  page.sections.push_back({"FILES",
                           {{config::usual_file(), "Options of the service."},
                            {"/var/lib/dialogue", "The platform: its database, documents and keys."},
                            {"/var/backups/dialogue", "Where the service may write sets of backups."},
                            {"/usr/share/doc/dialogue-server/manual", "The manual for administrators."}}});
  page.see_also = {"server.toml(5)", "dialogue-joining(5)", "dialogue-cli(1)", "dialogue(1)"};
  return page;
}

}  // namespace dialogue::admin
