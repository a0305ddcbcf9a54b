// SPDX-License-Identifier: Apache-2.0
// A replica whose file somebody spoilt (a failing disk, or a hand). Whatever is stored, the verbs answer, with an Error at worst.
#include "client/core/verbs/replica.h"

#include <algorithm>

#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/session.h"
#include "tests/fakes/proven.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"
#include "tests/fuzz/support/server.h"
#include "tests/fuzz/support/spoil.h"

using namespace dialogue;
using fuzz::expect;

namespace {

Result<std::unique_ptr<Replica>> open() {
  static test::FakeClock clock{1'806'400'000'000};
  static test::FakeRandom random;
  Replica::Options options;
  options.clock = &clock;
  options.random = &random;
  options.vfs = "unix";
  options.signer = [](std::string_view) { return std::make_unique<test::NoSigner>(); };
  return Replica::open(fuzz::scratch("."), options);
}

std::string file() { return fuzz::scratch("./replica.db"); }

/// A replica in the middle of its life: rows of the server, of its own, a change sent, a change waiting, one refused, a past cursor.
struct Template {
  Template() {
    {
      auto replica = open().take();
      auto& session = replica->session();
      const auto enrolment = session.enrol("CODE", "laptop").take();
      EnrolResponse enrolled;
      enrolled.person = Uuid::derived("person", "1");
      enrolled.organisation = Uuid::derived("org", "1");
      enrolled.epoch = "9f3a01bc5d7e2210";
      enrolled.server_key.assign(32, 'k');
      session.take_enrolled("http://server", test::proven_enrolment(enrolment, enrolled)).take();
      theirs = Uuid::derived("r", "1");
      SyncResponse answer;
      answer.scopes = {{1, "org:x"}, {2, "participants"}};
      answer.rows = {{"support_request",
                      theirs,
                      0,
                      5,
                      true,
                      {{"title", "\"Theirs\""},
                       {"state", "\"draft\""},
                       {"sat_areas[planning]", "true"},
                       {"need_line[" + Uuid::derived("p", "1").text() + "]", "\"a\""}},
                      {1},
                      {}},
                     {"organisation", enrolled.organisation, 0, 2, true, {{"name", "\"Office\""}}, {1, 2}, {}}};
      answer.cursor = "cursor";
      session.begin();
      const auto asked = session.next().take();
      session.take(test::proven_reply(*asked, {200, "application/json", encode(answer)})).take();
      mine = replica->create("support_request", {{"title", "\"Mine\""}}).take();
      replica->edit(theirs, {{"title", "\"Edited\""}}, nullptr).take();
      session.begin();
      session.next().take();
      replica->edit(mine, {{"title", "\"Mine again\""}}, nullptr).take();
      while (replica->idle_work()) {
      }
    }
    bytes = fuzz::file_bytes(file());
  }
  std::string bytes;
  Uuid theirs, mine;
};

}  // namespace

FUZZ_TARGET(replica_rows, input) {
  static const Template made;
  for (const char* beside : {"-wal", "-shm", "-journal"}) std::remove((file() + beside).c_str());
  fuzz::write_file(file(), made.bytes);
  fuzz::Choices choices(input);
  spoil(file(), choices);
  auto opened = open();
  if (!opened) return expect(!opened.error().code.empty());
  Replica& replica = **opened;
  try {
    replica.verify().ignore();
    replica.status();
    replica.actor();
    for (const auto& id : {made.mine, made.theirs}) {
      replica.get(id).ignore();
      replica.title_of(id);
      replica.edit(id, {{"title", "\"New\""}}, nullptr).ignore();
    }
    for (const char* kind : {"support_request", "organisation"})
      if (const auto keys = replica.keys(kind, {})) replica.rows(kind, *keys, {"title", "state"}).ignore();
    replica.search("mine", "", 10).ignore();
    replica.pending(), replica.refusals(), replica.proposals();
    auto& session = replica.session();
    session.begin();
    if (const auto next = session.next(); next && *next) {
      SyncResponse answer;
      answer.rows = {{"support_request", made.theirs, 0, 9, true, {{"title", "\"Newer\""}}, {1}, {}}};
      answer.sums = {{1, 7}};
      answer.cursor = "later";
      session.take(test::proven_reply(**next, {200, "application/json", encode(answer)})).ignore();
    }
    replica.idle_work();
  } catch (const Failure& failure) {
    // Reading verbs without a place for an error throw it. The window and the command line catch it.
    expect(!failure.error().code.empty());
  }
}
