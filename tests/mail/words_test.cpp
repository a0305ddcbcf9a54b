// SPDX-License-Identifier: Apache-2.0
#include "server/mail/words.h"

#include <algorithm>
#include <set>

#include "server/mail/address.h"
#include "shared/domain/platform.h"
#include "shared/model/awaited.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace dialogue::mail;
using For = Waiting::For;

namespace {

const std::string space = "\u00a0";

Waiting waits(const char* kind, std::uint64_t count, For what = For::step) { return {platform().kind(kind), what, count}; }

}  // namespace

TEST_CASE("what waits is said with its number and its kind, in the reader's language, one and several apart") {
  CHECK(waiting_line(waits("support_request", 1), "en") == "1 support request waits for a step of yours");
  CHECK(waiting_line(waits("support_request", 2), "en") == "2 support requests wait for a step of yours");
  CHECK(waiting_line(waits("support_request", 1), "fr") == "1 demande d'appui attend une action de votre part");
  CHECK(waiting_line(waits("support_request", 2), "fr") == "2 demandes d'appui attendent une action de votre part");
  CHECK(waiting_line(waits("support_request", 1), "es") == "1 solicitud de apoyo espera una acción suya");
  CHECK(waiting_line(waits("support_request", 21), "es") == "21 solicitudes de apoyo esperan una acción suya");
  CHECK(waiting_line(waits("pledge", 1, For::opinion), "fr") == "1 engagement attend votre commentaire");
  CHECK(waiting_line(waits("pledge", 3, For::words), "en") == "3 pledges wait for your words");
  // Every kind of which something may wait has a name that fits into the sentence.
  std::set<std::string> kinds{platform().serving(Purpose::proposal)->name};
  for (const AwaitedStep& step : platform().awaited()) kinds.insert(std::string(step.kind));
  for (const std::string& kind : kinds)
    for (const char* lang : {"en", "fr", "es"}) {
      const auto line = waiting_line(waits(kind.c_str(), 2), lang);
      INFO(line);
      CHECK(line.starts_with("2 "));
      CHECK_FALSE((line[2] >= 'A' && line[2] <= 'Z'));
      CHECK(line.find("{0}") == std::string::npos);
      CHECK(line.find("\xc3\x89") == std::string::npos);
    }
}

TEST_CASE("the daily mail has the numbers, says how it is stopped, and has nothing else of the platform in it") {
  const auto mail =
      daily_mail("a@example.org", "fr", {waits("pledge", 1), waits("support_request", 2, For::words)}, "https://x.example/mail/stop/t");
  CHECK(mail.subject == "3 fiches vous attendent sur Dialogue");
  CHECK(mail.text.find("- 1 engagement attend une action de votre part\n- 2 demandes d'appui attendent votre texte\n") !=
        std::string::npos);
  CHECK(mail.text.find("\nhttps://x.example/mail/stop/t\n") != std::string::npos);
  CHECK(mail.text.find("Dialogue" + space + ":") != std::string::npos);
  CHECK(mail.stop_url == "https://x.example/mail/stop/t");
  const auto without = daily_mail("a@example.org", "es", {waits("pledge", 1)}, "");
  CHECK(without.subject == "1 ficha le espera en Dialogue");
  CHECK(without.text.find("http") == std::string::npos);
  CHECK(without.text.find("ajustes de Dialogue.\n") != std::string::npos);
  // Where people tick it, they find the words that the mail names.
  const auto& label = platform().kind("person")->field("no_mail")->label;
  for (const char* lang : {"en", "fr", "es"}) {
    auto text = daily_mail("a@example.org", lang, {waits("pledge", 1)}, "").text;
    for (auto& c : text) c = c == '\n' ? ' ' : c;
    INFO(text);
    CHECK(text.find(label.in(lang)) != std::string::npos);
  }
}

TEST_CASE("an address is taken only when nothing in it can be anything else") {
  for (const char* good : {"a@example.org", "o'neil+dialogue@mail.example.org", "x_1.y@example-one.org"})
    CHECK(mail_address(good) == std::string(good));
  CHECK(mail_address("a@B\u00fccher.example") == std::string("a@xn--bcher-kva.example"));
  for (const std::string bad : {"", "a", "@example.org", "a@", ".a@example.org", "a..b@example.org", "a.@example.org", "a b@example.org",
                                "a@exam ple.org", "a@example.org\r\n", "a\n@example.org", "<a@example.org>", "a@example.org,b@example.org",
                                "a;b@example.org", "a@[127.0.0.1]", "\"a\"@example.org", "\u00e9@example.org", "a@example.org>"}) {
    INFO(bad);
    CHECK_FALSE(mail_address(bad));
  }
  CHECK_FALSE(mail_address(std::string(65, 'a') + "@example.org"));
  CHECK_FALSE(mail_address("a@" + std::string(250, 'b') + ".org"));
}

TEST_CASE("a sender is an address, or a name with one between angle brackets") {
  CHECK(read_mailbox("dialogue@example.org")->name.empty());
  CHECK(read_mailbox(" Dialogue <dialogue@example.org>")->name == "Dialogue");
  CHECK(read_mailbox("Dialogue <dialogue@example.org>")->address == "dialogue@example.org");
  for (const char* bad : {"Dialogue", "Dialogue <>", "Dialogue <dialogue@example.org", "A\nB <dialogue@example.org>", "<a@b.org> x"})
    CHECK_FALSE(read_mailbox(bad));
  CHECK(header_mailbox({"Dialogue, Geneva", "d@example.org"}) == "\"Dialogue, Geneva\" <d@example.org>");
  CHECK(header_mailbox({"Dialogue", "d@example.org"}) == "Dialogue <d@example.org>");
  CHECK(header_mailbox({"", "d@example.org"}) == "d@example.org");
}

TEST_CASE("a header line is plain signs, in words that are short enough and cut no character, and never two lines") {
  CHECK(header_text("2 records") == "2 records");
  CHECK(header_text("a\r\nBcc: b@example.org") == "a  Bcc: b@example.org");
  CHECK(header_text("=?UTF-8?B?WA==?=").starts_with("=?UTF-8?B?PT"));
  std::string text;
  for (int i = 0; i < 30; ++i) text += "\u00e9\u4e2d";
  const auto encoded = header_text(text);
  for (std::size_t at = 0; at < encoded.size();) {
    const auto end = std::min(encoded.find(' ', at), encoded.size());
    CHECK(end - at <= 75);
    at = end + 1;
  }
  for (const char c : encoded) CHECK((c >= 0x20 && c < 0x7f));
}
