// SPDX-License-Identifier: Apache-2.0
// "Sent" is what a request may have carried to the server; what could not leave is "Saved here", and its author's to take back.
#include "tests/catch.h"
#include "tests/client/rig.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

struct Office {
  Server server;
  Uuid org = server.organisation("Authority");
  Device a{server, server.person("Amina", org, "FP")};

  Uuid draft(const std::string& title) { return a.replica->create("support_request", {{"title", "\"" + title + "\""}}).take(); }
  std::string sync() {
    const auto done = reconcile(a.replica->session(), a.line);
    return done ? "" : done.error().code;
  }
};

}  // namespace

TEST_CASE("While the server is down a change is not sent, and can be taken back") {
  Office t;
  t.sync();
  const Uuid id = t.draft("Interviewers");
  t.a.line.down = true;
  for (int i = 0; i < 3; ++i) CHECK(t.sync() == "offline");
  auto pending = t.a.replica->pending();
  REQUIRE(pending.size() == 1);
  CHECK_FALSE(pending[0].sent());
  CHECK(t.a.replica->status().sent == 0);
  CHECK(t.a.replica->get(id)->sync == SyncState::local);
  REQUIRE(t.a.replica->recall(pending[0].id).ok());
  CHECK(t.a.replica->pending().empty());
  t.draft("Interpreters");
  t.a.line.down = false;
  CHECK(t.sync().empty());
  CHECK(t.a.replica->pending().empty());
}

TEST_CASE("A change that a request may have carried is sent, though no answer came; one made after it is not") {
  Office t;
  t.sync();
  t.draft("First");
  t.a.line.lose_answers = 1;
  CHECK(t.sync() == "offline");
  t.a.line.down = true;
  t.draft("Second");
  CHECK(t.sync() == "offline");
  const auto pending = t.a.replica->pending();
  REQUIRE(pending.size() == 2);
  CHECK(pending[0].sent());
  CHECK_FALSE(pending[1].sent());
  CHECK(t.a.replica->recall(pending[0].id).error().code == "already_sent");
  t.a.line.down = false;
  CHECK(t.sync().empty());
  CHECK(t.a.replica->pending().empty());
}

TEST_CASE("With nothing to send no line is asked for beforehand") {
  Office t;
  t.sync();
  const int before = t.a.line.connects;
  t.sync();
  CHECK(t.a.line.connects == before);
}
