// SPDX-License-Identifier: Apache-2.0
// "Sent" is what a request may have carried to the server. What could not leave is "Saved here", and its author can take it back.
#include "tests/client/office.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {

namespace {

std::string tried(Device& device) {
  const auto done = reconcile(device.replica->session(), device.line);
  return done ? "" : done.error().code;
}

}  // namespace

TEST_CASE("While the server is down a change is not sent, and can be taken back") {
  Office t;
  const Uuid id = t.request(t.a, "Interviewers");
  t.a.line.down = true;
  for (int i = 0; i < 3; ++i) CHECK(tried(t.a) == "offline");
  auto pending = t.a.replica->pending();
  REQUIRE(pending.size() == 1);
  CHECK_FALSE(pending[0].sent());
  CHECK(t.a.replica->status().sent == 0);
  CHECK(t.a.replica->get(id)->sync == SyncState::local);
  REQUIRE(t.a.replica->recall(pending[0].id).ok());
  CHECK(t.a.replica->pending().empty());
  t.request(t.a, "Interpreters");
  t.a.line.down = false;
  CHECK(tried(t.a).empty());
  CHECK(t.a.replica->pending().empty());
}

TEST_CASE("A change that a request may have carried is sent, though no answer came; one made after it is not") {
  Office t;
  t.request(t.a, "First");
  t.a.line.lose_answers = 1;
  CHECK(tried(t.a) == "offline");
  t.a.line.down = true;
  t.request(t.a, "Second");
  CHECK(tried(t.a) == "offline");
  const auto pending = t.a.replica->pending();
  REQUIRE(pending.size() == 2);
  CHECK(pending[0].sent());
  CHECK_FALSE(pending[1].sent());
  CHECK(t.a.replica->recall(pending[0].id).error().code == "already_sent");
  t.a.line.down = false;
  CHECK(tried(t.a).empty());
  CHECK(t.a.replica->pending().empty());
}

TEST_CASE("With nothing to send no line is asked for beforehand") {
  Office t;
  const int before = t.a.line.connects;
  tried(t.a);
  CHECK(t.a.line.connects == before);
}

}  // namespace dialogue::test
