// SPDX-License-Identifier: Apache-2.0
#include "server/mail/ledger.h"

#include "shared/base/days.h"
#include "tests/catch.h"
#include "tests/mail/hours.h"

using namespace dialogue;
using namespace dialogue::mail;
using namespace dialogue::test;

namespace {

const Uuid amina = *Uuid::parse("01a495d4-9000-7060-892c-dd07566dbc61"), li = *Uuid::parse("01a495d4-9000-7060-892c-dd07566dbc62");

/// Both clocks go on together, as they should.
Moment at(const char* instant, std::int64_t zone_s = 0) {
  const auto ms = *parse_instant(instant);
  return {ms, ms, zone_s};
}
Moment later(Moment from, std::int64_t ms) {
  from.unix_ms += ms;
  from.monotonic_ms += ms;
  return from;
}

}  // namespace

TEST_CASE("a person is sent one mail a day, at the same hour each day") {
  MailLedger ledger;
  auto now = at("2027-01-15T07:00:00Z");
  for (int i = 0; i < 4; ++i, now = later(now, day)) {
    INFO(i);
    CHECK(ledger.may_send(amina, now));
    ledger.note_sending(amina, now);
    for (const auto after : {std::int64_t{0}, minute, 12 * hour, 16 * hour, 19 * hour})
      CHECK_FALSE(ledger.may_send(amina, later(now, after)));
  }
  CHECK(ledger.may_send(li, now));
}

TEST_CASE("midnight where the person is begins another day, and a mail sent late one evening puts off the next") {
  MailLedger ledger;
  // 23:30 in Zurich.
  const auto evening = at("2027-01-15T22:30:00Z", 3600);
  ledger.note_sending(amina, evening);
  CHECK_FALSE(ledger.may_send(amina, later(evening, 8 * hour)));
  CHECK(ledger.may_send(amina, later(evening, 20 * hour)));
  // Whoever travels lives through another date at once, and gets no second mail for it.
  auto traveller = later(evening, hour);
  traveller.zone_s = 13 * 3600;
  CHECK_FALSE(ledger.may_send(amina, traveller));
}

TEST_CASE("neither a restart nor a clock that jumps lets a second mail go out on a day") {
  MailLedger ledger;
  const auto morning = at("2027-01-15T07:00:00Z");
  ledger.note_sending(amina, morning);
  {
    INFO("a restart");
    auto again = MailLedger::read(ledger.text(), morning.unix_ms + hour);
    Moment now = later(morning, hour);
    now.monotonic_ms = 5;
    CHECK_FALSE(again.may_send(amina, now));
    now.unix_ms += day;
    CHECK(again.may_send(amina, now));
  }
  {
    INFO("the clock goes on by two days, and comes back");
    Moment now = later(morning, hour);
    now.unix_ms += 2 * day;
    CHECK_FALSE(ledger.may_send(amina, now));
    now.unix_ms -= 2 * day;
    CHECK_FALSE(ledger.may_send(amina, now));
    CHECK(ledger.may_send(amina, later(morning, day)));
  }
  {
    INFO("the clock goes back by a year: no mail for a day, and then again");
    MailLedger ahead;
    ahead.note_sending(amina, at("2028-01-15T07:00:00Z"));
    auto again = MailLedger::read(ahead.text(), morning.unix_ms);
    CHECK_FALSE(again.may_send(amina, morning));
    CHECK_FALSE(again.may_send(amina, later(morning, 12 * hour)));
    CHECK(again.may_send(amina, later(morning, day)));
  }
}

TEST_CASE("what is lost or damaged counts as if everybody had been sent theirs") {
  const auto morning = at("2027-01-15T07:00:00Z");
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("dialogue mail 1\nx\n"), std::string("dialogue mail 1\nlost 1"),
        std::string("dialogue mail 1\n01a495d4-9000-7060-892c-dd07566dbc61 -1 0 sent\n"),
        std::string("dialogue mail 1\n01a495d4-9000-7060-892c-dd07566dbc61 1 0 perhaps\n"), MailLedger::lost(morning.unix_ms).text()}) {
    INFO(text);
    auto ledger = MailLedger::read(text, morning.unix_ms);
    CHECK_FALSE(ledger.may_send(amina, later(morning, hour)));
    CHECK(ledger.may_send(amina, later(morning, day)));
    // It is said again in what is written.
    auto again = MailLedger::read(ledger.text(), morning.unix_ms + hour);
    CHECK_FALSE(again.may_send(li, later(morning, 2 * hour)));
  }
  CHECK(MailLedger::read(MailLedger().text(), morning.unix_ms).may_send(amina, morning));
}

TEST_CASE(
    "a mail that the mail server refuses is tried again three times that day, an hour apart; one that never went counts for nothing") {
  MailLedger ledger;
  auto now = at("2027-01-15T07:00:00Z");
  for (int i = 0; i < 3; ++i) {
    INFO(i);
    CHECK(ledger.may_send(amina, now));
    ledger.note_sending(amina, now);
    ledger.note_refused(amina);
    CHECK_FALSE(ledger.may_send(amina, later(now, 59 * minute)));
    // Also when the server was started anew meanwhile.
    ledger = MailLedger::read(ledger.text(), now.unix_ms);
    now = later(now, hour);
  }
  CHECK_FALSE(ledger.may_send(amina, later(now, 5 * hour)));
  now = at("2027-01-16T07:00:00Z");
  CHECK(ledger.may_send(amina, now));
  const auto before = ledger.note_sending(amina, now);
  ledger.put_back(amina, before);
  CHECK(ledger.may_send(amina, now));
  ledger.put_back(li, ledger.note_sending(li, now));
  CHECK(ledger.may_send(li, now));
  CHECK_FALSE(ledger.entry(li));
}
