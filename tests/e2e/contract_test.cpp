// SPDX-License-Identifier: Apache-2.0
// The command lines as scripts rest on them: names, shapes, streams and exit statuses.
#include <filesystem>
#include <sstream>

#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/server/http_client.h"

namespace dialogue::e2e {
namespace {

const std::string cli = std::string(DIALOGUE_BIN) + "/client/dialogue-cli", server = std::string(DIALOGUE_BIN) + "/server/dialogued";

std::string without(const Json& object, const std::vector<std::string>& keys) {
  std::string missing;
  for (const auto& key : keys)
    if (!object.contains(key)) missing += key + " ";
  return missing;
}

std::string get(const Stage& stage, const std::string& head, const std::string& method = "GET") {
  test::RawClient client(static_cast<std::uint16_t>(std::stoi(stage.url().substr(stage.url().rfind(':') + 1))));
  client.send(method + " " + head + " HTTP/1.1\r\nHost: h\r\n\r\n");
  return client.answer(method == "HEAD");
}

}  // namespace

TEST_CASE("both programs say what they can, which version they are, and what is wrong usage, each on its stream") {
  for (const auto& program : {cli, server}) {
    INFO(program);
    const auto help = run({program, "--help"}), version = run({program, "--version"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK(version.status == 0);
    CHECK(version.out.find('.') != std::string::npos);
    const auto wrong = run({program, "--no-such-option"});
    CHECK(wrong.status == 2);
    CHECK(wrong.out.empty());
    CHECK_FALSE(wrong.err.empty());
    CHECK(run({program}).status == 2);
  }
  const auto client_help = run({cli, "--help"}).out, server_help = run({server, "--help"}).out;
  for (const char* command :
       {"enrol", "sync",   "status", "kinds",   "describe", "create",        "set",        "add",       "remove", "delete", "restore",
        "act",   "get",    "list",   "search",  "history",  "pending",       "recall",     "proposals", "settle", "attach", "fetch",
        "pin",   "import", "export", "matches", "gaps",     "duplicates-of", "plan-slots", "checklist", "verify"}) {
    INFO(command);
    CHECK(client_help.find(std::string("\n  ") + command + " ") != std::string::npos);
    CHECK(run({cli, command, "--help"}).status == 0);
  }
  for (const char* command : {"serve", "init", "org", "person", "grant", "revoke", "enrol-code", "device", "backup", "restore", "verify",
                              "compact", "audit", "stats", "export-log"}) {
    INFO(command);
    CHECK(server_help.find(std::string("\n  ") + command + " ") != std::string::npos);
    CHECK(run({server, command, "--help"}).status == 0);
  }
}

TEST_CASE("what scripts read has the names that were promised") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const std::string part = "01900000-0000-7000-8000-000000000001";
  const auto id = amina.json({"create", "support_request", "title=One", "need_line+={\"id\":\"" + part + "\",\"theme\":\"registration\"}"})
                      .at("id")
                      .get<std::string>();
  CHECK(amina.json({"get", id}).at("sync") == "local");
  const auto synced = amina.json({"sync"});
  CHECK(without(synced, {"pushed", "pulled", "applied", "proposed", "rejected", "parked", "requests", "bytes_up", "bytes_down", "cursor",
                         "epoch", "complete"}) == "");
  CHECK(synced.at("complete") == true);
  CHECK(synced.at("pushed") == 1);
  const auto status = amina.json({"status"});
  CHECK(without(status, {"person", "organisation", "device", "server", "pending", "rejected", "parked", "proposals", "last_sync", "epoch",
                         "schema", "scopes"}) == "");
  bool own = false;
  for (const auto& scope : status.at("scopes")) {
    CHECK(without(scope, {"name", "rows", "checksum"}) == "");
    own = own || scope.at("name") == "org:" + stage.organisation();
  }
  CHECK(own);
  const auto record = amina.json({"get", id});
  CHECK(without(record, {"id", "kind", "state", "sync", "fields", "parts", "seq"}) == "");
  CHECK(record.at("sync") == "confirmed");
  CHECK(record.at("parts").dump().find(part) != std::string::npos);
  CHECK(amina.json({"list", "support_request"})[0] == record);
  CHECK(amina.json({"list", "support_request", "--where", "sync=confirmed and state=draft and owner_org=" + stage.organisation()}).size() ==
        1);

  luis.json({"sync"});
  amina.json({"set", id, "title=Two"});
  luis.json({"set", id, "title=Three"});
  amina.json({"sync"});
  luis.json({"sync"});
  const auto proposals = luis.json({"proposals"});
  REQUIRE(proposals.size() == 1);
  CHECK(without(proposals[0], {"id", "record", "kind", "field", "base", "current", "proposed", "by", "at"}) == "");
  CHECK(proposals[0].at("base") == "One");
  CHECK(proposals[0].at("current") == "Two");
  CHECK(proposals[0].at("proposed") == "Three");
  CHECK(luis.json({"get", id}).at("sync") == "attention");
  const auto history = luis.json({"history", id}).at("entries");
  REQUIRE(history.size() >= 2);
  CHECK(without(history[0], {"at", "by", "device", "field", "from", "to", "verdict"}) == "");
}

TEST_CASE("what follows -- is never an option, and a value may be read from a file") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto file = stage.path("words.txt");
  write_file(file, "First line\n\nThird line");
  const auto id = amina.json({"create", "support_request", "title=--json", "summary=@" + file}).at("id").get<std::string>();
  CHECK(amina.field(id, "title") == "--json");
  CHECK(amina.field(id, "summary") == "First line\n\nThird line");
  CHECK(amina.run({"--json", "search", "--", "--json"}).status == 0);
  CHECK(amina.status({"search", "--nonsense"}) == 2);
  CHECK(amina.run({"create", "support_request", "summary=@" + stage.path("no-such-file")}).status == 1);
}

TEST_CASE("what the disk holds damaged ends with status 4, on both sides") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  CHECK(stage.stop_server() == 0);
  write_file(stage.path("server/server.db"), "not a database");
  for (const char* command : {"verify", "stats", "serve"}) {
    const auto refused = run({server, "--data", stage.path("server"), command});
    INFO(command << refused.err);
    CHECK(refused.status == 4);
    CHECK(refused.out.empty());
  }
  write_file(amina.replica() + "/replica.db", "not a database");
  CHECK(amina.status({"verify"}) == 4);
  const auto no_backup = run({server, "--data", stage.path("server"), "restore", stage.path("no-such-backup")});
  CHECK(no_backup.status == 1);
}

