// SPDX-License-Identifier: Apache-2.0
// docs/SCHEMA.md shows the declaration; this test holds the page to it. DIALOGUE_WRITE_DOCS=1 writes the page anew.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "shared/domain/describe.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string page = std::string(DIALOGUE_SOURCE) + "/docs/SCHEMA.md";
const std::string mark =
    "<!-- From here on written from shared/domain by the test schema_page_test; change the declaration, not this. -->\n";

std::string read(const std::string& file) {
  std::ifstream in(file);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("the page on the schema shows what is declared") {
  const std::string text = read(page);
  const auto at = text.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string wanted = text.substr(0, at) + mark + "\n" + schema_markdown(platform());
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) std::ofstream(page) << wanted;
  const bool true_to_declaration = read(page) == wanted;
  INFO("write it anew with DIALOGUE_WRITE_DOCS=1");
  CHECK(true_to_declaration);
}
