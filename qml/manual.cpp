// SPDX-License-Identifier: Apache-2.0
#include "qml/manual.h"

#include <utility>

#include "shared/manual/completion.h"
#include "shared/manual/man_page.h"

namespace dialogue {
namespace {

constexpr const char* man_option = "print-man";
constexpr const char* completion_option = "print-completion";

manual::Command described(const QList<QCommandLineOption>& options) {
  manual::Command out{"dialogue", "", {{"INVITATION", "A joining line (dialogue:...), or a file or picture with one.", {}}}, {}, {}};
  for (const auto& option : options) {
    manual::Option told;
    for (const auto& name : option.names()) told.names.push_back((name.size() == 1 ? "-" : "--") + name.toStdString());
    told.value = option.valueName().toStdString();
    told.help = option.description().toStdString();
    out.options.push_back(std::move(told));
  }
  return out;
}

manual::Page page(const QString& version) {
  manual::Page out{"1", version.toStdString(), "requests, offers, pledges and meetings, also without a connection", "", {}, {}};
  out.about =
      "dialogue is the app of the Dialogue Platform. It keeps the records that concern its person on this device. Everything can be read "
      "and written without a connection. When there is one, the device and the server come to the same state, and nothing that anybody "
      "wrote is lost.";
  out.sections.push_back(
      {"EXIT STATUS", {{"0", "Done."}, {"2", "Wrong usage."}, {"5", "There is no display, or the window could not be made."}}});
  out.sections.push_back({"ENVIRONMENT",
                          {{"DIALOGUE_REPLICA", "The folder of the records, when --replica does not name one."},
                           {"LANG", "The language of the pages, until one is chosen in the settings."}}});
  out.sections.push_back({"FILES", {{"~/.local/share/dialogue", "The records, documents, and what waits to be sent."}}});
  out.see_also = {"dialogue-cli(1)", "dialogued(8)"};
  return out;
}

}  // namespace

QList<QCommandLineOption> manual_options() {
  QList<QCommandLineOption> out{{man_option, ""}, {completion_option, "", "SHELL"}};
  for (auto& option : out) option.setFlags(QCommandLineOption::HiddenFromHelp);
  return out;
}

std::optional<std::string> asked_manual(const QCommandLineParser& parser, const QList<QCommandLineOption>& options,
                                        const QString& version) {
  if (parser.isSet(man_option)) return manual::man_page(described(options), page(version));
  if (parser.isSet(completion_option)) return manual::completion(described(options), parser.value(completion_option).toStdString());
  return std::nullopt;
}

}  // namespace dialogue
