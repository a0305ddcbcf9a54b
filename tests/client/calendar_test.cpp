// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "client/core/export/export_formats.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"
#include "tests/client/office.h"

namespace dialogue::test {

namespace {

using Event = std::map<std::string, std::string>;

/// Events by UID; lines unfolded, names without parameters.
std::map<std::string, Event> calendar(Replica& replica, const char* kind = "meeting") {
  std::string text;
  REQUIRE(export_ics(replica, *platform().kind(kind), 1'800'000'000'000, [&](std::string_view piece) { text += piece; }).ok());
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  std::map<std::string, Event> out;
  Event event;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    const auto line = text.substr(at, end - at);
    const auto colon = line.find(':');
    const auto name = line.substr(0, std::min(line.find(';'), colon));
    if (line == "BEGIN:VEVENT") event.clear();
    event[name] = line.substr(colon + 1);
    if (line == "END:VEVENT") out[event["UID"].substr(0, 36)] = event;
    at = end + 2;
  }
  return out;
}

int sequence(const Event& event) { return std::stoi(event.at("SEQUENCE")); }

struct Desk {
  Server server;
  Uuid secretariat = server.organisation("Secretariat"), person = server.person("Sofia", secretariat, "SC");
  Device a{server, person};
  Uuid meeting, session;

  Desk() {
    a.sync();
    meeting =
        a.replica->create("meeting", {{"title", text("Dialogue")}, {"kind", "\"technical_dialogue\""}, {"planned_on", "\"2027-03-17\""}})
            .take();
  }
  void add_session() {
    session =
        a.replica->create("session", {{"meeting", text(meeting.text())}, {"slot_no", "1"}, {"starts_utc", "\"2027-03-17T13:00:00Z\""}})
            .take();
  }
  void move(const char* to) { a.replica->edit(session, {{"starts_utc", text(to)}}, nullptr).take(); }
};

}  // namespace

TEST_CASE("a session that says no length lasts two hours in a calendar") {
  Desk desk;
  desk.add_session();
  for (const char* length : {"", "-30", "0", "99999999999"}) {
    // A length that no session has may be refused by now. A stored one is read all the same.
    (void)desk.a.replica->edit(desk.session, {{"duration", length}}, nullptr);
    CHECK(calendar(*desk.a.replica).at(desk.session.text()).at("DURATION") == "PT2H");
  }
}

TEST_CASE("a calendar's number grows with a change that was not sent yet, and is the same on another device afterwards") {
  Desk desk;
  desk.add_session();
  const auto unsent = calendar(*desk.a.replica).at(desk.session.text());
  desk.a.sync();
  const auto first = calendar(*desk.a.replica).at(desk.session.text());
  CHECK(sequence(first) >= sequence(unsent));
  CHECK(calendar(*desk.a.replica).at(desk.session.text()) == first);
  desk.move("2027-03-18T13:00:00Z");
  const auto moved = calendar(*desk.a.replica).at(desk.session.text());
  CHECK(sequence(moved) > sequence(first));
  CHECK(moved.at("DTSTART") == "20270318T130000Z");
  desk.move("2027-03-19T13:00:00Z");
  CHECK(sequence(calendar(*desk.a.replica).at(desk.session.text())) > sequence(moved));
  // It was taken back before it was sent. That is another change for a subscriber.
  const auto pending = desk.a.replica->pending();
  REQUIRE_FALSE(pending.empty());
  REQUIRE(desk.a.replica->recall(pending.back().id).ok());
  CHECK(sequence(calendar(*desk.a.replica).at(desk.session.text())) > sequence(moved) + 1);
  desk.move("2027-03-20T13:00:00Z");
  desk.a.sync();
  Device other{desk.server, desk.person};
  other.sync();
  desk.a.sync();
  const auto here = calendar(*desk.a.replica).at(desk.session.text());
  CHECK(calendar(*other.replica).at(desk.session.text()).at("DTSTART") == here.at("DTSTART"));
  REQUIRE(desk.a.replica->edit(desk.meeting, {{"title", text("Renamed")}}, nullptr).ok());
  CHECK(sequence(calendar(*desk.a.replica).at(desk.session.text())) > sequence(here));
}

