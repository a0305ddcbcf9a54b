// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "server/mail/mail_options.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace dialogue::mail;
using Line = MailServer::Line;

namespace {

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / "dialogue-mail-XXXXXX").string()) { REQUIRE(::mkdtemp(path.data())); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& text, mode_t mode = 0600) const {
    std::ofstream(path + "/password") << text;
    ::chmod((path + "/password").c_str(), mode);
    return path + "/password";
  }
  std::string path;
};

Result<std::optional<MailOptions>> read(const std::map<std::string, std::string>& said) {
  config::Sources sources;
  sources.flags = said;
  const auto settled = config::settle(sources);
  return settled ? mail_options(*settled) : Result<std::optional<MailOptions>>(settled.error());
}

std::string refusal(const std::map<std::string, std::string>& said) {
  const auto options = read(said);
  return options ? "none" : options.error().code + (options.error().args.empty() ? "" : " " + options.error().args[0]);
}

}  // namespace

TEST_CASE("a mail server is named with its port; beyond this machine it has to encrypt, unless an administrator says otherwise") {
  CHECK(read_mail_server("smtp://mail.example.org", false)->line == Line::encrypts);
  CHECK(read_mail_server("smtp://mail.example.org", false)->port == 25);
  CHECK(read_mail_server("smtp://mail.example.org:587/", false)->port == 587);
  CHECK(read_mail_server("smtps://mail.example.org", false)->line == Line::encrypted);
  CHECK(read_mail_server("smtps://mail.example.org", true)->line == Line::encrypted);
  CHECK(read_mail_server("smtps://mail.example.org", false)->port == 465);
  CHECK(read_mail_server("smtp://mail.example.org", true)->line == Line::plain);
  for (const char* here : {"smtp://localhost", "smtp://127.0.0.1:2525", "smtp://[::1]:25"})
    CHECK(read_mail_server(here, false)->line == Line::plain);
  // Names that only look like this machine.
  for (const char* far : {"smtp://127.example.org", "smtp://127.0.0.1.example.org", "smtp://localhost.example.org"})
    CHECK(read_mail_server(far, false)->line == Line::encrypts);
  CHECK(read_mail_server("smtp://[2001:db8::1]", false)->host == "[2001:db8::1]");
  CHECK(read_mail_server("smtp://[2001:db8::1]", false)->line == Line::encrypts);
  for (const char* bad :
       {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://user:secret@mail.example.org", "smtp://a:0", "smtp://a:65536",
        "smtp://a:b", "smtp://a:", "smtp://a/b", "smtp://a?b", "smtp://a b", "smtp://a\r\nb", "smtp://[::1", "SMTP:a"}) {
    INFO(bad);
    CHECK_FALSE(read_mail_server(bad, false));
  }
}

TEST_CASE("mail is off until a server is named, and what does not fit together is refused by name, without what may be secret") {
  CHECK_FALSE(read({}).take());
  CHECK(refusal({{"mail.enabled", "true"}}) == "mail_incomplete mail.server");
  std::map<std::string, std::string> said{{"mail.server", "smtp://mail.example.org:587"}};
  CHECK(refusal(said) == "mail_incomplete mail.from");
  said["mail.from"] = "nobody";
  CHECK(refusal(said) == "mail_from");
  said["mail.from"] = "Dialogue <dialogue@example.org>";
  const auto options = read(said).take();
  REQUIRE(options);
  CHECK_FALSE(options->enabled);
  CHECK(options->hour == 7);
  said["mail.server"] = "smtp://user:secret@mail.example.org";
  CHECK(refusal(said) == "mail_server");
}

TEST_CASE("a password comes from a file that nobody else can read, and goes nowhere unencrypted") {
  const Folder folder;
  std::map<std::string, std::string> said{{"mail.server", "smtp://mail.example.org:587"}, {"mail.from", "dialogue@example.org"}};
  said["mail.user"] = "dialogue";
  CHECK(refusal(said) == "mail_incomplete mail.password_file");
  said["mail.password_file"] = folder.file("a pass word\n");
  CHECK(read(said).take()->password == "a pass word");
  said["mail.user"] = "";
  CHECK(refusal(said) == "mail_incomplete mail.user");
  said["mail.user"] = "dialogue";
  const auto file = folder.path + "/password";
  folder.file("x", 0644);
  CHECK(refusal(said) == "mail_password_file " + file);
  folder.file("");
  CHECK(refusal(said) == "mail_password_file " + file);
  folder.file("two\nlines\n");
  CHECK(refusal(said) == "mail_password_file " + file);
  std::filesystem::remove(file);
  CHECK(refusal(said) == "no_file " + file);
  folder.file("right\n");
  said["mail.unsafe"] = "true";
  CHECK(refusal(said) == "mail_login_unsafe");
  said["mail.server"] = "smtp://localhost";
  CHECK(refusal(said) == "none");
}

TEST_CASE("a page that stops mail is named where every browser can open it") {
  std::map<std::string, std::string> said{{"mail.server", "smtp://localhost"}, {"mail.from", "dialogue@example.org"}};
  CHECK(read(said).take()->stop_page.empty());
  said["address"] = "https://dialogue.example.org/";
  CHECK(read(said).take()->stop_page == "https://dialogue.example.org/mail/stop/");
  said["tls.mode"] = "own";
  CHECK(read(said).take()->stop_page.empty());
  said["tls.mode"] = "off";
  said["address"] = "http://127.0.0.1:8480";
  CHECK(read(said).take()->stop_page.empty());
}
