// SPDX-License-Identifier: Apache-2.0
// The daily mail, from the real server to a mail server of the test.
#include <signal.h>
#include <sys/stat.h>

#include <future>

#include "tests/catch.h"
#include "tests/e2e/stage.h"
#include "tests/fakes/certificate_files.h"
#include "tests/server/http_client.h"
#include "tests/transport/smtp_place.h"

using namespace dialogue::e2e;
using dialogue::test::Bell;
using dialogue::test::CertificateFiles;
using dialogue::test::Peer;
using dialogue::test::Place;
using dialogue::test::RawClient;
using dialogue::test::SmtpPlace;

namespace {

const std::string mail_program = std::string(DIALOGUE_BIN) + "/server/dialogued";

int mail_port(const std::string& url) { return std::stoi(url.substr(url.rfind(':') + 1)); }

/// A platform whose coordinator has joined, reads French, and has two roles to confirm.
struct MailedOffice {
  MailedOffice() {
    options("");
    const auto made = Json::parse(run({mail_program, "--json", "--config", file, "init"}).out);
    person = made.at("person");
    org = made.at("organisation");
    start();
    REQUIRE(coordinator.run({"enrol", "--server", url, "--code", made.at("code").get<std::string>()}).status == 0);
    coordinator.json({"set", person, "email=coordinator@example.org", "ui_lang=fr"});
    coordinator.json({"sync"});
    const std::string newcomer = admin({"person", "add", "Amina Newcomer", "--org", org, "--email", "amina@example.org"}).at("id");
    for (const char* role : {"SO", "OB"}) admin({"grant", newcomer, role});
  }
  void options(const std::string& more) {
    write_file(file, "data = \"" + (folder / "data") + "\"\nlisten = \"127.0.0.1:" + std::to_string(listens) +
                         "\"\naddress = \"https://dialogue.example.org\"\n" + more);
  }
  void mail_by(int port, const std::string& more = "") {
    options("[mail]\nenabled = true\nserver = \"smtp://127.0.0.1:" + std::to_string(port) +
            "\"\nfrom = \"Dialogue <dialogue@example.org>\"\n" + more);
  }
  void start() { url = background.start({mail_program, "--config", file, "serve"}, "listening on "); }
  void restart() {
    background.stop();
    start();
  }
  Outcome ask(std::vector<std::string> args) const {
    args.insert(args.begin(), {mail_program, "--config", file, "--json"});
    return run(args);
  }
  Json admin(const std::vector<std::string>& args) const {
    const auto done = ask(args);
    INFO(done.out << done.err);
    REQUIRE(done.status == 0);
    return Json::parse(done.out);
  }
  std::string page(const std::string& method, const std::string& path, const std::string& body = "") const {
    RawClient client{std::uint16_t(mail_port(url))};
    client.send(method + " " + path + " HTTP/1.1\r\nHost: h\r\n" +
                (method == "POST"
                     ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) + "\r\n"
                     : "") +
                "\r\n" + body);
    return client.answer();
  }

  Folder folder;
  const int listens = free_port();
  const std::string file = folder / "server.toml";
  Background background;
  std::string url, person, org;
  Person coordinator{folder / "coordinator", "Coordinator"};
};

std::string path_of(const std::string& link) { return link.substr(link.find("/mail/stop/"), link.find('>') - link.find("/mail/stop/")); }

}  // namespace

TEST_CASE("a person for whom two things wait gets one mail a day with the numbers, also after a restart, until they stop it") {
  MailedOffice office;
  SmtpPlace post;
  office.mail_by(post.port());
  office.restart();
  CHECK(office.admin({"mail", "status"}).at("mail") == "on");
  CHECK(office.admin({"mail", "send-now"}).at("sent") == 1);
  REQUIRE(post.mails().size() == 1);
  const auto mail = post.mails()[0];
  CHECK(mail.to == "coordinator@example.org");
  CHECK(mail.header("Subject") == "2 fiches vous attendent sur Dialogue");
  CHECK(has(mail.text(), "- 2 rôles attendent une action de votre part\n"));
  for (const char* secret : {"Amina", "Newcomer", "Observ", office.person.c_str()}) CHECK_FALSE(has(mail.text(), secret));

  CHECK(office.admin({"mail", "send-now"}).at("had_today") == 1);
  office.restart();
  CHECK(office.admin({"mail", "send-now"}).at("sent") == 0);
  CHECK(post.mails().size() == 1);
  // Nor does a backup of before the mail bring another.
  const auto set = office.folder / "backups";
  office.admin({"backup", set});
  CHECK(office.background.stop() == 0);
  office.admin({"restore", set});
  office.start();
  CHECK(office.admin({"mail", "send-now"}).at("had_today") == 1);
  CHECK(post.mails().size() == 1);

  // To look at the page stops nothing; its button does, and again it does no harm.
  const auto path = path_of(mail.header("List-Unsubscribe"));
  CHECK(dialogue::test::status_of(office.page("GET", path)) == 200);
  CHECK(has(office.page("GET", path), "Ne plus recevoir de courriel</button>"));
  office.coordinator.json({"sync"});
  CHECK(office.coordinator.field(office.person, "no_mail").is_null());
  CHECK(dialogue::test::status_of(office.page("GET", path + "x")) == 404);
  CHECK(dialogue::test::status_of(office.page("POST", path.substr(0, path.size() - 1), "List-Unsubscribe=One-Click")) == 404);
  for (int i = 0; i < 2; ++i) CHECK(dialogue::test::status_of(office.page("POST", path, "List-Unsubscribe=One-Click")) == 200);
  office.coordinator.json({"sync"});
  CHECK(office.coordinator.field(office.person, "no_mail") == true);
  const auto after = office.admin({"mail", "send-now"});
  CHECK(after.at("sent") == 0);
  CHECK(after.at("had_today") == 0);
  // They may have it again, by their own word; not on the same day.
  office.coordinator.json({"set", office.person, "no_mail=false"});
  office.coordinator.json({"sync"});
  CHECK(office.admin({"mail", "send-now"}).at("had_today") == 1);
  CHECK(post.mails().size() == 1);
  CHECK(office.background.stop() == 0);
}