TEST_CASE("a deleted session stays in the calendar as cancelled, and its meeting does not become a day") {
  Desk desk;
  desk.add_session();
  desk.a.sync();
  const auto before = calendar(*desk.a.replica).at(desk.session.text());
  REQUIRE(desk.a.replica->remove(desk.session).ok());
  for (int round = 0; round < 2; ++round) {
    const auto events = calendar(*desk.a.replica);
    CHECK(events.size() == 1);
    CHECK(events.at(desk.session.text()).at("STATUS") == "CANCELLED");
    CHECK(events.at(desk.session.text()).at("DTSTART") == before.at("DTSTART"));
    CHECK(sequence(events.at(desk.session.text())) > sequence(before));
    CHECK(calendar(*desk.a.replica, "session") == events);
    desk.a.sync();
  }
  Device other{desk.server, desk.person};
  other.sync();
  CHECK(calendar(*other.replica) == calendar(*desk.a.replica));
}

TEST_CASE("a meeting that was published as a day is called off when it gets sessions, or loses its day") {
  Desk desk;
  const auto day = calendar(*desk.a.replica).at(desk.meeting.text());
  CHECK(day.at("DTSTART") == "20270317");
  CHECK_FALSE(day.contains("DURATION"));
  REQUIRE(desk.a.replica->edit(desk.meeting, {{"planned_on", ""}}, nullptr).ok());
  const auto off = calendar(*desk.a.replica).at(desk.meeting.text());
  CHECK(off.at("STATUS") == "CANCELLED");
  CHECK(off.at("DTSTART") == "20270317");
  CHECK(sequence(off) > sequence(day));
  REQUIRE(desk.a.replica->edit(desk.meeting, {{"planned_on", "\"2027-03-18\""}}, nullptr).ok());
  CHECK(calendar(*desk.a.replica).at(desk.meeting.text()).at("STATUS") == "TENTATIVE");
  desk.add_session();
  CHECK(calendar(*desk.a.replica).at(desk.meeting.text()).at("STATUS") == "CANCELLED");
  CHECK(calendar(*desk.a.replica).at(desk.session.text()).at("STATUS") == "TENTATIVE");
  CHECK(calendar(*desk.a.replica, "session").size() == 1);
}

TEST_CASE("what was made and deleted before it was ever published is in no calendar") {
  Desk desk;
  desk.add_session();
  REQUIRE(desk.a.replica->remove(desk.session).ok());
  CHECK_FALSE(calendar(*desk.a.replica).contains(desk.session.text()));
}

TEST_CASE("what was published and then taken back before it was sent is called off, and stays so") {
  Desk desk;
  desk.a.sync();
  desk.add_session();
  const auto published = calendar(*desk.a.replica).at(desk.session.text());
  REQUIRE(desk.a.replica->recall(desk.a.replica->pending().back().id).ok());
  for (const char* kind : {"meeting", "session"}) {
    const auto off = calendar(*desk.a.replica, kind).at(desk.session.text());
    CHECK(off.at("STATUS") == "CANCELLED");
    CHECK(off.at("DTSTART") == published.at("DTSTART"));
    CHECK(sequence(off) > sequence(published));
  }
  // Its meeting is a day again.
  CHECK(calendar(*desk.a.replica).at(desk.meeting.text()).at("STATUS") == "TENTATIVE");
}

TEST_CASE("a meeting whose making was taken back after it was published is called off") {
  Desk desk;
  REQUIRE(calendar(*desk.a.replica).contains(desk.meeting.text()));
  REQUIRE(desk.a.replica->recall(desk.a.replica->pending().back().id).ok());
  CHECK(calendar(*desk.a.replica).at(desk.meeting.text()).at("STATUS") == "CANCELLED");
}