TEST_CASE("every page of the server says its protocol, and each refusal is a problem with a stable code") {
  Stage stage;
  struct Page {
    const char *method, *path;
    int status;
    const char* code;
  };
  for (const Page& page : std::initializer_list<Page>{{"GET", "/healthz", 200, ""},
                                                      {"GET", "/readyz", 200, ""},
                                                      {"GET", "/metrics", 403, "not_allowed"},
                                                      {"GET", "/v1/sync", 405, "method_not_allowed"},
                                                      {"GET", "/v1/live", 401, "not_signed"},
                                                      {"GET", "/v1/history/01900000-0000-7000-8000-000000000001", 401, "not_signed"},
                                                      {"GET", "/v1/files/01900000-0000-7000-8000-000000000001", 401, "not_signed"},
                                                      {"GET", "/nowhere", 404, "not_found"}}) {
    INFO(page.method << " " << page.path);
    const auto answer = get(stage, page.path, page.method);
    CHECK(test::status_of(answer) == page.status);
    CHECK(answer.find("\r\nDialogue: 2\r\n") != std::string::npos);
    if (page.status == 200) continue;
    CHECK(answer.find("application/problem+json") != std::string::npos);
    const auto problem = Json::parse(test::body_of(answer), nullptr, false);
    REQUIRE_FALSE(problem.is_discarded());
    CHECK(without(problem, {"type", "title", "status", "code", "id"}) == "");
    CHECK(answer.find("\r\nRequest-Id: " + problem.value("id", "?") + "\r\n") != std::string::npos);
    CHECK(problem.value("code", "") == page.code);
  }
  const auto printed = run({server, "--data", stage.path("server"), "metrics"});
  CHECK(printed.out.find("# TYPE dialogue_") != std::string::npos);
}

