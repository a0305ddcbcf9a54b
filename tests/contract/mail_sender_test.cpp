// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "server/mail/smtp_sender.h"
#include "tests/catch.h"
#include "tests/contract/mail_sender_contract.h"
#include "tests/fakes/certificate_files.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_mail_sender.h"
#include "tests/fakes/random.h"
#include "tests/transport/smtp_place.h"

using namespace dialogue;
using namespace dialogue::test;
using Line = mail::MailServer::Line;

namespace {

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "dialogue-mail-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

mail::MailOptions options_for(int port, Line line) {
  mail::MailOptions out;
  out.server = {"localhost", port, line};
  out.from = {"Dialogue — Secrétariat", "dialogue@example.org"};
  return out;
}

std::unique_ptr<mail::MailSender> way_to(const mail::MailOptions& options) {
  static FakeClock clock;
  static FakeRandom random{1};
  return mail::smtp_sender(options, clock, random, [] { return false; });
}

std::vector<mail::Mail> read_again(const std::vector<TakenMail>& mails) {
  std::vector<mail::Mail> out;
  for (const auto& each : mails) {
    auto stop = each.header("List-Unsubscribe");
    if (stop.size() > 2) stop = stop.substr(1, stop.size() - 2);
    out.push_back({each.to, each.header("Subject"), each.text(), each.header("Content-Language"), stop});
  }
  return out;
}

/// With its own certificate, and a server that speaks over such a line.
struct Encrypted {
  explicit Encrypted(const std::string& name = "localhost") { files.write(name); }
  SmtpPlace::How how(Line line) const {
    SmtpPlace::How out;
    out.starttls = line == Line::encrypts;
    out.smtps = line == Line::encrypted;
    out.certificate = files.certificate;
    out.key = files.key;
    return out;
  }
  Folder folder;
  CertificateFiles files{folder.path + "/cert.pem", folder.path + "/key.pem"};
};

void check_over(Line line) {
  const Encrypted encrypted;
  std::vector<std::shared_ptr<SmtpPlace>> places;
  check_mail_sender([&](MailWayIs is) -> MailWay {
    auto how = encrypted.how(line);
    how.refused = {"refused@example.org"};
    how.silent_after_mail = is == MailWayIs::silent;
    const auto place = places.emplace_back(std::make_shared<SmtpPlace>(how));
    auto options = options_for(place->port(), line);
    options.ca_file = encrypted.files.certificate;
    if (is == MailWayIs::out) places.back() = nullptr;
    const auto* kept = places.back().get();
    MailWay way{way_to(options), {}, {}};
    if (is == MailWayIs::out) return way;
    way.taken = [kept] { return read_again(kept->mails()); };
    way.connections = [kept] { return kept->connections(); };
    return way;
  });
}

std::string code_of(const mail::MailOptions& options) {
  const auto told = way_to(options)->send({"amina@example.org", "s", "t\n", "en"});
  return told.taken ? "" : told.taken.error().code + (told.server_is_out ? "" : ", it is not out");
}

}  // namespace

TEST_CASE("The way to a mail server in memory keeps the contract") {
  std::vector<std::unique_ptr<MemoryMailServer>> servers;
  check_mail_sender([&](MailWayIs is) {
    auto* server = servers.emplace_back(std::make_unique<MemoryMailServer>()).get();
    server->refused = {"refused@example.org"};
    server->out = is == MailWayIs::out;
    server->silent = is == MailWayIs::silent;
    return MailWay{std::make_unique<MemoryMailSender>(*server), [server] { return server->taken; },
                   [server] { return server->connections; }};
  });
}

TEST_CASE("The way to a mail server in the clear keeps the contract") { check_over(Line::plain); }
TEST_CASE("The way to a mail server that begins to encrypt keeps the contract") { check_over(Line::encrypts); }
TEST_CASE("The way to a mail server that encrypts from the start keeps the contract") { check_over(Line::encrypted); }

