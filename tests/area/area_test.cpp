// SPDX-License-Identifier: Apache-2.0
// A new area is one folder and one line (areas.cpp): its kind, check, consequence, due date, sentence and look are everywhere.
#include <algorithm>
#include <set>
#include <string>

#include "shared/domain/describe.h"
#include "shared/domain/platform.h"
#include "shared/model/look.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/server/rights_table.h"
#include "tests/server/text_files.h"
#include "tests/unit/domain/loose_names.h"

using namespace dialogue;
using namespace dialogue::e2e;

TEST_CASE("an area that is added with one line stands in the declaration and in its description") {
  const Kind* errand = platform().kind("errand");
  REQUIRE(errand);
  CHECK(errand->home == &platform());
  CHECK(look_of(*errand).place == "errands");
  CHECK(schema_markdown(platform()).find("errand") != std::string::npos);
}

TEST_CASE("every name that a new area uses is provided, and each that it provides is used") {
  auto found = test::loose_names(platform());
  auto sources = test::sources_below("shared/domain");
  for (test::Source& each : test::sources_below("tests/area/errands")) sources.push_back(std::move(each));
  for (std::string& each : test::loose_in_sources(platform(), sources)) found.push_back(std::move(each));
  for (const std::string& each : found) UNSCOPED_INFO(each);
  CHECK(found.empty());
}

TEST_CASE("people work with a new area's records from the command line, and the server carries out what it declares") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto first = made(amina, {"errand", "title=Fetch the forms"});
  const auto second = made(amina, {"errand", "title=Hand them out", "price=3", "after=" + first, "due=2026-01-01"});
  CHECK(amina.run({"set", first, "price=1001"}).status == 1);
  // The server's check refuses, with the area's own sentence.
  amina.json({"act", first, "activate"});
  amina.json({"sync"});
  const auto refusals = amina.json({"refusals"});
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].at("code") == "errand_price");
  CHECK(has(amina.run({"refusals"}).out, "needs a price"));
  amina.json({"dismiss", refusals[0].at("id").dump()});
  amina.json({"set", first, "price=5"});
  amina.json({"sync"});
  amina.json({"act", first, "activate"});
  amina.json({"sync"});
  luis.json({"sync"});
  CHECK(luis.json({"list", "errand"}).size() == 2);
  CHECK(luis.field(first, "ref_no").get<std::string>().starts_with("ERR-"));
  CHECK(has(luis.run({"describe", "errand"}).out, "activate"));
  luis.json({"act", first, "complete"});
  luis.json({"sync"});
  amina.json({"sync"});
  CHECK(amina.state(first) == "done");
  // The consequence, by the server.
  CHECK(amina.field(second, "ready") == true);
  CHECK(has(amina.run({"export", "errand", "--format", "csv"}).out, "Hand them out"));
  // The due date, by the server's clock.
  stage.stop_server();
  stage.start_server();
  luis.json({"sync"});
  CHECK(luis.state(second) == "expired");
  for (const auto* person : {&amina, &luis}) CHECK(person->json({"verify"}).at("ok") == true);
}

TEST_CASE("a new area's records are read and go out in words, in three languages") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto first = made(amina, {"errand", "title=Fetch the forms", "price=5", "due=2099-01-01"});
  amina.json({"sync"});
  amina.json({"act", first, "activate"});
  amina.json({"sync"});
  struct Words {
    const char *lang, *price, *due, *state, *one, *plural;
  };
  for (const Words& words :
       {Words{"en", "Price", "Due", "Active", "Errand", "Errands"}, Words{"fr", "Prix", "Échéance", "Actif", "Course", "Courses"},
        Words{"es", "Precio", "Plazo", "Activo", "Recado", "Recados"}}) {
    INFO(words.lang);
    const auto page = amina.run({"--lang", words.lang, "get", first}).out;
    // Fields stand there by the names that "set" takes.
    for (const char* word : {words.one, words.state, "Fetch the forms"}) CHECK(has(page, word));
    const auto list = amina.run({"--lang", words.lang, "list", "errand"}).out;
    for (const char* word : {words.state, "Fetch the forms"}) CHECK(has(list, word));
    const auto html = amina.run({"--lang", words.lang, "export", "errand", "--format", "html"}).out;
    for (const char* word : {words.plural, words.price, words.due, words.state, "Fetch the forms"}) CHECK(has(html, word));
    const auto told = amina.run({"--lang", words.lang, "describe", "errand"}).out;
    for (const char* word : {words.price, words.due, words.state}) CHECK(has(told, word));
  }
  // What programs read again has the declared names.
  const auto csv = amina.run({"export", "errand", "--format", "csv"}).out;
  for (const char* word : {"title", "due", "price", "after", "ready", "Fetch the forms", "2099-01-01"}) CHECK(has(csv, word));
  const auto json = Json::parse(amina.run({"export", "errand", "--format", "json"}).out);
  REQUIRE(json.size() == 1);
  CHECK(json[0].at("fields").at("price") == 5);
  CHECK(json[0].at("state") == "active");
  const auto place = stage.path("errands.xlsx");
  REQUIRE(amina.status({"export", "errand", "--format", "xlsx", "-o", place}) == 0);
  const auto script =
      "import sys,zipfile\n"
      "z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
      "words=z.read('xl/sharedStrings.xml').decode()\n"
      "assert all(w in words for w in ('title','price','Fetch the forms')), words\n"
      "assert 'errand' in z.read('xl/workbook.xml').decode()\n"
      "print('sound')\n";
  CHECK(run({"python3", "-c", script, place}).out == "sound\n");
}

TEST_CASE("a new area's kinds stand in the table of rights, and the others' rows as they were") {
  const auto all = test::lines_of(test::rights_table(platform()));
  std::set<std::string> found(all.begin(), all.end()), whats;
  for (const std::string& line : all) {
    if (!line.starts_with("| errand |")) continue;
    const auto from = line.find('|', 2) + 2;
    whats.insert(line.substr(from, line.find(" |", from) - from));
    found.erase(line);
  }
  const std::string page = test::contents(std::string(DIALOGUE_TEST_DATA) + "/rights_matrix.md");
  const auto said = test::lines_of(page.substr(page.find("\n| kind |") + 1));
  CHECK((found == std::set<std::string>(said.begin(), said.end())));
  for (const char* what : {"create", "read main", "delete", "act activate", "act complete", "act expire"}) {
    INFO(what);
    CHECK(whats.contains(what));
  }
  CHECK(std::any_of(whats.begin(), whats.end(), [](const std::string& what) { return what.starts_with("edit "); }));
}
