// SPDX-License-Identifier: Apache-2.0
// What the daily mail counts for a person is what Today shows on their device: on the demonstration platform, person by person.
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "client/app/lists/awaited_records.h"
#include "client/app/lists/today_model.h"
#include "server/admin/demo.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"
#include "tests/catch.h"
#include "tests/protocol/scene.h"
#include "tests/qml/desk.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

/// How many records of a kind wait, and for what: "pledge step" 2.
using Numbers = std::map<std::string, std::uint64_t>;

constexpr const char* names_of_what[] = {"step", "words", "opinion"};

std::string text(const Numbers& numbers) {
  std::string out;
  for (const auto& [what, count] : numbers) out += what + " " + std::to_string(count) + ", ";
  return out;
}

struct MailedPlatform : Scene {
  MailedPlatform() {
    const auto made = service->admin().init("Secretariat").take();
    coordinator = made.coordinator;
    admin::make_demo(service->admin(), made, [](const Uuid&, const std::string&, const std::string&) { return Status(); }).take();
  }
  std::unique_ptr<Laptop> joined(const Uuid& person) {
    auto out = std::make_unique<Laptop>(*this);
    out->enrol(service->admin().enrol_code(person).take());
    out->sync();
    return out;
  }
  Numbers mailed(const Uuid& person) {
    const auto found = service->digests().waiting({{person, "", "en", "UTC"}}, {}).take();
    Numbers out;
    if (const auto it = found.find(person); it != found.end())
      for (const Waiting& each : it->second) out[each.kind->name + " " + names_of_what[static_cast<int>(each.what)]] += each.count;
    return out;
  }

  Uuid coordinator;
};

/// The rows of Today's “Needs you” on this device, which is handed over.
Numbers shown(Desk& desk, MailedPlatform& platform, std::unique_ptr<Replica> replica) {
  Numbers out;
  std::map<std::string, std::string> why;
  for (const AwaitedRecord& each : awaited_records(*replica, platform.clock.now)) {
    const auto what = !each.why.acts.empty() ? Waiting::For::step : each.why.words ? Waiting::For::words : Waiting::For::opinion;
    why[each.row.id.text()] = each.kind->name + " " + names_of_what[static_cast<int>(what)];
  }
  Services services([&]() -> Result<std::unique_ptr<Replica>> { return std::move(replica); }, {}, platform.clock, platform.random);
  services.sync()->set_automatic(false);
  services.start();
  TodayModel today;
  today.setProperty("section", "waiting");
  today.set_services(&services);
  REQUIRE(desk.until([&] { return today.loaded() && services.store()->under_way() == 0; }));
  for (int row = 0; row < today.count(); ++row) {
    const auto item = today.item(row);
    const auto id = item["recordId"].toString().toStdString();
    ++out[!id.empty() ? why.at(id) : item["detail"] == "proposals" ? std::string("proposal step") : "of the device alone"];
  }
  return out;
}

void need_same(MailedPlatform& platform, Numbers& seen) {
  Desk desk;
  for (const Uuid& person : platform.service->admin().records_of("person").take()) {
    auto laptop = platform.joined(person);
    INFO(person.text());
    const Numbers mailed = platform.mailed(person);
    CHECK(text(shown(desk, platform, std::move(laptop->replica))) == text(mailed));
    for (const auto& [what, count] : mailed) seen[what] += count;
  }
}

}  // namespace

TEST_CASE("the mail counts for each person of the demonstration platform what Today shows them") {
  MailedPlatform platform;
  const auto one = platform.joined(platform.coordinator), other = platform.joined(platform.coordinator);
  // Two values for each of two fields of one record.
  const auto meeting = platform.service->admin().records_of("meeting").take().front();
  const auto write = [&](Laptop& laptop, const std::string& words) {
    laptop.replica->edit(meeting, {{"title", json::quote(words)}, {"objective", json::quote(words)}}, nullptr).take();
  };
  write(*one, "As one of them wrote it");
  write(*other, "As the other wrote it");
  one->sync();
  other->sync();
  REQUIRE(other->replica->proposals().size() == 2);
  // A role that a coordinator has to confirm.
  const auto office = platform.service->admin().records_of("organisation").take().front();
  const auto newcomer = platform.service->admin().add_person("Newcomer", office, "newcomer@example.org").take();
  bool waits = false;
  platform.service->admin().grant(newcomer, "OB", "all", "", &waits).take();
  REQUIRE(waits);

  Numbers seen;
  need_same(platform, seen);
  // What the day brings.
  platform.clock.now += std::int64_t{2} * 365 * 86'400'000;
  need_same(platform, seen);

  std::uint64_t all = 0;
  for (const auto& [what, count] : seen) all += count;
  CHECK(all > 10);
  CHECK(seen.size() >= 4);
  CHECK(seen["proposal step"] > 0);
  CHECK(seen["role_grant step"] > 0);
}
