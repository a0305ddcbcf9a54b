// SPDX-License-Identifier: Apache-2.0
// A new area is one folder and one line (areas.cpp): its kind, check, consequence, due date, sentence and look are everywhere.
#include "shared/domain/describe.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue;
using namespace dialogue::e2e;

TEST_CASE("an area that is added with one line stands in the declaration and in its description") {
  const Kind* errand = platform().kind("errand");
  REQUIRE(errand);
  CHECK(errand->home == &platform());
  CHECK(look_of(*errand).place == "support");
  CHECK(schema_markdown(platform()).find("errand") != std::string::npos);
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
