// SPDX-License-Identifier: Apache-2.0
#include "client/cli/manual.h"

namespace dialogue::cli {

manual::Page manual_page(const std::string& version) {
  manual::Page page{"1", version, "the Dialogue Platform on the command line", "", {}, {}};
  page.about =
      "dialogue-cli reads and writes the platform's records without a network and syncs when there is one. It works on the same folder "
      "as the app dialogue.";
  page.sections.push_back({"EXIT STATUS",
                           {{"0", "Done."},
                            {"1", "Refused: a rule, a permission, a conflict, not found. The message says which."},
                            {"2", "Wrong usage."},
                            {"3", "The server cannot be reached. Nothing is lost; try later."},
                            {"4", "The data on disk is damaged or from a newer version."},
                            {"5", "Internal."}}});
  page.sections.push_back({"ENVIRONMENT",
                           {{"DIALOGUE_REPLICA", "The replica's folder, when --replica does not name one."},
                            {"LC_ALL, LC_MESSAGES, LANG", "The language of what is printed: English, French or Spanish."}}});
  page.sections.push_back({"FILES", {{"~/.local/share/dialogue", "The replica: records, documents, what waits to be sent."}}});
  page.see_also = {"dialogue(1)", "dialogue-joining(5)", "dialogued(8)"};
  return page;
}

}  // namespace dialogue::cli