TEST_CASE("A mail says whose it is, when it was sent, that a program sent it, and how it is stopped by one click") {
  SmtpPlace place;
  REQUIRE(way_to(options_for(place.port(), Line::plain))
              ->send({"amina@example.org", "s", "t\n", "fr", "https://dialogue.example.org/mail/stop/abc"})
              .taken);
  const auto mails = place.mails();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].from == "dialogue@example.org");
  CHECK(mails[0].header("From") == "Dialogue — Secrétariat <dialogue@example.org>");
  CHECK(mails[0].header("To") == "amina@example.org");
  CHECK(mails[0].header("Date") == "Fri, 15 Jan 2027 08:00:00 +0000");
  CHECK(mails[0].header("Auto-Submitted") == "auto-generated");
  CHECK(mails[0].header("List-Unsubscribe") == "<https://dialogue.example.org/mail/stop/abc>");
  CHECK(mails[0].header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
  CHECK(mails[0].header("Message-ID").find("@example.org>") != std::string::npos);
  // Every header line is of plain signs.
  for (const char c : mails[0].bytes.substr(0, mails[0].bytes.find("\r\n\r\n"))) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("What is wrong with the way to a mail server has a code of its own, and no password is said before it is safe") {
  const Encrypted encrypted, other("elsewhere.example");
  const auto with_login = [](mail::MailOptions options, const char* password) {
    options.user = "dialogue";
    options.password = password;
    return options;
  };
  {
    INFO("a server that does not encrypt");
    SmtpPlace::How how;
    how.user = "dialogue";
    how.password = "right-password";
    SmtpPlace place(how);
    CHECK(code_of(with_login(options_for(place.port(), Line::encrypts), "right-password")) == "mail_no_encryption");
    CHECK(place.heard_plain().find("AUTH") == std::string::npos);
  }
  for (const Line line : {Line::encrypts, Line::encrypted}) {
    auto how = encrypted.how(line);
    how.user = "dialogue";
    how.password = "right-password";
    SmtpPlace place(how);
    auto options = options_for(place.port(), line);
    INFO("a certificate of nobody");
    CHECK(code_of(with_login(options, "right-password")) == "mail_certificate");
    options.ca_file = encrypted.files.certificate;
    CHECK(code_of(with_login(options, "wrong-password")) == "mail_login");
    CHECK(code_of(with_login(options, "right-password")) == "");
    CHECK(place.mails().size() == 1);
    CHECK(place.heard_plain().find("AUTH") == std::string::npos);
  }
  {
    INFO("a certificate for another name");
    SmtpPlace place(other.how(Line::encrypted));
    auto options = options_for(place.port(), Line::encrypted);
    options.ca_file = other.files.certificate;
    CHECK(code_of(options) == "mail_certificate");
  }
  {
    INFO("a server that takes nothing from anybody");
    SmtpPlace::How how;
    how.refuses_everything = true;
    SmtpPlace place(how);
    CHECK(code_of(options_for(place.port(), Line::plain)) == "mail_refused");
  }
  {
    INFO("a name that nobody has");
    auto options = options_for(25, Line::plain);
    options.server.host = "mail.invalid";
    CHECK(code_of(options) == "mail_host_unknown");
  }
}

TEST_CASE("A mail server that takes nothing now is out; what it refuses of one mail keeps no other back") {
  struct Case {
    const char *command, *answer, *code;
  };
  for (const Case& each :
       {Case{"MAIL", "451 later", "mail_busy"}, Case{"RCPT", "421 too many", "mail_busy"}, Case{"DATA", "421 too many", "mail_busy"},
        Case{".", "421 too many", "mail_busy"}, Case{"DATA", "452 full", "mail_busy"}, Case{"MAIL", "550 not you", "mail_refused"},
        Case{"RCPT", "450 grey", "mail_address_refused, it is not out"}, Case{"DATA", "554 no", "mail_refused, it is not out"},
        Case{".", "451 grey", "mail_refused, it is not out"}, Case{".", "554 spam", "mail_refused, it is not out"}}) {
    INFO(each.command << " " << each.answer);
    SmtpPlace::How how;
    how.answers = {{each.command, each.answer}};
    SmtpPlace place(how);
    CHECK(code_of(options_for(place.port(), Line::plain)) == each.code);
  }
}
