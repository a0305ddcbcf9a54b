// SPDX-License-Identifier: Apache-2.0
// tests/data/rights_matrix.md says who may read, make, edit, delete and act, kind by kind and state by state; this test asks the service
// about every cell of it. DIALOGUE_WRITE_DOCS=1 writes the table anew: read the difference before you keep it.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/server/rights_table.h"
#include "tests/server/text_files.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

const std::string page = std::string(DIALOGUE_TEST_DATA) + "/rights_matrix.md";
const std::string mark = "<!-- From here on one line for each thing that may be done; written by rights_matrix_test. -->\n";

}  // namespace

TEST_CASE("the service grants what the table of rights says, and nothing else") {
  const std::string before = contents(page);
  const auto at = before.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string found = rights_table(platform());
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) std::ofstream(page) << before.substr(0, at) + mark + "\n" + found;
  const auto said = lines_of(contents(page).substr(at + mark.size() + 1)), is = lines_of(found);
  for (const std::string& source : is)
    if (std::find(said.begin(), said.end(), source) == said.end()) UNSCOPED_INFO("the service, not the table: " << source);
  for (const std::string& source : said)
    if (std::find(is.begin(), is.end(), source) == is.end()) UNSCOPED_INFO("the table, not the service: " << source);
  CHECK((said == is));
}
