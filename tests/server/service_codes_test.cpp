// SPDX-License-Identifier: Apache-2.0
// One-time codes that devices make: who may, for whom, how many, and for how long.
#include <algorithm>
#include <map>

#include "shared/base/hash.h"
#include "shared/joining/one_time_code.h"
#include "tests/catch.h"
#include "tests/server/service_fixture.h"

using namespace dialogue;
using namespace dialogue::test;

namespace {

constexpr std::int64_t code_hour_ms = 3'600'000;

/// A coordinator and a focal point with a device each, and people without one.
struct CodeWorld : World {
  CodeWorld() {
    secretariat = org("Secretariat office", "unhcr", "CH"), office = org("Asylum office", "asylum_authority", "NE");
    carla = person("Carla", secretariat, "SC"), ann = person("Ann", office, "FP");
    carlas = device(carla), anns = device(ann);
  }
  /// With a role that holds at once, though there is a coordinator's device.
  Uuid holder(const std::string& name, const Uuid& organisation, const std::string& role) {
    const Uuid id = service->admin().add_person(name, organisation, "").take();
    grants[id] = service->admin()
                     .create_as_server("role_grant", {{"person", text(id.text())},
                                                      {"org", text(organisation.text())},
                                                      {"owner_org", text(organisation.text())},
                                                      {"role", text(role)},
                                                      {"scope", text("all")},
                                                      {"valid_from", text("2020-01-01")},
                                                      {"state", text("active")}})
                     .take();
    return id;
  }
  std::string fresh() { return fresh_code(random); }
  Result<CodeResponse> ask(TestDevice& device, const Uuid& whom, const std::string& code) {
    return service->take_code(device.id, {whom, code_digest(code), false});
  }
  std::string refusal(TestDevice& device, const Uuid& whom) {
    const auto made = ask(device, whom, fresh());
    return made ? "" : made.error().code;
  }
  /// Whether a new device joins with the code, and as whom.
  EnrolResponse join(const std::string& code) {
    Ed25519Signer key(std::string(31, 'j') + char('a' + ++joined));
    EnrolRequest request;
    request.code = code;
    request.device = Uuid::derived("device", std::to_string(joined));
    const auto public_key = key.public_key();
    request.key.assign(public_key.begin(), public_key.end());
    request.name = "New";
    request.proof = raw(key.sign(code + request.key));
    return service->enrol(request);
  }
  std::string join_code(const std::string& code) {
    const auto answer = join(code);
    return answer.error ? answer.error->code : "";
  }

  Uuid secretariat, office, carla, ann;
  std::unique_ptr<TestDevice> carlas, anns;
  std::map<Uuid, Uuid> grants;  ///< of holders
  int joined = 0;
};

}  // namespace

TEST_CASE("a coordinator's device makes a code with which another person's device joins, once") {
  CodeWorld t;
  const Uuid ben = t.person("Ben", t.office, "FP");
  const auto code = t.fresh();
  const auto made = t.ask(*t.carlas, ben, code).take();
  CHECK(made.person == ben);
  CHECK(made.expires_ms == t.clock.now + 24 * code_hour_ms);
  CHECK(made.line == t.service->line_keys().current);
  const auto answer = t.join(code);
  REQUIRE_FALSE(answer.error);
  CHECK(answer.person == ben);
  CHECK(t.join_code(code) == "used_code");
}

TEST_CASE("everybody makes codes for more devices of their own, also coordinators and administrators") {
  CodeWorld t;
  const Uuid adam = t.holder("Adam", t.secretariat, "SA");
  const auto adams = t.device(adam);
  for (TestDevice* each : {t.anns.get(), t.carlas.get(), adams.get()}) {
    const auto code = t.fresh();
    REQUIRE(t.ask(*each, each->person, code).ok());
    CHECK(t.join(code).person == each->person);
  }
}

TEST_CASE("nobody else makes codes for other people, and who is hidden is answered as who does not exist") {
  CodeWorld t;
  const Uuid ben = t.person("Ben", t.office, "FP");
  const auto lead = t.device(t.holder("Lea", t.office, "OL")), officer = t.device(t.holder("Olga", t.secretariat, "SO")),
             administrator = t.device(t.holder("Adam", t.secretariat, "SA"));
  CHECK(t.refusal(*t.anns, ben) == "not_allowed");
  CHECK(t.refusal(*lead, ben) == "not_allowed");
  CHECK(t.refusal(*officer, ben) == "not_allowed");
  // On the small platform of these tests administrators see nobody.
  CHECK(t.refusal(*administrator, ben) == "not_available");
  CHECK(t.refusal(*t.anns, Uuid::derived("nobody", "1")) == "not_available");
  CHECK(t.refusal(*t.carlas, Uuid::derived("nobody", "1")) == "not_available");
  // A record of another kind is no person.
  CHECK(t.refusal(*t.carlas, t.office) == "not_available");
  // A guest of one organisation sees nobody of another.
  const Uuid guest = t.service->admin().add_person("Gil", t.org("Far office", "asylum_authority", "TD"), "").take();
  const auto guests = t.device(guest);
  CHECK(t.refusal(*guests, ben) == "not_available");
  CHECK(t.service->admin().codes().take().size() == 1);  // the first coordinator's own
}

