// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/mail_choice.h"

#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

TEST_CASE("Whoever wants no e-mail about what waits says so among the settings, and it stands in their own record") {
  Desk desk;
  MailChoice mail;
  mail.set_services(&desk.services());
  desk.settle();
  REQUIRE(mail.known());
  CHECK_FALSE(mail.none());
  CHECK(mail.label() == "Send me no e-mail about what waits for me");
  const auto cell = [&] { return desk.replica().get(SampleReplica::id_of("person.me"))->cells.at("no_mail"); };
  mail.choose(true);
  desk.settle();
  CHECK(mail.none());
  CHECK(cell() == "true");
  mail.choose(false);
  desk.settle();
  CHECK_FALSE(mail.none());
  CHECK(cell() == "false");
}
