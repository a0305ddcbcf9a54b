// SPDX-License-Identifier: Apache-2.0
// Words that arrive after their author's access has ended, from command line to command line.
#include "tests/catch.h"
#include "tests/e2e/stage.h"

using namespace dialogue::e2e;

namespace {

/// A focal point writes on a request of the authority; the role ends before the words arrive.
struct TooLate {
  TooLate() {
    owner.json({"sync"});
    request = owner.json({"create", "support_request", "title=Interviewing", "urgency=2"}).at("id").get<std::string>();
    owner.json({"sync"}), author.json({"sync"});
    author.json({"set", request, "title=Interviewing in the north", "urgency=3"});
    const auto person = author.json({"status"}).at("person");
    for (const auto& grant : owner.json({"list", "role_grant"}))
      if (grant.at("fields").at("person") == person) stage.admin({"revoke", grant.at("id").get<std::string>()});
    CHECK(author.json({"sync"}).at("parked") == 1);
    CHECK(author.json({"status"}).at("parked") == 1);
    coordinator.json({"sync"});
    const auto items = coordinator.json({"list", "moderation_item", "--where", "state=open"});
    REQUIRE(items.size() == 1);
    item = items[0].at("id").get<std::string>();
  }
  void decide(std::vector<std::string> act) {
    act.insert(act.begin(), {"act", item});
    coordinator.json(act);
    CHECK(coordinator.json({"sync"}).at("applied") == 1);
    author.json({"sync"}), owner.json({"sync"});
  }

  Stage stage;
  Person owner = stage.enrolled("owner", {"OL"}), author = stage.enrolled("author", {"FP"}),
         coordinator = stage.enrolled("coordinator", {"SC"});
  std::string request, item;
};

}  // namespace

TEST_CASE("a coordinator reads in words what came too late, and adopts it; its author needs not look at it any more") {
  TooLate t;
  const auto shown = t.coordinator.run({"get", t.item}).out;
  for (const char* words : {"Support request", "Title", "Interviewing in the north", "Urgency"}) {
    INFO(shown);
    CHECK(has(shown, words));
  }
  CHECK_FALSE(has(shown, "{\""));
  t.decide({"adopt"});
  CHECK(t.owner.field(t.request, "title") == "Interviewing in the north");
  CHECK(t.owner.field(t.request, "urgency") == 3);
  CHECK(t.author.json({"status"}).at("parked") == 0);
  CHECK(t.author.json({"status"}).at("rejected") == 0);
  CHECK(t.author.json({"refusals"}).empty());
}

TEST_CASE("what a coordinator turns down is a refusal at its author's, with the reason") {
  TooLate t;
  t.decide({"reject", "reason=Please ask your office"});
  CHECK(t.owner.field(t.request, "title") == "Interviewing");
  CHECK(t.author.json({"status"}).at("parked") == 0);
  const auto refusals = t.author.json({"refusals"});
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].at("code") == "not_adopted_because");
  CHECK(refusals[0].at("parked") == false);
  CHECK(has(refusals[0].at("message").get<std::string>(), "Please ask your office"));
}