TEST_CASE("a coordinator's code never lets somebody in as the second person whom a rule asks for") {
  CodeWorld t;
  for (const char* role : {"SC", "SA"}) CHECK(t.refusal(*t.carlas, t.holder("Second", t.secretariat, role)) == "own_code_only");
  // Nor before the role is confirmed.
  const Uuid next = t.holder("Next", t.secretariat, "SO");
  bool pending = false;
  const Uuid grant = t.service->admin().grant(next, "SC", "all", "", &pending).take();
  REQUIRE(pending);
  CHECK(t.refusal(*t.carlas, next) == "own_code_only");
  REQUIRE(t.service->admin().revoke_grant(grant).ok());
  CHECK(t.refusal(*t.carlas, next).empty());
}

TEST_CASE("the same code said again is the same code, and nobody else's") {
  CodeWorld t;
  const auto code = t.fresh();
  const auto made = t.ask(*t.anns, t.ann, code).take();
  t.clock.now += code_hour_ms;
  const auto again = t.ask(*t.anns, t.ann, code).take();
  CHECK(again.id == made.id);
  CHECK(again.expires_ms == made.expires_ms);
  CHECK(t.service->admin().codes().take().size() == 2);  // with the first coordinator's own
  CHECK(t.ask(*t.carlas, t.ann, code).error().code == "used_code");
  CHECK(t.ask(*t.carlas, t.carla, code).error().code == "used_code");
  REQUIRE(t.join_code(code).empty());
  CHECK(t.ask(*t.anns, t.ann, code).error().code == "used_code");
}

TEST_CASE("a device's code ends after a day, or when an administrator withdraws it") {
  CodeWorld t;
  const auto late = t.fresh(), withdrawn = t.fresh();
  const auto made = t.ask(*t.anns, t.ann, withdrawn).take();
  REQUIRE(t.ask(*t.anns, t.ann, late).ok());
  const auto listed = t.service->admin().codes().take();
  CHECK(std::count_if(listed.begin(), listed.end(), [&](const CodeInfo& each) { return each.id == made.id; }) == 1);
  REQUIRE(t.service->admin().withdraw_code(made.id).ok());
  CHECK(t.join_code(withdrawn) == "expired_code");
  CHECK(t.ask(*t.anns, t.ann, withdrawn).error().code == "expired_code");
  t.clock.now += 24 * code_hour_ms + 1;
  CHECK(t.join_code(late) == "expired_code");
  CHECK(t.ask(*t.anns, t.ann, late).error().code == "expired_code");
}

TEST_CASE("a code is as good as its maker: a lost device and an ended role let nobody in any more") {
  CodeWorld t;
  const Uuid ben = t.person("Ben", t.office, "FP");
  SECTION("the device was revoked") {
    const auto code = t.fresh();
    REQUIRE(t.ask(*t.anns, t.ann, code).ok());
    REQUIRE(t.service->admin().revoke_device(t.anns->id).ok());
    CHECK(t.join_code(code) == "expired_code");
    CHECK(t.refusal(*t.anns, t.ann) == "revoked");
  }
  SECTION("the device is to erase itself") {
    const auto code = t.fresh();
    REQUIRE(t.ask(*t.anns, t.ann, code).ok());
    REQUIRE(t.service->admin().order_wipe(t.anns->id).ok());
    CHECK(t.join_code(code) == "expired_code");
    CHECK(t.refusal(*t.anns, t.ann) == "not_allowed");
  }
  SECTION("the coordinator's role ended") {
    const Uuid vera = t.holder("Vera", t.secretariat, "SC");
    const auto veras = t.device(vera);
    const auto code = t.fresh();
    REQUIRE(t.ask(*veras, ben, code).ok());
    REQUIRE(t.service->admin().revoke_grant(t.grants.at(vera)).ok());
    CHECK(t.join_code(code) == "expired_code");
    // Nor does she see anybody any more.
    CHECK(t.refusal(*veras, ben) == "not_available");
  }
  SECTION("the person became a coordinator meanwhile") {
    const auto code = t.fresh();
    REQUIRE(t.ask(*t.carlas, ben, code).ok());
    REQUIRE(t.service->admin().grant(ben, "SC", "all", "").ok());
    CHECK(t.join_code(code) == "expired_code");
  }
}

