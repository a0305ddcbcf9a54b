// SPDX-License-Identifier: Apache-2.0
// Who listens between a device and its server, with the real programs: what was recorded is worth nothing, and what is forged is not
// believed.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/transport/place.h"

using namespace dialogue;
using namespace dialogue::e2e;
using dialogue::test::Peer;
using dialogue::test::Place;

namespace {

/// One whole request or answer; empty when the connection ended before.
std::string whole(const Peer& peer, std::string& rest) {
  const auto size = [&]() -> std::optional<std::size_t> {
    const auto end = rest.find("\r\n\r\n");
    if (end == std::string::npos) return std::nullopt;
    constexpr std::string_view name = "Content-Length: ";
    const auto at = rest.find(name);
    return end + 4 + (at < end ? std::stoul(rest.substr(at + name.size())) : 0);
  };
  while (!size() || rest.size() < *size()) {
    const auto more = peer.some();
    if (more.empty()) return {};
    rest += more;
  }
  auto out = rest.substr(0, *size());
  rest.erase(0, *size());
  return out;
}

struct Exchange {
  std::string request, answer;
};

/// Stands between devices and the server, in the clear, and hears all. It may put an answer of its own in the place of the server's.
class Between {
 public:
  explicit Between(const std::string& url)
      : port_(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)))), place_([this](Peer& client) { pass(client); }) {}

  std::string url() const { return place_.url(); }
  /// The last that began so.
  Exchange last(const std::string& begins) const {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(heard_.rbegin(), heard_.rend(), [&](const Exchange& one) { return one.request.starts_with(begins); });
    REQUIRE(found != heard_.rend());
    return *found;
  }
  void forge(std::string answer) {
    const std::lock_guard lock(mutex_);
    forged_ = std::move(answer);
  }
  void be_honest() { forge(""); }

 private:
  void pass(Peer& client) {
    const int fd = test::dialled(port_);
    const Peer server(fd);
    std::string from_client, from_server;
    for (;;) {
      Exchange one{whole(client, from_client), {}};
      if (one.request.empty()) break;
      std::string forged;
      {
        const std::lock_guard lock(mutex_);
        forged = forged_;
      }
      if (forged.empty() && server.say(one.request)) forged = whole(server, from_server);
      one.answer = forged;
      {
        const std::lock_guard lock(mutex_);
        heard_.push_back(one);
      }
      if (forged.empty() || !client.say(forged)) break;
    }
    if (fd >= 0) ::close(fd);
  }

  const std::uint16_t port_;
  mutable std::mutex mutex_;
  std::string forged_;
  std::vector<Exchange> heard_;
  Place place_;  ///< ends first
};

std::uint16_t overheard_port(const Stage& stage) {
  return static_cast<std::uint16_t>(std::stoi(stage.url().substr(stage.url().rfind(':') + 1)));
}

/// Whoever has it sends it, over a connection of their own; the answers, one for each time.
std::vector<std::string> sent_again(const Stage& stage, const std::string& request, int times = 1) {
  const int fd = test::dialled(overheard_port(stage));
  const Peer server(fd);
  std::string rest;
  std::vector<std::string> out;
  for (int i = 0; i < times && server.say(request); ++i) out.push_back(whole(server, rest));
  ::close(fd);
  return out;
}

std::string body_of(const std::string& answer) { return answer.substr(std::min(answer.size(), answer.find("\r\n\r\n") + 4)); }

/// The server's time, and nothing else.
void check_worth_nothing(const std::string& answer) {
  INFO(answer.substr(0, 200));
  if (answer.starts_with("HTTP/1.1 200")) {
    const auto plain = unpack(body_of(answer), 1u << 20);
    REQUIRE(plain.ok());
    const auto said = decode_sync_response(*plain);
    REQUIRE(said.ok());
    CHECK((said->error && said->error->code == "clock"));
    CHECK(said->rows.empty());
    CHECK(said->receipts.empty());
    CHECK(said->cursor.empty());
    CHECK_FALSE(said->head);
  } else {
    CHECK(has(answer, "application/problem+json"));
    CHECK(has(answer, "\"clock\""));
    CHECK(body_of(answer).size() < 400);
  }
}

std::string answer_with(int status, const std::string& type, const std::string& body, const std::string& more = "") {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + more + "\r\n" + body;
}

}  // namespace