TEST_CASE("administrators read ids, and while a coordinator has a device a grant waits for one to confirm it") {
  Stage stage;
  const auto org = stage.admin({"org", "add", "Ministry", "--kind", "asylum_authority", "--country", "TD"}).at("id").get<std::string>();
  const auto person = stage.admin({"person", "add", "Idriss", "--org", org, "--email", "idriss@example.org"}).at("id").get<std::string>();
  const auto granted = stage.admin({"grant", person, "FP", "--until", "2099-12-31"});
  CHECK(granted.contains("id"));
  const auto coordinator = stage.enrolled("coordinator", {"SC"});
  CHECK(stage.admin({"device", "list"}).size() == 1);
  const auto second = stage.admin({"grant", person, "OL"});
  coordinator.json({"sync"});
  CHECK(coordinator.json({"get", second.at("id").get<std::string>()}).at("state") == "pending");
  stage.admin({"revoke", granted.at("id").get<std::string>()});
  const auto audit = run({server, "--data", stage.path("server"), "--json", "audit", "--since", "1", "--verify"});
  CHECK(audit.status == 0);
  std::istringstream lines(audit.out);
  std::uint64_t seq = 1, named = 0;
  Json last;
  for (std::string line; std::getline(lines, line);) {
    last = Json::parse(line);
    if (last.contains("ok")) break;
    CHECK(without(last, {"seq", "at", "kind", "record", "what", "verdict", "code", "author", "device", "counts"}) == "");
    CHECK(last.at("seq").get<std::uint64_t>() == ++seq);
    if (last.at("record").get<std::string>() == person) ++named;
  }
  CHECK(last.value("ok", false));
  CHECK(named >= 1);
  CHECK(stage.admin({"stats"}).is_object());
  CHECK(stage.admin({"verify"}).at("ok") == true);
}

TEST_CASE("commands that find no platform, a platform, a server or no backup say which") {
  Stage stage;
  const auto code_of = [](std::vector<std::string> args) {
    args.insert(args.begin(), {server, "--json"});
    return Json::parse(run(args).out).at("error").value("code", "");
  };
  const auto empty = stage.path("nowhere"), folder = stage.path("server");
  CHECK(code_of({"--data", empty, "stats"}) == "no_platform");
  CHECK(code_of({"--data", empty, "serve"}) == "no_platform");
  CHECK(code_of({"--data", folder, "init"}) == "platform_exists");
  CHECK(code_of({"--data", folder, "restore", folder + "/lock"}) == "server_running");
  CHECK(code_of({"--data", folder, "keys", "renew"}) == "server_running");
  CHECK(code_of({"--data", folder, "keys", "rotate", "line", "--now"}) == "server_running");
  CHECK(code_of({"--data", folder, "backup", folder + "/lock"}) == "file_exists");
  CHECK(code_of({"--data", empty, "restore", folder + "/lock"}) == "bad_backup");
  CHECK(code_of({"--data", empty, "restore", folder + "/nothing"}) == "no_file");
  CHECK(run({"/bin/sh", "-c", std::string(server) + " --data " + folder + " audit > /dev/full"}).status == 5);
}

TEST_CASE("a platform whose database is gone or empty is told as that, and no new one is made in its place") {
  Folder folder;
  const auto data = folder / "server", set = folder / "set";
  REQUIRE(run({server, "--data", data, "init"}).status == 0);
  REQUIRE(run({server, "--data", data, "backup", set}).status == 0);
  const bool empty = GENERATE(false, true);
  INFO("empty " << empty);
  std::filesystem::remove(data + "/server.db");
  if (empty) write_file(data + "/server.db", "");
  const auto keys = read_file(data + "/keys");
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"stats"}, {"verify"}, {"init"}, {"init", "--demo"}, {"serve", "--listen", "127.0.0.1:0"}, {"org", "list"}}) {
    INFO(command[0]);
    auto args = command;
    args.insert(args.begin(), {server, "--json", "--data", data});
    const auto told = run(args);
    CHECK(told.status == 4);
    CHECK(Json::parse(told.out).at("error").value("code", "") == "database_missing");
  }
  CHECK(has(run({server, "--data", data, "doctor"}).out + run({server, "--data", data, "doctor"}).err, "dialogued restore"));
  CHECK(read_file(data + "/keys") == keys);
  CHECK(run({server, "--data", data, "restore", set}).status == 0);
  CHECK(has(run({server, "--data", data, "person", "list"}).out, "Coordinator"));
}

TEST_CASE("a folder that is none, and none can be, is told as that") {
  Folder folder;
  write_file(folder / "file", "a letter");
  std::filesystem::create_symlink(folder / "gone", folder / "dangling");
  std::filesystem::create_symlink(folder / "ring", folder / "ring");
  for (const std::string& data : {folder / "file", folder / "file/below", folder / "dangling", folder / "ring",
                                  folder / std::string(300, 'x'), std::string("/proc/dialogue")}) {
    INFO(data);
    const auto made = run({server, "--json", "--data", data, "init"});
    CHECK(made.status == 1);
    CHECK(Json::parse(made.out).at("error").value("code", "") == "not_a_folder");
    CHECK(run({server, "--data", data, "stats"}).status == 1);
  }
  CHECK(read_file(folder / "file") == "a letter");
}

