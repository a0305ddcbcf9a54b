// SPDX-License-Identifier: Apache-2.0
// The server refuses references to records of another kind, whatever program sends them. It says nothing of hidden and absent ones.
#include "server/service/apply/apply.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

struct ReferenceDesk : World {
  ReferenceDesk() : World(platform()) {
    authority = org("Authority", "asylum_authority", "TD");
    ahmed = person("Ahmed", authority, "FP");
    finn = device(ahmed);
    carla = device(person("Carla", org("Office", "unhcr"), "SC"));
    nadia = device(person("Nadia", org("Elsewhere", "asylum_authority", "NE"), "FP"));
    for (auto* each : {&finn, &carla, &nadia}) (*each)->sync();
    request = finn->create("support_request", {{"title", text("T")}});
    finn->sync();
  }
  std::string sent(TestDevice& by) {
    by.sync();
    return by.only().error.value_or(Error{}).code;
  }
  std::string set(const char* field, const Uuid& named) {
    finn->edit_seen("support_request", request, {{field, text(named.text())}});
    return sent(*finn);
  }
  std::string grant(std::vector<std::pair<Path, Raw>> limit) {
    std::vector<std::pair<Path, Raw>> cells{
        {"person", text(ahmed.text())}, {"org", text(authority.text())}, {"role", text("TR")}, {"valid_from", text("2026-01-01")}};
    cells.insert(cells.end(), limit.begin(), limit.end());
    carla->create("role_grant", cells);
    return sent(*carla);
  }
  Uuid authority, ahmed, request;
  std::unique_ptr<TestDevice> finn, carla, nadia;
};

}  // namespace

TEST_CASE("A reference to a record of another kind is refused and changes nothing") {
  ReferenceDesk t;
  CHECK(t.set("focal_point", t.authority) == "wrong_kind");
  CHECK(t.set("requesting_state", t.ahmed) == "wrong_kind");
  CHECK(t.finn->cell(t.request, "focal_point").empty());
  t.finn->edit_seen("support_request", t.request, {{"helpers[" + t.request.text() + "]", "true"}});
  CHECK(t.sent(*t.finn) == "wrong_kind");
  t.finn->create("note", {{"meeting", text(t.request.text())}, {"type", text("question")}, {"text", text("x")}});
  CHECK(t.sent(*t.finn) == "wrong_kind");
  CHECK(t.set("focal_point", t.ahmed).empty());
  CHECK(t.set("requesting_state", t.authority).empty());
}

TEST_CASE("Whether a hidden record is there, and what it is, no reference tells") {
  ReferenceDesk t;
  const Uuid hidden = t.nadia->create("support_request", {{"title", text("Not for others")}});
  t.nadia->sync();
  const Uuid absent = Uuid::parse("0190a8c0-0000-7000-8000-0000000000ff").value();
  CHECK(t.set("focal_point", hidden) == t.set("focal_point", absent));
}

TEST_CASE("A reference of another kind that was stored before is read, and stops no other edit") {
  ReferenceDesk t;
  REQUIRE(
      t.writer
          ->run([&] {
            const Catalogue catalogue(platform());
            UnitOfWork work(*t.store, catalogue, t.random, t.clock.now);
            Applier(work).server_edit(*work.find(*platform().kind("support_request"), t.request), {{"focal_point", quoted(t.authority)}});
            work.flush();
          })
          .ok());
  t.finn->sync();
  CHECK(t.finn->cell(t.request, "focal_point") == text(t.authority.text()));
  t.finn->edit_seen("support_request", t.request, {{"title", text("Another title")}});
  CHECK(t.sent(*t.finn).empty());
  CHECK(t.finn->differences().empty());
}

TEST_CASE("A role is not granted for what would give nothing") {
  ReferenceDesk t;
  const Uuid document = t.finn->create("material", {{"parent", text(t.request.text())},
                                                    {"name", text("D")},
                                                    {"media_type", text("text/plain")},
                                                    {"sha256", text(std::string(64, 'a'))},
                                                    {"size", "1"},
                                                    {"declaration_no_personal_case_data", "true"}});
  REQUIRE(t.sent(*t.finn).empty());
  auto& admin = t.service->admin();
  CHECK(admin.grant(t.ahmed, "TR", "record:" + document.text(), "").error().code == "no_guests");
  CHECK(admin.grant(t.ahmed, "TR", "record:" + t.request.text(), "").ok());
  const Uuid meeting = t.carla->create("meeting", {{"title", text("M")}, {"kind", text("technical_dialogue")}});
  REQUIRE(t.sent(*t.carla).empty());
  const Uuid session =
      t.carla->create("session", {{"meeting", text(meeting.text())}, {"slot_no", "1"}, {"starts_utc", text("2027-03-17T04:00:00Z")}});
  REQUIRE(t.sent(*t.carla).empty());
  CHECK(t.grant({{"scope", text("record")}, {"scope_id", text(session.text())}}) == "no_guests");
  CHECK(t.grant({{"scope", text("meeting")}, {"scope_id", text(session.text())}}) == "wrong_kind");
  CHECK(t.grant({{"scope", text("meeting")}}) == "incomplete");
  CHECK(t.grant({{"scope", text("all")}, {"scope_id", text(meeting.text())}}) == "wrong_kind");
  CHECK(t.grant({{"scope", text("nowhere")}}) == "unknown_term");
  CHECK(t.grant({{"scope", text("meeting")}, {"scope_id", text(meeting.text())}}).empty());
  CHECK(t.grant({{"scope", text("all")}}).empty());
}
