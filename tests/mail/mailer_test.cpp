// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mailer.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "shared/base/days.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "tests/fakes/memory_mail_sender.h"
#include "tests/mail/hours.h"
#include "tests/mail/office.h"

using namespace dialogue;
using namespace dialogue::test;
using namespace dialogue::mail;

namespace {

/// So many people for whom something waits.
struct Crowd final : Digests {
  explicit Crowd(int many) {
    for (int i = 0; i < many; ++i)
      people.push_back({Uuid::imported("person", std::to_string(i)), "p" + std::to_string(i) + "@example.org", "en", ""});
  }
  Result<std::vector<MailReader>> readers() override { return people; }
  Result<std::map<Uuid, std::vector<Waiting>>> waiting(const std::vector<MailReader>& of, const std::function<bool()>&) override {
    std::map<Uuid, std::vector<Waiting>> out;
    for (const auto& each : of) out[each.person] = {{platform().kind("role_grant"), Waiting::For::step, 1}};
    return out;
  }
  std::string stop_token(const Uuid&) override { return "token"; }
  std::optional<std::string> lang_of_token(std::string_view) override { return {}; }
  Status stop(std::string_view) override { return {}; }

  std::vector<MailReader> people;
};

/// A coordinator for whom two roles wait to be confirmed, and a mail server in memory. It is 8 o'clock, in UTC.
struct Post : Office {
  Post() : folder((std::filesystem::temp_directory_path() / "dialogue-mail-XXXXXX").string()) {
    REQUIRE(::mkdtemp(folder.data()));
    join(coordinator);
    pending(secretariat, 2);
    start();
  }
  ~Post() { std::filesystem::remove_all(folder); }
  /// As after a restart of the server.
  void start() {
    Mailer::Parts parts{digests(), clock, folder + "/mail", [this](const MailOptions& used, const Mailer::GiveUp&) {
                          ++ways;
                          way = used;
                          return std::make_unique<MemoryMailSender>(server);
                        }};
    mailer = std::make_unique<Mailer>(std::move(parts));
    mailer->apply(options);
  }
  static MailOptions usual() {
    MailOptions out;
    out.enabled = true;
    out.from = {"", "dialogue@example.org"};
    out.hour = 7;
    return out;
  }
  std::size_t sent() const { return server.taken.size(); }

  std::string folder;
  MailOptions options = usual();
  MemoryMailServer server;
  std::unique_ptr<Mailer> mailer;
  MailOptions way;
  int ways = 0;
};

}  // namespace

TEST_CASE("a person for whom two things wait gets one mail that day with the numbers in their language, and the next day another") {
  Post post;
  post.mailer->turn();
  REQUIRE(post.sent() == 1);
  CHECK(post.server.taken[0].to == "coordinator@example.org");
  CHECK(post.server.taken[0].lang == "fr");
  CHECK(post.server.taken[0].text.find("- 2 rôles attendent une action de votre part\n") != std::string::npos);
  CHECK(post.server.taken[0].text.find("newcomer") == std::string::npos);
  for (int i = 0; i < 15; ++i) {
    post.clock.now += hour;
    post.mailer->turn();
    if (i == 7) post.start();
  }
  CHECK(post.sent() == 1);
  CHECK(post.mailer->send_now().take().had == 1);
  post.clock.now += day - 15 * hour;
  post.mailer->turn();
  CHECK(post.sent() == 2);
  CHECK(post.mailer->report().last_sent_ms == post.clock.unix_ms());
}

TEST_CASE("mail is sent from the hour on that was said, by the clocks where the person is") {
  Post post;
  post.options.hour = 10;
  post.start();
  post.mailer->turn();
  CHECK(post.sent() == 0);
  // It is 8 in UTC, 9 in Niamey, 11 in Nairobi.
  post.say(post.coordinator, {{"timezone", "\"Africa/Niamey\""}});
  post.mailer->turn();
  CHECK(post.sent() == 0);
  post.say(post.coordinator, {{"timezone", "\"Africa/Nairobi\""}});
  post.mailer->turn();
  CHECK(post.sent() == 1);
}

