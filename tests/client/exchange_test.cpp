// SPDX-License-Identifier: Apache-2.0
// The exchange step by step: what its caller is asked to do, whatever the line does.
#include "client/core/exchange/exchange.h"

#include <fstream>

#include "client/core/exchange/leaving.h"
#include "client/core/files/attach.h"
#include "shared/base/hash.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "tests/client/office.h"

namespace dialogue::test {
namespace {

using Steps = std::vector<std::string>;
constexpr Retries some_patience{1, 3};

/// Does what each step says, and writes it down.
struct Played {
  explicit Played(Retries retries = some_patience) : exchange(retries) {}

  Steps run(Device& device) {
    Steps out;
    device.line.reach(*device.server.service);
    Session& session = device.replica->session();
    for (auto step = exchange.begin(session);;) {
      switch (step.what) {
        case ExchangeStep::Do::connect:
          out.emplace_back("connect");
          step = exchange.connected(session, device.line.connect());
          break;
        case ExchangeStep::Do::send:
          out.emplace_back(step.sealed ? "send what is written" : "send");
          asked.push_back(decode_sync_request(unpack(step.request.body, 16u << 20).take()).take().page);
          step = exchange.answered(session, carry(device, step.request), took_ms);
          break;
        case ExchangeStep::Do::wait:
          out.push_back("wait " + std::to_string(step.wait_ms));
          step = exchange.waited(session);
          break;
        case ExchangeStep::Do::end:
          out.push_back(step.error.code.empty() ? "end" : "end: " + step.error.code);
          return out;
      }
    }
  }

  Exchange exchange;
  std::vector<std::uint32_t> asked;  ///< pages of the requests
  std::int64_t took_ms = 1;
  int broken_from = -1;  ///< the line carries that many requests, and no more