TEST_CASE("where the server cannot listen, it says why") {
  Folder folder;
  const auto data = folder / "server";
  REQUIRE(run({server, "--data", data, "init"}).status == 0);
  const auto code_at = [&](const std::string& listen) {
    const auto told = run({server, "--json", "--data", data, "serve", "--tls", "own", "--listen", listen});
    return Json::parse(told.out).at("error").value("code", "");
  };
  // The network's own examples: no machine has them.
  CHECK(code_at("203.0.113.1:0") == "address_not_here");
  CHECK(code_at("[2001:db8::1]:0") == "address_not_here");
  // Whoever writes it means every address.
  CHECK(code_at("*:0") == "bad_address");
  CHECK(code_at("dialogue.example.org:0") == "bad_address");
}

TEST_CASE("the next key of the line is not used before devices had 90 days to learn it, except at once on purpose") {
  Folder folder;
  const auto data = folder / "server";
  REQUIRE(run({server, "--data", data, "init"}).status == 0);
  const auto before = read_file(data + "/keys");
  const auto early = run({server, "--data", data, "--json", "keys", "rotate", "line"});
  CHECK(early.status == 1);
  CHECK(Json::parse(early.out).at("error").value("code", "") == "line_key_young");
  CHECK(read_file(data + "/keys") == before);
  CHECK(run({server, "--data", data, "keys", "rotate", "line", "--now"}).status == 0);
  CHECK(read_file(data + "/keys") != before);
}

TEST_CASE("what an administrator mistypes is refused and changes nothing") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto org = stage.organisation();
  const auto person = stage.admin({"person", "add", "Idriss", "--org", org, "--email", "idriss@example.org"}).at("id").get<std::string>();
  const auto before = stage.admin({"stats"});
  const auto refused = [&](std::vector<std::string> args, const std::string& code) {
    args.insert(args.begin(), {server, "--data", stage.path("server"), "--json"});
    const auto outcome = run(args);
    INFO(args[4] << " " << args[5] << ": " << outcome.out);
    CHECK(outcome.status == 1);
    const auto error = Json::parse(outcome.out, nullptr, false);
    REQUIRE(error.contains("error"));
    CHECK(error.at("error").value("code", "") == code);
    CHECK_FALSE(error.at("error").value("message", "").empty());
  };
  refused({"grant", person, "XX"}, "unknown_term");
  refused({"grant", person, "WL", "--scope", "foo"}, "unknown_term");
  refused({"grant", person, "WL", "--scope", "workstream"}, "incomplete");
  refused({"grant", person, "WL", "--scope", "workstream:01a215d0-0000-7000-8000-000000000000"}, "not_found");
  refused({"grant", person, "FP", "--until", "2020-01-01"}, "end_before_start");
  refused({"grant", person, "FP", "--until", "2020-13-01"}, "end_before_start");
  refused({"grant", person, "FP", "--until", "tomorrow"}, "wrong_type");
  refused({"org", "add", "Somewhere", "--kind", "nokind"}, "unknown_term");
  refused({"org", "add", "Somewhere", "--kind", "cso", "--country", "XX"}, "unknown_term");
  refused({"org", "add", "Asylum Office of Valdoria", "--kind", "asylum_authority", "--country", "CH"}, "exists");
  refused({"person", "add", "Idriss", "--org", org, "--email", "nomail"}, "wrong_type");
  refused({"person", "add", "Idriss", "--org", org, "--email", "idriss@example.org"}, "exists");
  CHECK(stage.admin({"stats"}) == before);
}

TEST_CASE("a text of a part has its language variants, and in its own language the variant is the text itself") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"}), luis = stage.enrolled("luis", {"FP"});
  const std::string part = "01900000-0000-7000-8000-000000000001", target = "need_line[" + part + "].target";
  const auto id = amina
                      .json({"--lang", "en", "create", "support_request", "title=One", "title:fr=Un",
                             "need_line+={\"id\":\"" + part + "\",\"target\":\"Ten\",\"target:es\":\"Diez\"}"})
                      .at("id")
                      .get<std::string>();
  CHECK(amina.field(id, "lang_original") == "en");
  amina.json({"set", id, target + ":fr=Dix", "title:en=First"});
  CHECK(amina.field(id, "title") == "First");
  CHECK(amina.status({"set", id, "need_line[" + part + "]:fr=x"}) == 1);
  amina.json({"sync"});
  luis.json({"sync"});
  const auto out = stage.path("out.json");
  CHECK(luis.status({"export", "support_request", "--format", "json", "-o", out}) == 0);
  const auto exported = Json::parse(read_file(out), nullptr, false);
  const auto record = exported.is_array() ? exported.at(0) : exported;
  CHECK(record.at("translations").at("fr").at(target) == "Dix");
  CHECK(record.at("translations").at("es").at(target) == "Diez");
  CHECK(record.at("translations").at("fr").at("title") == "Un");
  CHECK(record.at("parts").dump().find("\"Ten\"") != std::string::npos);
}

