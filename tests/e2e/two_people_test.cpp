// SPDX-License-Identifier: Apache-2.0
// The main job with the real programs: work offline, reconcile, lose nothing. `./run --headless` shows the same.
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

TEST_CASE("two people edit one request offline, meet again, and no word is lost") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const auto request =
      made(amina, {"support_request", "title=Interpreters for the border office", "summary=We need interpreters.", "sat_areas+=reception"});
  CHECK(amina.json({"get", request}).at("sync") == "local");
  amina.json({"sync"});
  CHECK(amina.json({"get", request}).at("sync") == "confirmed");
  luis.json({"sync"});
  CHECK(luis.field(request, "summary") == "We need interpreters.");

  CHECK(stage.stop_server() == 0);
  amina.json({"set", request, "title=Interpreters for the northern border office"});
  luis.json({"set", request, "title=Interpreters for two border offices"});
  luis.json({"set", request, "summary=We need six interpreters for Tigrinya."});
  CHECK(amina.field(request, "title") == "Interpreters for the northern border office");
  CHECK(amina.status({"sync"}) == 3);
  CHECK(amina.json({"pending"}).size() == 1);

  stage.start_server();
  const auto first = amina.json({"sync"});
  CHECK(first.at("pushed") == 1);
  CHECK(first.at("applied") == 1);
  CHECK(first.at("complete") == true);
  const auto second = luis.json({"sync"});
  CHECK(second.at("pushed").get<int>() >= 1);
  CHECK(second.at("proposed") == 1);
  amina.json({"sync"});
  CHECK(amina.field(request, "summary") == "We need six interpreters for Tigrinya.");
  CHECK(luis.field(request, "title") == "Interpreters for the northern border office");

  const auto proposals = amina.json({"proposals"});
  REQUIRE(proposals.size() == 1);
  CHECK(proposals[0].at("record") == request);
  CHECK(proposals[0].at("field") == "title");
  CHECK(proposals[0].at("base") == "Interpreters for the border office");
  CHECK(proposals[0].at("current") == "Interpreters for the northern border office");
  CHECK(proposals[0].at("proposed") == "Interpreters for two border offices");
  CHECK(luis.json({"proposals"}).size() == 1);
  amina.json({"settle", proposals[0].at("id").get<std::string>(), "--take", "proposed"});
  amina.json({"sync"});
  luis.json({"sync"});
  for (const auto* person : {&amina, &luis}) {
    CHECK(person->field(request, "title") == "Interpreters for two border offices");
    const auto status = person->json({"status"});
    CHECK(status.at("pending") == 0);
    CHECK(status.at("proposals") == 0);
    CHECK(person->json({"verify"}).at("ok") == true);
  }
  const auto a = amina.json({"status"}), l = luis.json({"status"});
  for (const auto& scope : a.at("scopes"))
    for (const auto& other : l.at("scopes"))
      if (scope.at("name") == other.at("name")) CHECK(scope.at("checksum") == other.at("checksum"));
  stage.stop_server();
  stage.admin({"verify"});
}

TEST_CASE("acts wait offline, and the server accepts or refuses each with its reason") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=Training for case workers"});
  amina.json({"act", request, "review"});
  amina.json({"sync"});
  CHECK(amina.state(request) == "org_review");
  // Only an organisation's validator submits: the device lets it wait, the server decides.
  const auto queued = amina.run({"act", request, "submit"});
  if (queued.status == 0) {
    amina.json({"sync"});
    const auto refusals = amina.json({"refusals"});
    REQUIRE(refusals.size() == 1);
    CHECK(refusals[0].at("act") == "submit");
    CHECK(refusals[0].at("code") == "not_allowed");
    CHECK(amina.json({"status"}).at("rejected") == 1);
    CHECK(amina.status({"dismiss", std::to_string(refusals[0].at("id").get<int>())}) == 0);
  } else {
    CHECK(queued.status == 1);
  }
  CHECK(amina.state(request) == "org_review");
}

TEST_CASE("an unsent change can be recalled, a deleted draft restored") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=One"});
  amina.json({"sync"});
  amina.json({"set", request, "title=Two"});
  const auto pending = amina.json({"pending"});
  REQUIRE(pending.size() == 1);
  CHECK(pending[0].at("cells").at("title") == "Two");
  CHECK(amina.status({"recall", std::to_string(pending[0].at("id").get<int>())}) == 0);
  CHECK(amina.field(request, "title") == "One");
  amina.json({"delete", request});
  amina.json({"sync"});
  CHECK(amina.json({"list", "support_request"}).empty());
  amina.json({"restore", request});
  amina.json({"sync"});
  CHECK(amina.json({"list", "support_request"}).size() == 1);
}

TEST_CASE("only a draft is deleted: later the device says so before anything is sent") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=One"});
  amina.json({"act", request, "review"});
  amina.json({"sync"});
  CHECK(amina.status({"delete", request}) == 1);
  CHECK(amina.json({"pending"}).empty());
  amina.json({"act", request, "revise"});
  amina.json({"sync"});
  amina.json({"delete", request});
  amina.json({"sync"});
  CHECK(amina.json({"list", "support_request"}).empty());
}

