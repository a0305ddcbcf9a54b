// SPDX-License-Identifier: Apache-2.0
// The server refuses values beyond a field's bounds, whatever program sends them. Values that were stored before stay and are in nobody's
// way.
#include "server/service/apply/apply.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

struct Desk : World {
  Desk() : World(platform()) {
    const Uuid authority = org("Authority", "asylum_authority", "TD");
    finn = device(person("Finn", authority, "FP"));
    finn->sync();
  }
  /// The refusal of one edit; "" when it was applied.
  Error set(const Uuid& id, const char* field, const Raw& value) {
    finn->edit_seen("support_request", id, {{field, value}});
    finn->sync();
    return finn->only().error.value_or(Error{});
  }
  std::unique_ptr<TestDevice> finn;
};

}  // namespace

TEST_CASE("A number beyond its bounds is refused for good, says what is allowed, and changes nothing") {
  Desk t;
  const Uuid id = t.finn->create("support_request", {{"title", text("T")}, {"urgency", "2"}});
  t.finn->sync();
  REQUIRE(t.finn->only().verdict == Verdict::applied);
  for (const char* beyond : {"0", "5", "-1", "18446744073709551616", "99999999999"}) {
    const Error refused = t.set(id, "urgency", beyond);
    CHECK(refused.code == "out_of_range");
    CHECK(refused.field == "urgency");
    CHECK(refused.args == std::vector<std::string>{"1", "4"});
  }
  for (const char* part : {"1.5", "1e400", "2e0"}) CHECK(t.set(id, "urgency", part).code == "not_whole");
  CHECK(t.set(id, "period_start", text("0001-01-01")).code == "out_of_range");
  CHECK(t.set(id, "period_start", text("2027-02-30")).code == "wrong_type");
  CHECK(t.finn->cell(id, "urgency") == "2");
  CHECK(t.set(id, "urgency", "4").code.empty());
  const Uuid refused = t.finn->create("support_request", {{"title", text("T")}, {"urgency", "9"}});
  t.finn->sync();
  CHECK(t.finn->only().error->code == "out_of_range");
  CHECK_FALSE(t.finn->holds(refused));
}

TEST_CASE("What was stored beyond its bounds before there were any is read, and stops no other edit") {
  Desk t;
  const Uuid id = t.finn->create("support_request", {{"title", text("T")}});
  t.finn->sync();
  // A program without bounds left it so.
  REQUIRE(t.writer
              ->run([&] {
                const Catalogue catalogue(platform());
                UnitOfWork work(*t.store, catalogue, t.random, t.clock.now);
                Applier(work).server_edit(*work.find(*platform().kind("support_request"), id), {{"urgency", "77"}});
                work.flush();
              })
              .ok());
  t.finn->sync();
  CHECK(t.finn->cell(id, "urgency") == "77");
  CHECK(t.set(id, "title", text("Another title")).code.empty());
  CHECK(t.set(id, "urgency", "78").code == "out_of_range");
  CHECK(t.finn->cell(id, "urgency") == "77");
  CHECK(t.set(id, "urgency", "3").code.empty());
  CHECK(t.finn->differences().empty());
}