TEST_CASE("an administrator's word does not wait for the hour, and sends nobody a second mail") {
  Post post;
  post.options.hour = 23;
  post.start();
  CHECK(post.mailer->send_now().take().sent == 1);
  CHECK(post.mailer->send_now().take().sent == 0);
  post.clock.now += 15 * hour;
  post.mailer->turn();
  CHECK(post.sent() == 1);
}

TEST_CASE("an administrator's word goes to all two thousand people, each once; the clock sends theirs in several rounds") {
  Post post;
  Crowd crowd(2000);
  const auto mailer = [&] {
    Mailer::Parts parts{crowd, post.clock, post.folder + "/many",
                        [&](const MailOptions&, const Mailer::GiveUp&) { return std::make_unique<MemoryMailSender>(post.server); }};
    auto out = std::make_unique<Mailer>(std::move(parts));
    out->apply(Post::usual());
    return out;
  }();
  SECTION("at once") {
    post.server.refused = {"p7@example.org", "p1700@example.org"};
    const auto done = mailer->send_now().take();
    CHECK(done.sent == 1998);
    CHECK(done.refused == 2);
    CHECK(done.left == 0);
    CHECK(mailer->send_now().take().had == 2000);
  }
  SECTION("round by round") {
    mailer->turn();
    CHECK(post.sent() == 500);
    CHECK(mailer->report().last.left == 1500);
    for (int i = 0; i < 3; ++i) mailer->turn();
    mailer->turn();
    CHECK(post.sent() == 2000);
  }
  SECTION("a mail server that is out is asked no more") {
    post.server.out = true;
    const auto done = mailer->send_now().take();
    CHECK(done.sent == 0);
    CHECK_FALSE(done.ended);
    CHECK(done.left == 1500);
  }
  std::set<std::string> each;
  for (const auto& mail : post.server.taken) each.insert(mail.to);
  CHECK(each.size() == post.sent());
}

TEST_CASE("nobody is sent anything while nothing waits, after they said stop, or while mail is off") {
  Post post;
  post.options.enabled = false;
  post.start();
  post.mailer->turn();
  CHECK(post.mailer->send_now().error().code == "mail_off");
  post.mailer->apply({});
  post.mailer->turn();
  CHECK(post.mailer->test("a@example.org").error().code == "mail_off");
  post.options.enabled = true;
  post.start();
  post.say(post.coordinator, {{"no_mail", "true"}});
  CHECK(post.mailer->send_now().take().sent == 0);
  post.say(post.coordinator, {{"no_mail", ""}});
  for (const Uuid& grant : post.admin().records_of("role_grant").take())
    if (post.admin().cells_of("role_grant", grant).take().at("state") == "\"pending\"") post.admin().revoke_grant(grant).take();
  CHECK(post.mailer->send_now().take().nothing == 1);
  CHECK(post.sent() == 0);
  CHECK(post.ways == 0);
}

TEST_CASE("a mail server that is out keeps no mail back for good, and is not asked again at once") {
  Post post;
  post.server.out = true;
  post.mailer->turn();
  CHECK(post.mailer->report().trouble->code == "mail_no_answer");
  CHECK(post.mailer->test("a@example.org").error().code == "mail_no_answer");
  const int asked = post.ways;
  post.clock.now += 14 * minute;
  post.mailer->turn();
  CHECK(post.ways == asked);
  post.clock.now += 2 * minute;
  post.mailer->turn();
  CHECK(post.ways == asked + 1);
  post.server.out = false;
  post.clock.now += 29 * minute;
  post.mailer->turn();
  CHECK(post.sent() == 0);
  post.clock.now += 2 * minute;
  post.mailer->turn();
  CHECK(post.sent() == 1);
  CHECK_FALSE(post.mailer->report().trouble);
}