TEST_CASE("a recorded sync and a recorded history are worth nothing when they are sent again, to whomever, however often") {
  Stage stage;
  Between between(stage.url());
  const auto amina = stage.enrolled("amina", {"FP"}, between.url()), luis = stage.enrolled("luis", {"FP"});
  const auto request = made(luis, {"support_request", "title=Interpreters"});
  luis.json({"sync"});
  amina.json({"sync"});
  amina.json({"history", request});
  amina.json({"sync"});
  const auto sync = between.last("POST /v1/sync"), history = between.last("GET /v1/history/");
  REQUIRE(sync.answer.starts_with("HTTP/1.1 200"));
  REQUIRE(history.answer.starts_with("HTTP/1.1 200"));

  luis.json({"set", request, "title=Written since"});
  luis.json({"sync"});
  const auto worth_nothing = [&] {
    for (const auto& recorded : {sync, history}) {
      for (const auto& answer : sent_again(stage, recorded.request)) check_worth_nothing(answer);
      const auto many = sent_again(stage, recorded.request, 5);
      CHECK(many.size() == 5);
      for (const auto& answer : many) check_worth_nothing(answer);
    }
  };
  worth_nothing();
  // Beside the device's own requests, and after them.
  amina.json({"sync"});
  CHECK(amina.field(request, "title") == "Written since");
  luis.json({"set", request, "title=Written later"});
  luis.json({"sync"});
  worth_nothing();
  // A server that began anew remembers nothing of before, and takes nothing from then.
  REQUIRE(stage.stop_server() == 0);
  stage.start_server();
  worth_nothing();
  // A request with another path, or another body, is not the one that was signed.
  auto other = history.request;
  other.replace(other.find("/v1/history/"), 12, "/v1/history/0");
  for (const auto& answer : sent_again(stage, other)) CHECK_FALSE(has(answer, "Written later"));
  auto changed = sync.request;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  for (const auto& answer : sent_again(stage, changed)) CHECK(answer.starts_with("HTTP/1.1 401"));
  // To its own device everything comes.
  amina.json({"sync"});
  CHECK(amina.field(request, "title") == "Written later");
  // Closed, or not: there is nothing to be had.
  stage.admin({"device", "revoke", amina.json({"status"}).at("device").get<std::string>()});
  for (const auto& answer : sent_again(stage, sync.request)) check_worth_nothing(answer);
}

TEST_CASE("nobody believes what a portal forges: no device is closed, erased or put out of time, and nothing unsent is lost") {
  Stage stage;
  Between between(stage.url());
  const auto amina = stage.enrolled("amina", {"FP"}, between.url());
  const auto shared = made(amina, {"support_request", "title=Interpreters"});
  amina.json({"sync"});
  const auto genuine = between.last("POST /v1/sync").answer;
  const auto unsent = made(amina, {"support_request", "title=Not sent yet"});

  const std::string json = "application/json", problem = "application/problem+json", packed(packed_media_type);
  SyncResponse revoked, clock, wipe;
  revoked.error = Error{"revoked", "", {}, ""};
  clock.error = Error{"clock", "", {"4102444800000"}, ""};
  clock.server_ms = 4'102'444'800'000;
  wipe.wipe = WipeOrder{"2027-03-30T09:46:40Z", std::string(64, 's')};
  std::vector<std::string> forged{
      answer_with(410, problem, R"({"type":"about:blank","status":410,"code":"revoked"})"),
      answer_with(401, problem, R"({"type":"about:blank","status":401,"code":"unknown_device"})"),
      answer_with(409, problem, R"({"type":"about:blank","status":409,"code":"clock","args":["4102444800000"]})"),
      answer_with(200, "text/html", "<title>Welcome to the hotel</title>"),
      answer_with(302, "text/html", "", "Location: http://portal.example/\r\n"),
      // What was said to another request, with its proof.
      genuine,
  };
  for (const auto& answer : {revoked, clock, wipe}) {
    forged.push_back(answer_with(200, json, encode(answer)));
    forged.push_back(answer_with(200, packed, pack(encode(answer))));
    forged.push_back(answer_with(200, packed, pack(encode(answer)), "Dialogue: 2 AAAAAAAAAAAAAAAA\r\n"));
    // A proof of the server's, for other words.
    const auto at = genuine.find("Dialogue: 2 ");
    REQUIRE(at != std::string::npos);
    forged.push_back(answer_with(200, packed, pack(encode(answer)), genuine.substr(at, genuine.find("\r\n", at) - at) + "\r\n"));
  }
  for (const auto& answer : forged) {
    INFO(answer.substr(0, 300));
    between.forge(answer);
    // Twice, since what one such answer leaves open the second must not settle.
    for (int times = 0; times < 2; ++times) {
      const auto done = amina.run({"--json", "sync"});
      CHECK(done.status != 0);
      CHECK_FALSE(has(done.err, "erased"));
    }
    const auto status = amina.json({"status"});
    CHECK(status.at("enrolled") == true);
    CHECK(status.value("revoked", false) == false);
    CHECK(status.at("pending") == 1);
    CHECK(amina.field(shared, "title") == "Interpreters");
    CHECK(amina.field(unsent, "title") == "Not sent yet");
  }
  between.be_honest();
  CHECK(amina.json({"sync"}).at("pushed") == 1);
  // Its time was not moved: one request was enough.
  CHECK(between.last("POST /v1/sync").answer.starts_with("HTTP/1.1 200"));
  CHECK(amina.json({"get", unsent}).at("sync") == "confirmed");
}
