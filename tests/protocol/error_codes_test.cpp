// SPDX-License-Identifier: Apache-2.0
// docs/ERRORS.md lists every error code; this test holds the page to the table. DIALOGUE_WRITE_DOCS=1 writes the page anew.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "client/cli/sentences.h"
#include "server/net/problem.h"
#include "shared/base/error_codes.h"
#include "shared/domain/messages.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string page = std::string(DIALOGUE_SOURCE) + "/docs/ERRORS.md";
const std::string mark = "<!-- From here on written by error_codes_test: change shared/base/error_codes.cpp, not this. -->\n";

std::string read_page() {
  std::ifstream in(page);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Arguments that stand in a sentence as their places.
const std::vector<std::string> places{"{0}", "{1}", "{2}", "{3}"};

std::string told(const ErrorCode& code, std::string_view lang) {
  const Error error{std::string(code.name), code.sentence == Sentence::both ? "{field}" : "", places, ""};
  if (code.sentence == Sentence::command_line) return cli::own_sentence(error, lang);
  if (code.sentence == Sentence::both) return sentence(error, lang);
  return std::string(code.means);
}

/// As an item of a list, in lines of at most 97 bytes.
std::string item(const std::string& text) {
  constexpr std::size_t widest = 97;
  std::string out, line = "-";
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    if (line.size() + 1 + word.size() > widest) out += line + "\n", line = " ";
    line += " " + word;
  }
  return out + line + "\n";
}

/// Those of the table and of the areas, by name.
std::vector<ErrorCode> all_codes() {
  std::vector<ErrorCode> out(error_codes().begin(), error_codes().end());
  for (const Term& term : platform().sentences())
    if (!term.code.starts_with("about_")) out.push_back({term.code});
  std::sort(out.begin(), out.end(), [](const ErrorCode& a, const ErrorCode& b) { return a.name < b.name; });
  return out;
}

std::string list_of(Cause cause) {
  std::string out;
  for (const ErrorCode& code : all_codes()) {
    if (code.cause != cause) continue;
    std::string text = "`" + std::string(code.name) + "`";
    for (const auto& problem : net::problem_cases())
      if (problem.code == code.name) text += " (HTTP " + std::to_string(problem.status) + ")";
    const char* by = code.sentence == Sentence::command_line ? " *command line*"
                     : code.sentence == Sentence::page       ? " *app*"
                     : code.sentence == Sentence::none       ? " *no sentence*"
                                                             : "";
    out += item(text + by + ": " + told(code, "en"));
  }
  return out;
}

}  // namespace

TEST_CASE("the page on errors lists every code with what people read of it") {
  const std::string text = read_page();
  const auto at = text.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string wanted = text.substr(0, at) + mark + "\n## Refused (exit status 1)\n\n" + list_of(Cause::refused) +
                             "\n## Asked wrongly (2)\n\n" + list_of(Cause::usage) + "\n## Out of reach (3)\n\n" +
                             list_of(Cause::unreachable) + "\n## Data (4)\n\n" + list_of(Cause::data) + "\n## This computer (5)\n\n" +
                             list_of(Cause::machine);
  if (std::getenv("DIALOGUE_WRITE_DOCS") != nullptr) std::ofstream(page) << wanted;
  const bool true_to_table = read_page() == wanted;
  INFO("write it anew with DIALOGUE_WRITE_DOCS=1");
  CHECK(true_to_table);
}

TEST_CASE("every code stands once, and says where its sentence is or why it needs none") {
  std::set<std::string_view> names;
  for (const ErrorCode& code : all_codes()) {
    INFO(code.name);
    CHECK(names.insert(code.name).second);
    CHECK(code.means.empty() == (code.sentence == Sentence::both || code.sentence == Sentence::command_line));
    if (code.sentence == Sentence::command_line)
      for (const char* lang : {"en", "fr", "es"}) CHECK_FALSE(told(code, lang).empty());
  }
}

TEST_CASE("what a request is refused with, and what the command line says, are codes of the table") {
  for (const auto& problem : net::problem_cases()) {
    INFO(problem.code);
    CHECK(error_code(problem.code) != nullptr);
  }
  for (const std::string_view code : cli::own_codes()) {
    INFO(code);
    CHECK(error_code(code) != nullptr);
  }
}
