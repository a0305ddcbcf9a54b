// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/mail_sender_contract.h"

#include "tests/catch.h"

namespace dialogue::test {
namespace {

const mail::Mail first{"amina@example.org", "2 fiches vous attendent\u00a0: où et qui\u00a0?", "- 2 demandes d'appui\n\n.\nÀ bientôt\n",
                       "fr", "https://dialogue.example.org/mail/stop/abc"};
const mail::Mail second{"li@xn--bcher-kva.example", "Plain", "x\n", "en"};

bool same(const mail::Mail& a, const mail::Mail& b) {
  return a.to == b.to && a.subject == b.subject && a.text == b.text && a.stop_url == b.stop_url && a.lang == b.lang;
}

}  // namespace

void check_mail_sender(const std::function<MailWay(MailWayIs)>& make) {
  {
    INFO("mails arrive as they were written, each once, over one connection; one that is refused keeps none back");
    const auto way = make(MailWayIs::open);
    CHECK(way.sender->send(first).taken);
    CHECK(way.sender->send(second).taken);
    CHECK(way.connections() == 1);
    const auto refused = way.sender->send({"refused@example.org", "s", "t\n", "en"});
    REQUIRE_FALSE(refused.taken);
    CHECK(refused.taken.error().code == "mail_address_refused");
    CHECK(refused.taken.error().args == std::vector<std::string>{"550"});
    CHECK_FALSE(refused.may_have_gone);
    CHECK_FALSE(refused.server_is_out);
    CHECK(way.sender->send(second).taken);
    const auto taken = way.taken();
    REQUIRE(taken.size() == 3);
    CHECK(same(taken[0], first));
    CHECK(same(taken[1], second));
    CHECK(same(taken[2], second));
  }
  {
    INFO("an address that would be more than one, or another line, is said to nobody");
    const auto way = make(MailWayIs::open);
    for (const std::string bad : {"a@example.org\r\nBcc: b@example.org", "a@example.org>\r\nDATA", "a@example.org, b@example.org", "", "a",
                                  "a b@example.org", "\"a\"@example.org", "a@exa mple.org", "a@example.org\n"}) {
      INFO(bad);
      const auto told = way.sender->send({bad, "s", "t\n", "en"});
      REQUIRE_FALSE(told.taken);
      CHECK(told.taken.error().code == "mail_address");
      CHECK_FALSE(told.server_is_out);
    }
    CHECK(way.taken().empty());
    CHECK(way.connections() == 0);
  }
  {
    INFO("a server that is out has nothing, surely");
    const auto way = make(MailWayIs::out);
    const auto told = way.sender->send(first);
    REQUIRE_FALSE(told.taken);
    CHECK(told.taken.error().code == "mail_no_answer");
    CHECK(told.server_is_out);
    CHECK_FALSE(told.may_have_gone);
  }
  {
    INFO("a server that was said all and says nothing may have taken it");
    const auto way = make(MailWayIs::silent);
    const auto told = way.sender->send(first);
    REQUIRE_FALSE(told.taken);
    CHECK(told.may_have_gone);
    CHECK(way.taken().size() == 1);
  }
}

}  // namespace dialogue::test