TEST_CASE("what the mail server refuses for one person keeps nobody else's back") {
  Post post;
  const Uuid second = post.person("second", post.secretariat, "");
  post.admin().edit_as_server("person", second, {{"email", "\"second@example.org\""}}).take();
  post.join(second);
  bool waits = false;
  post.admin().grant(second, "SC", "all", "", &waits).take();
  for (const Uuid& grant : post.admin().records_of("role_grant").take())
    if (post.admin().cells_of("role_grant", grant).take().at("person") == quoted(second))
      post.admin().edit_as_server("role_grant", grant, {{"state", "\"active\""}}).take();
  post.server.refused = {"coordinator@example.org"};
  const auto round = post.mailer->send_now().take();
  CHECK(round.refused == 1);
  CHECK(round.sent == 1);
  REQUIRE(post.sent() == 1);
  CHECK(post.server.taken[0].to == "second@example.org");
  CHECK(post.server.connections == 1);
  CHECK(post.mailer->report().refused == std::vector<Uuid>{post.coordinator});
  // Later that day, when it takes it.
  post.server.refused.clear();
  post.mailer->turn();
  CHECK(post.sent() == 1);
  post.clock.now += hour;
  post.mailer->turn();
  CHECK(post.sent() == 2);
}

TEST_CASE("a mail of which nobody knows whether it went is not sent again, nor is one that a crash cut off") {
  Post post;
  post.server.silent = true;
  CHECK(post.mailer->send_now().take().unsure == 1);
  post.server.silent = false;
  CHECK(post.mailer->send_now().take().sent == 0);
  Post other;
  // The machine ends between the note and the mail: what is on disk then says that it is on its way.
  MailLedger ledger;
  ledger.note_sending(other.coordinator, {other.clock.unix_ms(), 0, 0});
  std::ofstream(other.folder + "/mail") << ledger.text();
  other.start();
  CHECK(other.mailer->report().last_sent_ms == other.clock.unix_ms());
  CHECK(other.mailer->send_now().take().had == 1);
  CHECK(other.sent() == 0);
}

TEST_CASE("where it cannot be noted on disk, nothing goes out") {
  Post post;
  std::filesystem::create_directory(post.folder + "/mail.new");
  CHECK_FALSE(post.mailer->send_now());
  CHECK(post.sent() == 0);
  std::filesystem::remove(post.folder + "/mail.new");
}

TEST_CASE("after a restore into another folder nobody gets a second mail that day; where the folder knows it, it still does") {
  Post post;
  forget_nothing(post.folder + "/mail", post.clock.unix_ms());
  post.start();
  CHECK(post.mailer->send_now().take().had == 1);
  post.clock.now += day;
  CHECK(post.mailer->send_now().take().sent == 1);
  const auto known = post.mailer->report().last_sent_ms;
  forget_nothing(post.folder + "/mail", post.clock.unix_ms() + hour);
  post.start();
  post.clock.now += day;
  CHECK(post.mailer->send_now().take().sent == 1);
  CHECK(known > 0);
}

TEST_CASE("an address to which no mail can go is counted and left out, and no log line has anything of it") {
  Post post;
  std::string lines;
  set_log_sink([&](std::string_view line) { lines += std::string(line) + "\n"; });
  post.say(post.coordinator, {{"email", "\"o\u00e9@example.org\""}});
  CHECK(post.mailer->send_now().take().no_address == 1);
  post.say(post.coordinator, {{"email", "\"amina@example.org\""}});
  post.server.refused = {"amina@example.org"};
  CHECK(post.mailer->send_now().take().refused == 1);
  set_log_sink({});
  CHECK(lines.find("mail_sent") != std::string::npos);
  CHECK(lines.find("amina") == std::string::npos);
  CHECK(lines.find("example.org") == std::string::npos);
}

TEST_CASE("mail names the page that stops it where there is one") {
  Post post;
  post.options.stop_page = "https://dialogue.example.org/mail/stop/";
  post.start();
  CHECK(post.mailer->send_now().take().sent == 1);
  const auto& mail = post.server.taken.at(0);
  CHECK(mail.stop_url == "https://dialogue.example.org/mail/stop/" + post.digests().stop_token(post.coordinator));
  CHECK(mail.text.find(mail.stop_url) != std::string::npos);
}