TEST_CASE("what cannot become anything is refused at once, in words, and with one document") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto untitled = amina.run({"create", "support_request", "urgency=2"});
  CHECK(untitled.status == 1);
  CHECK(amina.json({"pending"}).empty());
  const auto id = amina.json({"create", "support_request", "title=One"}).at("id").get<std::string>();
  CHECK(amina.status({"pin", id}) == 1);
  CHECK(amina.status({"remove", id, "sat_areas=planning"}) == 1);
  CHECK(amina.status({"list", "support_request", "--where", "state=draft and"}) == 2);
  CHECK(amina.status({"list", "support_request", "--limit=-1"}) == 2);
  const auto again = amina.run({"enrol", "--server", stage.url(), "--code", stage.code_for("luis", {"FP"})});
  CHECK(again.status == 1);
  CHECK(again.err.find("already") != std::string::npos);
  const Person nobody(stage.path("nobody"), "nobody");
  CHECK(nobody.status({"create", "support_request", "title=x"}) == 1);
  CHECK(nobody.json({"status"}).at("person").is_null());

  const auto table = stage.path("rows.csv");
  write_file(table, "title,characteristics\nA,nocode\nB,Fairness\n,fairness\n");
  const auto map = stage.path("map.json");
  write_file(map, R"({"kind":"support_request","key":["title"],"columns":{"title":"title","characteristics":"characteristics"}})");
  const auto half_taken = amina.run({"--json", "import", "support_request", table, "--map", map});
  CHECK(half_taken.status == 1);
  const auto taken = Json::parse(half_taken.out);
  CHECK(taken.at("rows").at(0).at("notes").at(0).at("code") == "new_term");
  CHECK_FALSE(taken.at("rows").at(1).contains("notes"));
  CHECK(taken.at("rows").at(2).at("outcome") == "refused");
  const auto half = amina.run({"import", "support_request", table, "--map", map, "--delimiter", "«"});
  CHECK(half.status == 2);
  CHECK(half.err.find("--delimiter «") != std::string::npos);
  write_file(table, "title,characteristics\n,fairness\n");
  const auto none = amina.run({"--json", "import", "support_request", table, "--map", map});
  CHECK(none.status == 1);
  CHECK_FALSE(Json::parse(none.out, nullptr, false).is_discarded());
}

TEST_CASE("get says what does not add up in a record, beside what it holds, and stops nobody from writing it") {
  Stage stage;
  const auto amina = stage.enrolled("amina", {"FP"});
  const auto id = made(amina, {"support_request", "title=One", "period_start=2027-06-01", "period_end=2027-05-01"});
  const auto told = amina.json({"get", id});
  REQUIRE(told.at("warnings").size() == 1);
  const auto& warning = told["warnings"][0];
  CHECK(warning.at("code") == "end_before_start");
  CHECK(warning.at("field") == "period_end");
  CHECK(warning.at("args") == Json::array());
  CHECK(has(warning.at("message"), "before the beginning"));
  CHECK(has(amina.run({"get", id}).out, "to check"));
  CHECK(has(amina.run({"--lang", "fr", "get", id}).out, "antérieur au début"));
  CHECK_FALSE(amina.json({"list", "support_request"})[0].contains("warnings"));
  // Who may read it and not mend it is asked for nothing.
  amina.json({"sync"});
  const auto luis = stage.enrolled("luis", {"UR"});
  luis.json({"sync"});
  CHECK_FALSE(luis.json({"get", id}).contains("warnings"));
  CHECK_FALSE(has(luis.run({"get", id}).out, "to check"));
  REQUIRE(amina.status({"set", id, "period_end=2027-07-01"}) == 0);
  CHECK_FALSE(amina.json({"get", id}).contains("warnings"));
}

}  // namespace dialogue::e2e