TEST_CASE("a person has few open codes, and a device makes no more than it may within a day") {
  CodeWorld t;
  for (int i = 0; i < 5; ++i) REQUIRE(t.refusal(*t.anns, t.ann).empty());
  CHECK(t.refusal(*t.anns, t.ann) == "too_many_codes");
  CHECK(t.refusal(*t.carlas, t.ann) == "too_many_codes");
  // The server's terminal is not held up.
  CHECK(t.service->admin().enrol_code(t.ann).ok());
  std::vector<Uuid> people;
  for (int i = 0; i < 41; ++i) people.push_back(t.service->admin().add_person("P" + std::to_string(i), t.office, "").take());
  for (int i = 0; i < 200; ++i) REQUIRE(t.refusal(*t.carlas, people[std::size_t(i / 5)]).empty());
  CHECK(t.refusal(*t.carlas, people[40]) == "codes_today");
  t.clock.now += 24 * code_hour_ms + 1;
  CHECK(t.refusal(*t.carlas, people[40]).empty());
  CHECK(t.refusal(*t.anns, t.ann).empty());
}

TEST_CASE("codes that nobody can use any more, of a stolen device or of an ended role, keep nobody from making another") {
  CodeWorld t;
  SECTION("the device was revoked") {
    const auto other = t.device(t.ann);
    for (int i = 0; i < 5; ++i) REQUIRE(t.refusal(*t.anns, t.ann).empty());
    CHECK(t.refusal(*other, t.ann) == "too_many_codes");
    REQUIRE(t.service->admin().revoke_device(t.anns->id).ok());
    CHECK(t.refusal(*other, t.ann).empty());
    CHECK(t.refusal(*t.carlas, t.ann).empty());
  }
  SECTION("the coordinator's role ended") {
    const Uuid vera = t.holder("Vera", t.secretariat, "SC");
    const auto veras = t.device(vera);
    for (int i = 0; i < 5; ++i) REQUIRE(t.refusal(*veras, t.ann).empty());
    CHECK(t.refusal(*t.anns, t.ann) == "too_many_codes");
    REQUIRE(t.service->admin().revoke_grant(t.grants.at(vera)).ok());
    CHECK(t.refusal(*t.anns, t.ann).empty());
  }
}

TEST_CASE("no code is good again because the server was put back to before it was used or withdrawn") {
  CodeWorld t;
  const auto used = t.fresh(), withdrawn = t.fresh();
  REQUIRE(t.ask(*t.anns, t.ann, used).ok());
  const auto made = t.ask(*t.anns, t.ann, withdrawn).take();
  const auto terminals = t.service->admin().enrol_code(t.ann).take();
  MemoryServerStore older(small_domain());
  older.restore_from(*t.memory);
  REQUIRE(t.join_code(used).empty());
  REQUIRE(t.join_code(terminals).empty());
  REQUIRE(t.service->admin().withdraw_code(made.id).ok());
  t.memory->restore_from(older);
  t.reopen();
  for (const auto& code : {used, withdrawn, terminals}) CHECK(t.join_code(code) == "expired_code");
  CHECK(t.service->admin().codes().take().empty());
  CHECK(t.refusal(*t.anns, t.ann).empty());
}

TEST_CASE("the log says which device made a code, and nothing by which anybody could join") {
  CodeWorld t;
  const auto code = t.fresh();
  const auto head = t.service->head();
  REQUIRE(t.ask(*t.carlas, t.ann, code).ok());
  const auto noted = t.service->admin().audit(head, 0).take();
  REQUIRE(noted.size() == 1);
  CHECK(noted[0].what == "enrol_code");
  CHECK(noted[0].device == t.carlas->id);
  t.service->admin()
      .export_log(1, true,
                  [&](const std::string& line) {
                    CHECK(line.find(code) == std::string::npos);
                    CHECK(line.find(b64(code_digest(code))) == std::string::npos);
                  })
      .take();
  for (const StoredCode& kept : t.store->snapshot()->codes()) CHECK(kept.hash != code_digest(code));
}

TEST_CASE("a code of before devices made any is still good") {
  CodeWorld t;
  const auto code = t.fresh();
  StoredCode before;
  before.hash = raw(mac(t.keys.code, code));
  before.person = t.ann;
  before.expires_ms = t.clock.now + code_hour_ms;
  t.store->begin();
  t.store->put_code(before);
  t.store->commit();
  CHECK(t.join_code(code).empty());
}