 private:
  Result<WireReply> carry(Device& device, const WireRequest& request) {
    if (broken_from == 0) return Error{"offline", "", {}, ""};
    if (broken_from > 0) --broken_from;
    return device.line.call(request);
  }
};

/// More than a page of long texts, written by a colleague and sent.
void write_much(Office& office) {
  for (int i = 0; i < 60; ++i) {
    std::string words;
    for (int j = 0; j < 100; ++j) {
      Hash32 some;
      office.server.random.fill(some);
      words += hex(raw(some));
    }
    office.b.replica->create("support_request", {{"title", text("Much")}, {"summary", text(words)}}).take();
  }
  office.b.sync();
}

}  // namespace

TEST_CASE("With nothing written an exchange asks at once; what is written waits for a line that stands") {
  Office office;
  Played played;
  CHECK(played.run(office.a) == Steps{"send", "end"});
  office.request(office.a, "Interviewers");
  CHECK(played.run(office.a) == Steps{"connect", "send what is written", "end"});
  CHECK(office.a.replica->pending().empty());
}

TEST_CASE("A line that cannot be stood up is tried again after a wait, then given up; nothing counts as sent") {
  Office office;
  office.request(office.a, "Interviewers");
  office.a.line.down = true;
  Played played;
  CHECK(played.run(office.a) == Steps{"connect", "wait 400", "connect", "end: offline"});
  CHECK_FALSE(office.a.replica->pending().at(0).sent());
}

TEST_CASE("A line to somebody who is not the server ends an exchange at once, and nothing counts as sent") {
  Office office;
  office.request(office.a, "Interviewers");
  office.a.line.down = true;
  office.a.line.why = "wrong_key";
  Played played;
  CHECK(played.run(office.a) == Steps{"connect", "end: wrong_key"});
  CHECK_FALSE(office.a.replica->pending().at(0).sent());
}

TEST_CASE("Without patience the first failure ends an exchange") {
  Office office;
  office.a.line.lose_answers = 1;
  Played played(Retries{});
  CHECK(played.run(office.a) == Steps{"send", "end: offline"});
  CHECK(played.run(office.a) == Steps{"send", "end"});
}

TEST_CASE("A request that the line lost is made again, for a page of half the size") {
  Office office;
  office.a.line.lose_answers = 1;
  Played played;
  CHECK(played.run(office.a) == Steps{"send", "wait 400", "send", "end"});
  CHECK(played.asked == std::vector<std::uint32_t>{tuning::first_page, tuning::first_page / 2});
  CHECK(played.exchange.effort().repeated == 1);
  CHECK(played.exchange.effort().largest_answer > 0);
}

TEST_CASE("A line that has worked is given more tries, and longer ones, than one that never did") {
  Office office;
  write_much(office);
  Played played;
  played.took_ms = 60'000;  // so slow that pages stay small
  played.broken_from = 1;
  const Steps steps = played.run(office.a);
  CHECK(steps == Steps{"send", "send", "wait 400", "send", "wait 800", "send", "wait 1600", "send", "end: offline"});
}

TEST_CASE("No wait is longer than five seconds") {
  const Retries stubborn{100, 100};
  CHECK(stubborn.wait_after(1, false) == 400);
  CHECK(stubborn.wait_after(5, false) == 5000);
  CHECK(stubborn.wait_after(100, true) == 5000);
  CHECK_FALSE(stubborn.wait_after(101, true));
}

TEST_CASE("An answer that was damaged on the way is asked for again") {
  Office office;
  office.a.line.spoil = [](WireReply& reply) { reply.body.resize(reply.body.size() / 2); };
  Played played;
  CHECK(played.run(office.a) == Steps{"send", "wait 400", "send", "end"});
  CHECK(played.exchange.effort().repeated == 1);
}

TEST_CASE("A refusal ends an exchange at once: the same attempt is refused again") {
  Office office;
  office.server.service->admin().revoke_device(office.a.replica->status().device).take();
  Played played;
  CHECK(played.run(office.a) == Steps{"send", "end: revoked"});
}

TEST_CASE("Pages follow the line, and the next exchange begins with the last size") {
  Office office;
  write_much(office);
  Played played;
  played.run(office.a);
  REQUIRE(played.asked.size() > 1);
  CHECK(played.asked[1] > played.asked[0]);
  const auto last = played.exchange.page();
  played.run(office.a);
  CHECK(played.asked.back() == last);
}

TEST_CASE("An exchange that sends only ends with the receipts, and asks for the smallest pages") {
  Office office;
  write_much(office);
  office.request(office.a, "Interviewers");
  Played played;
  played.exchange.set_send_only(true);
  CHECK(played.run(office.a) == Steps{"connect", "send what is written", "end"});
  CHECK(played.asked == std::vector<std::uint32_t>{tuning::smallest_page});
  CHECK(office.a.replica->pending().empty());
  CHECK_FALSE(office.a.replica->session().totals().complete);

  played.exchange.set_send_only(false);
  played.run(office.a);
  CHECK(office.a.replica->session().totals().complete);
}

TEST_CASE("An exchange that runs can be told to send only, and then ends with the next answer") {
  Office office;
  write_much(office);
  Exchange exchange;
  Session& session = office.a.replica->session();
  const auto first = exchange.begin(session);
  REQUIRE(first.what == ExchangeStep::Do::send);
  exchange.set_send_only(true);
  const auto next = exchange.answered(session, office.a.line.call(first.request), 1);
  CHECK(next.what == ExchangeStep::Do::end);
  CHECK(next.error.code.empty());
}

TEST_CASE("A device that was ordered to be erased goes once its documents are sent, or may not be sent any more") {
  Office office;
  CHECK(leaving(*office.a.replica).when == Leaving::When::never);
  const Uuid request = office.request(office.a, "Interviewers");
  const std::string file = office.b.folder.path() + "/note.txt";
  std::ofstream(file) << "words";
  FileStore files(office.a.folder.path());
  make_document(*office.a.replica, take_file(file, files).take(), {request, "note.txt", "en"}).take();
  const Uuid device = office.a.replica->status().device;
  office.server.service->admin().order_wipe(device).take();
  CHECK(leaving(*office.a.replica).when == Leaving::When::never);
  Played played;
  played.run(office.a);
  CHECK(leaving(*office.a.replica).when == Leaving::When::after_documents);
  office.server.service->admin().revoke_device(device).take();
  played.run(office.a);
  const Leaving order = leaving(*office.a.replica);
  CHECK(order.when == Leaving::When::now);
  CHECK(order.farewell.server.url == "http://server");
}

}  // namespace dialogue::test