TEST_CASE("a session that was published, deleted and never sent stays called off after the next contact") {
  Desk desk;
  desk.a.sync();
  desk.add_session();
  calendar(*desk.a.replica);
  REQUIRE(desk.a.replica->remove(desk.session).ok());
  for (int round = 0; round < 2; ++round) {
    CHECK(calendar(*desk.a.replica).at(desk.session.text()).at("STATUS") == "CANCELLED");
    desk.a.sync();
  }
}

TEST_CASE("whatever a device published of changes that it took back, the next change of another is above it") {
  Desk desk;
  desk.add_session();
  desk.a.sync();
  Device other{desk.server, desk.person};
  other.sync();
  std::string published = calendar(*desk.a.replica).at(desk.session.text()).at("SEQUENCE");
  for (int i = 0; i < 12; ++i) {
    desk.move(i % 2 ? "2027-03-18T13:00:00Z" : "2027-03-19T13:00:00Z");
    calendar(*desk.a.replica);
    REQUIRE(desk.a.replica->recall(desk.a.replica->pending().back().id).ok());
    const auto back = calendar(*desk.a.replica).at(desk.session.text());
    CHECK(std::stoi(back.at("SEQUENCE")) >= std::stoi(published));
    published = back.at("SEQUENCE");
  }
  other.replica->edit(desk.session, {{"starts_utc", text("2027-03-25T13:00:00Z")}}, nullptr).take();
  other.sync();
  desk.a.sync();
  const auto there = calendar(*other.replica).at(desk.session.text());
  CHECK(std::stoi(there.at("SEQUENCE")) > std::stoi(published));
  CHECK(calendar(*desk.a.replica).at(desk.session.text()).at("SEQUENCE") == there.at("SEQUENCE"));
}

TEST_CASE("a calendar's numbers never fall when the server was put back") {
  Desk desk;
  desk.add_session();
  desk.a.sync();
  const MemoryServerStore copy = desk.server.store;
  desk.move("2027-03-18T13:00:00Z");
  desk.a.sync();
  const auto before = calendar(*desk.a.replica).at(desk.session.text());
  desk.server.service.reset();
  desk.server.store.restore_from(copy);
  desk.server.restart();
  for (int i = 0; i < 3; ++i) {
    desk.a.sync();
    CHECK(sequence(calendar(*desk.a.replica).at(desk.session.text())) >= sequence(before));
  }
  const auto back = calendar(*desk.a.replica).at(desk.session.text());
  desk.move("2027-03-21T13:00:00Z");
  CHECK(sequence(calendar(*desk.a.replica).at(desk.session.text())) > sequence(back));
  desk.a.sync();
  const auto last = calendar(*desk.a.replica).at(desk.session.text());
  CHECK(sequence(last) > sequence(back));
  // A device that knows nothing of what was published.
  Device other{desk.server, desk.person};
  other.sync();
  CHECK(sequence(calendar(*other.replica).at(desk.session.text())) > sequence(before));
}

TEST_CASE("a calendar's numbers do not fall for a device that first publishes after the server was put back") {
  Desk desk;
  desk.add_session();
  desk.a.sync();
  const MemoryServerStore copy = desk.server.store;
  for (const char* at : {"2027-03-18T13:00:00Z", "2027-03-18T14:00:00Z", "2027-03-18T15:00:00Z", "2027-03-18T16:00:00Z"}) {
    desk.move(at);
    desk.a.sync();
  }
  const auto before = calendar(*desk.a.replica).at(desk.session.text());
  desk.server.service.reset();
  desk.server.store.restore_from(copy);
  desk.server.restart();
  Device other{desk.server, desk.person};
  other.sync();
  CHECK(sequence(calendar(*other.replica).at(desk.session.text())) > sequence(before));
}

}  // namespace dialogue::test