TEST_CASE("while the mail server is out the server goes on, tells of it, and sends later") {
  MailedOffice office;
  const int port = free_port();
  office.mail_by(port);
  ::kill(office.background.pid(), SIGHUP);
  while (office.admin({"mail", "status"}).at("mail") != "on") {
  }
  const auto tried = office.ask({"mail", "send-now"});
  CHECK(tried.status == 3);
  CHECK(has(tried.err, "does not answer"));
  CHECK(office.admin({"mail", "status"}).at("trouble") == "mail_no_answer");
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"mail\",\"state\":\"todo\""));
  CHECK(office.coordinator.status({"sync"}) == 0);
  SmtpPlace post;
  office.mail_by(post.port());
  ::kill(office.background.pid(), SIGHUP);
  while (office.admin({"config", "show"}).at("mail.server") != "smtp://127.0.0.1:" + std::to_string(post.port())) {
  }
  CHECK(office.admin({"mail", "send-now"}).at("sent") == 1);
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"mail\",\"state\":\"ok\""));
  const auto counts = run({mail_program, "--config", office.file, "metrics"}).out;
  CHECK(has(counts, "dialogue_mails_total{result=\"sent\"} 1\n"));
  CHECK(has(counts, "dialogue_check_ok{check=\"mail\"} 1\n"));
  CHECK(office.background.stop() == 0);
}

TEST_CASE("a test mail tries the way, and says in words what is wrong with it; the password is nowhere but in its file") {
  MailedOffice office;
  const CertificateFiles files{office.folder / "cert.pem", office.folder / "key.pem"};
  files.write("localhost");
  SmtpPlace::How how;
  how.smtps = true;
  how.certificate = files.certificate;
  how.key = files.key;
  how.user = "dialogue";
  how.password = "a-secret-of-the-post";
  how.refused = {"nobody@example.org"};
  SmtpPlace post(how);
  const auto password = office.folder / "password";
  const auto with = [&](const std::string& more) {
    office.options("[mail]\nserver = \"smtps://localhost:" + std::to_string(post.port()) +
                   "\"\nfrom = \"dialogue@example.org\"\nuser = \"dialogue\"\n" + "password_file = \"" + password + "\"\n" + more);
  };
  office.background.stop();
  write_file(password, "a-secret-of-the-post\n");
  ::chmod(password.c_str(), 0600);
  const auto code = [&](const std::string& address) {
    const auto done = office.ask({"mail", "test", address});
    CHECK_FALSE(has(done.out + done.err, "secret"));
    return done.status == 0 ? "" : Json::parse(done.out).at("error").at("code").get<std::string>();
  };
  with("");
  CHECK(code("admin@example.org") == "mail_certificate");
  with("ca_file = \"" + files.certificate + "\"\n");
  CHECK(code("admin@example.org") == "");
  CHECK(code("nobody@example.org") == "mail_address_refused");
  CHECK(code("nobody") == "mail_address");
  CHECK(post.mails().size() == 1);
  write_file(password, "another\n");
  CHECK(code("admin@example.org") == "mail_login");
  const auto shown = office.ask({"config", "show", "--origin"}).out;
  CHECK(Json::parse(shown).at("mail.password_file").at("origin") == "file");
  CHECK_FALSE(has(shown, "secret"));
  // Mail is off: nobody is sent anything.
  CHECK(Json::parse(office.ask({"mail", "send-now"}).out).at("error").at("code") == "mail_off");
  // A mistake in the options keeps the server from starting, and says which.
  office.options("[mail]\nserver = \"smtp://dialogue:secret@mail.example.org\"\nfrom = \"dialogue@example.org\"\n");
  const auto refused = run({mail_program, "--config", office.file, "serve"});
  CHECK(refused.status == 2);
  CHECK(has(refused.err, "[mail_server]"));
  CHECK_FALSE(has(refused.err, "secret"));
  for (const std::vector<std::string>& verb : {std::vector<std::string>{"doctor"}, {"config", "show"}}) {
    const auto told = office.ask(verb);
    CHECK(told.status == 2);
    CHECK_FALSE(has(told.out + told.err, "secret"));
  }
  office.options("[mail]\nserver = \"smtp://localhost\"\nfrom = \"nobody\"\n");
  CHECK(has(office.ask({"doctor"}).out, "\"check\":\"mail\",\"state\":\"wrong\""));
}

TEST_CASE("the server ends although a mail server takes its time, and the mail that was under way is told as not sent") {
  MailedOffice office;
  Bell heard;
  Place slow([&](Peer& peer) {
    heard.ring();
    while (!peer.some().empty()) {
    }
  });
  office.mail_by(slow.port());
  office.restart();
  auto asked = std::async(std::launch::async, [&] { return office.ask({"mail", "send-now"}); });
  heard.wait();
  CHECK(office.background.stop() == 0);
  CHECK(has(asked.get().out, "\"trouble\":\"stopping\""));
  SmtpPlace post;
  office.mail_by(post.port());
  office.start();
  CHECK(office.admin({"mail", "send-now"}).at("sent") == 1);
}
