// SPDX-License-Identifier: Apache-2.0
#include "server/admin/commands.h"

#include <set>

#include "server/admin/printing.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "tests/fakes/memory_document_store.h"
#include "tests/server/service_rig.h"

using namespace dialogue;
using namespace dialogue::admin;

namespace {

Output run(Commands& commands, std::vector<std::string> args) {
  args.insert(args.begin(), "--json");
  auto line = parse_command_line(args);
  REQUIRE(line.command);
  return commands.run(*line.command, "/");
}

std::string member(const std::string& text, const char* key) {
  const auto document = json::Document::parse(text);
  REQUIRE(document.ok());
  const auto value = document->root().find(key);
  return value ? value->string().value_or(std::string(value->raw())) : "";
}

}  // namespace

TEST_CASE("the demonstration platform comes out of its tables under the usual rules") {
  test::ServiceRig rig;
  MemoryDocumentStore files;
  Commands commands(rig.admin(), files);
  const auto made = run(commands, {"init", "--demo"});
  INFO(made.err << made.out);
  REQUIRE(made.status == 0);
  CHECK(member(made.out, "code").size() == 26);

  const auto states = [&](const char* kind) {
    std::multiset<std::string> out;
    for (const auto& id : rig.admin().records_of(kind).take()) out.insert(text_of(rig.admin().cells_of(kind, id).take(), "state"));
    return out;
  };
  CHECK(states("support_request") ==
        std::multiset<std::string>{"org_review", "published", "published", "published", "returned", "submitted"});
  CHECK(states("support_offer") == std::multiset<std::string>{"draft", "published", "published", "published", "submitted"});
  CHECK(states("pledge") == std::multiset<std::string>{"active", "draft", "shared_draft"});
  CHECK(states("pledge_update") == std::multiset<std::string>{"accepted"});
  CHECK(states("meeting") == std::multiset<std::string>{"open"});
  CHECK(states("session").count("confirmed") == 2);
  CHECK(states("workstream").count("active") == 4);
  CHECK(states("action_item") == std::multiset<std::string>{"accepted", "in_progress", "proposed", "verified"});
  CHECK(files.held.size() == 3);

  // Nothing of it is half filled in, and no code is missing in its vocabulary.
  for (const auto& kind : platform().kinds())
    for (const auto& id : rig.admin().records_of(kind.name).take())
      for (const auto& [path, value] : rig.admin().cells_of(kind.name, id).take()) {
        const auto info = describe_cell(kind, path);
        if (!info.field || info.field->type != Type::code) continue;
        const auto ref = parse_cell(path);
        const std::string code = !ref->element.empty()                              ? std::string(ref->element)
                                 : info.field->cls == FieldClass::set && !info.part ? std::string(ref->key)
                                                                                    : json::unquote(value).value_or("");
        const auto* vocabulary = platform().vocabulary(info.field->vocab);
        INFO(kind.name << " " << path << " " << value);
        CHECK((vocabulary && vocabulary->term(code)));
      }
}

TEST_CASE("people of the demonstration platform get codes by the ids that the list tells") {
  test::ServiceRig rig;
  MemoryDocumentStore files;
  Commands commands(rig.admin(), files);
  REQUIRE(run(commands, {"init", "--demo"}).status == 0);
  const auto list = run(commands, {"person", "list"});
  const auto people = json::Document::parse(list.out);
  REQUIRE(people.ok());
  CHECK(people->root().size() > 20);
  std::string claire;
  for (const auto person : people->root().elements())
    if (person.find("name")->string() == "Claire Fontaine") claire = *person.find("id")->string();
  const auto code = run(commands, {"enrol-code", claire});
  CHECK(code.status == 0);
  CHECK(member(code.out, "code").size() == 26);
  CHECK(run(commands, {"enrol-code", Uuid{}.text()}).status == 1);
  CHECK(run(commands, {"enrol-code", "claire"}).status == 1);
}

TEST_CASE("administration by commands") {
  test::ServiceRig rig;
  MemoryDocumentStore files;
  Commands commands(rig.admin(), files);
  REQUIRE(run(commands, {"init"}).status == 0);
  CHECK(run(commands, {"init"}).status == 1);
  const auto org = run(commands, {"org", "add", "Service d'asile", "--kind", "asylum_authority", "--country", "NE"});
  REQUIRE(org.status == 0);
  const auto person = run(commands, {"person", "add", "A Person", "--org", member(org.out, "id"), "--email", "a@b.example"});
  REQUIRE(person.status == 0);
  const auto grant = run(commands, {"grant", member(person.out, "id"), "FP"});
  REQUIRE(grant.status == 0);
  CHECK(member(grant.out, "state") == "active");
  CHECK(run(commands, {"person", "list"}).out.find("\"roles\":\"FP\"") != std::string::npos);
  CHECK(run(commands, {"revoke", member(grant.out, "id")}).status == 0);
  CHECK(run(commands, {"person", "list"}).out.find("\"roles\":\"\"") != std::string::npos);
  CHECK(run(commands, {"device", "list"}).out == "[]\n");
  CHECK(run(commands, {"stats"}).status == 0);
  CHECK(run(commands, {"audit"}).out.find("\"seq\":1,") != std::string::npos);
  CHECK(run(commands, {"verify"}).status == 0);
}