TEST_CASE("fields, sets, parts and translations are written as they are typed and read as they were written") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  write_file(stage.path("background.txt"), "First paragraph.\n\nSecond paragraph.\n");
  const auto request =
      made(amina, {"support_request", "title=Training", "title:fr=Formation", "background=@" + stage.path("background.txt"), "urgency=3",
                   "sat_areas+=reception", "sat_areas+=decision", "show_unmet_publicly=yes", "period_start=2027-03-17",
                   "need_line+={\"theme\":\"reception\",\"quantity\":12,\"modalities\":[\"training\",\"mentoring\"]}"});
  auto record = amina.json({"get", request});
  CHECK(record.at("kind") == "support_request");
  CHECK(record.at("state") == "draft");
  CHECK(record.at("fields").at("background") == "First paragraph.\n\nSecond paragraph.");
  CHECK(record.at("fields").at("urgency") == 3);
  CHECK(record.at("fields").at("show_unmet_publicly") == true);
  CHECK(record.at("fields").at("sat_areas") == Json({"decision", "reception"}));
  CHECK(record.at("translations").at("fr").at("title") == "Formation");
  REQUIRE(record.at("parts").at("need_line").size() == 1);
  const auto line = record.at("parts").at("need_line")[0];
  CHECK(line.at("quantity") == 12);
  CHECK(line.at("modalities").size() == 2);

  const auto part = "need_line[" + line.at("id").get<std::string>() + "]";
  amina.json({"set", request, part + ".quantity=14", part + ".modalities=training", "sat_areas=decision", "title:fr=Formations"});
  amina.json({"add", request, "sat_areas=registration"});
  amina.json({"remove", request, "sat_areas=decision"});
  record = amina.json({"get", request});
  CHECK(record.at("parts").at("need_line")[0].at("quantity") == 14);
  CHECK(record.at("parts").at("need_line")[0].at("modalities") == Json({"training"}));
  CHECK(record.at("fields").at("sat_areas") == Json({"registration"}));
  CHECK(record.at("translations").at("fr").at("title") == "Formations");
  amina.json({"set", request, part + "="});
  CHECK_FALSE(amina.json({"get", request}).at("parts").contains("need_line"));
  amina.json({"sync"});
  CHECK(amina.json({"status"}).at("rejected") == 0);
  CHECK(amina.json({"list", "support_request", "--where", "urgency>2 and title~train"}).size() == 1);
  CHECK(amina.json({"list", "support_request", "--where", "urgency<2"}).empty());
  CHECK(amina.json({"search", "TRAINING"}).size() >= 1);
  CHECK(amina.json({"history", request}).at("entries").size() >= 2);
  stage.stop_server();
  CHECK(amina.json({"history", request}).at("entries").size() >= 2);
}

TEST_CASE("each kind of trouble has its exit status, and a wrong word leaves everything as it was") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=One"});
  CHECK(amina.status({"nonsense"}) == 2);
  CHECK(amina.status({"list", "support_requests"}) == 2);
  const auto slip = amina.run({"set", request, "titel=Two"});
  CHECK(slip.status == 2);
  CHECK(slip.err.find("title") != std::string::npos);
  CHECK(amina.status({"set", request, "title"}) == 2);
  CHECK(amina.status({"list", "support_request", "--where", "title?x"}) == 2);
  CHECK(amina.status({"get", "not-an-id"}) == 2);
  CHECK(amina.status({"get", "01900000-0000-7000-8000-000000000001"}) == 1);
  CHECK(amina.status({"set", request, "title=Two", "period_start=soon"}) == 1);
  CHECK(amina.status({"set", request, "title=" + std::string(400, 'x')}) == 1);
  CHECK(amina.status({"act", request, "fly"}) == 2);
  CHECK(amina.field(request, "title") == "One");
  CHECK(amina.status({"enrol", "--server", stage.url(), "--code", "wrong-code"}) == 1);
  CHECK(amina.status({"enrol", "--server", "nowhere", "--code", "x"}) == 2);
  const auto french = run({std::string(DIALOGUE_BIN) + "/client/dialogue-cli", "--replica", amina.replica(), "--lang", "fr", "get",
                           "01900000-0000-7000-8000-000000000001"});
  CHECK(french.err.find("introuvable") != std::string::npos);
  stage.stop_server();
  CHECK(amina.status({"sync"}) == 3);
  CHECK(amina.status({"history", "01900000-0000-7000-8000-000000000001"}) == 3);
}

TEST_CASE("several commands go in as one, and a line that is refused leaves nothing of them") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto request = made(amina, {"support_request", "title=Interpreters"});
  amina.json({"sync"});
  const auto file = stage.path("group.txt");
  write_file(file,
             "# a request with its comment\n"
             "create support_request 'title=Mobile registration' \"summary=Two \\\"teams\\\"\"\n"
             "\n"
             "create comment parent={1} text='For the north'\n"
             "set " +
                 request + " title=Interpreters\\ first\n");
  const auto made_by = amina.run({"--json", "group", file});
  REQUIRE(made_by.status == 0);
  const auto pending = amina.json({"pending"});
  REQUIRE(pending.size() == 3);
  for (const auto& change : pending) CHECK(change.at("group") == pending[0].at("group"));
  CHECK(amina.json({"sync"}).at("applied") == 3);
  CHECK(amina.field(request, "title") == "Interpreters first");
  const auto fresh = pending[0].at("record").get<std::string>();
  CHECK(amina.field(fresh, "summary") == "Two \"teams\"");
  CHECK(amina.field(pending[1].at("record").get<std::string>(), "parent") == fresh);

  write_file(file, "set " + request + " title=Half\nact " + request + " resume\n");
  const auto refused = amina.run({"group", file});
  CHECK(refused.status == 1);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("2") != std::string::npos);
  write_file(file, "sync\n");
  CHECK(amina.status({"group", file}) == 2);
  CHECK(amina.json({"pending"}).empty());
  CHECK(amina.field(request, "title") == "Interpreters first");
}
