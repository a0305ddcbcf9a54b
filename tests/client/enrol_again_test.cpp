// SPDX-License-Identifier: Apache-2.0
// A closed device that is let in again by a new code goes on as another device of the same person. Its words are sent; its key is not.
#include "client/core/replica/wipe.h"
#include "tests/client/office.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {
namespace {

std::string refused(Device& device) {
  const auto done = reconcile(device.replica->session(), device.line);
  return done ? "" : done.error().code;
}

Status enrol(Device& device, const std::string& code) {
  auto& session = device.replica->session();
  const auto request = session.enrol(code, "").take();
  const auto reply = device.line.call(request);
  if (!reply) return reply.error();
  return session.take_enrolled("http://server", *reply);
}

}  // namespace

TEST_CASE("the unsent words of a closed device go on after it was enrolled anew") {
  Office office;
  auto& admin = office.server.service->admin();
  const Uuid known = office.request(office.a, "Known");
  office.a.sync();
  // One was sent, and its answer never came; one was never sent.
  office.a.replica->edit(known, {{"title", text("On its way")}}, nullptr).take();
  office.a.line.down = false;
  office.a.replica->session().begin();
  REQUIRE(office.a.replica->session().next().take());
  const Uuid unsent = office.request(office.a, "Never sent");
  const Uuid before = office.a.replica->status().device;
  admin.revoke_device(before).take();
  REQUIRE(refused(office.a) == "revoked");
  REQUIRE(office.a.replica->status().revoked);

  // Neither a wrong code nor another person's opens it, and it is still what it was.
  CHECK_FALSE(enrol(office.a, "AAAA-AAAA-AAAA").ok());
  CHECK_FALSE(enrol(office.a, admin.enrol_code(office.boubacar).take()).ok());
  CHECK(office.a.replica->status().revoked);
  CHECK(office.a.replica->status().device == before);
  CHECK(refused(office.a) == "revoked");

  const std::string code = admin.enrol_code(office.amina).take();
  office.a.line.lose_answers = 1;
  CHECK_FALSE(enrol(office.a, code).ok());
  office.a.reopen();
  REQUIRE(enrol(office.a, code).ok());
  CHECK_FALSE(office.a.replica->status().revoked);
  CHECK(office.a.replica->status().device != before);
  CHECK(office.a.replica->status().pending == 2);
  CHECK(office.a.sync().applied == 2);
  office.b.sync();
  CHECK(office.b.cell(known, "title") == text("On its way"));
  CHECK(office.b.cell(unsent, "title") == text("Never sent"));
  CHECK(office.a.replica->refusals().empty());
  CHECK(office.a.replica->search("Never", "", 10).take().size() == 1);
  check_whole(office.a);
  CHECK(admin.verify().take().ok);
  // The old one stays closed. The new one has the old one's name.
  std::vector<std::string> names;
  for (const auto& device : admin.devices().take()) {
    if (device.id == before) CHECK(device.revoked);
    if (device.person == office.amina) names.push_back(device.name);
  }
  REQUIRE(names.size() == 2);
  CHECK_FALSE(names[0].empty());
  CHECK(names[0] == names[1]);
}

TEST_CASE("what a closed device had sent before is not said twice") {
  Office office;
  auto& admin = office.server.service->admin();
  const Uuid id = office.request(office.a, "Known");
  office.a.sync();
  office.a.replica->edit(id, {{"title", text("Arrived")}}, nullptr).take();
  office.a.line.lose_answers = 1;
  CHECK_FALSE(reconcile(office.a.replica->session(), office.a.line).ok());
  admin.revoke_device(office.a.replica->status().device).take();
  REQUIRE(refused(office.a) == "revoked");
  REQUIRE(enrol(office.a, admin.enrol_code(office.amina).take()).ok());
  office.a.sync();
  CHECK(office.a.replica->status().pending == 0);
  CHECK(office.a.replica->proposals().empty());
  CHECK(office.a.replica->refusals().empty());
  CHECK(office.a.cell(id, "title") == text("Arrived"));
  check_whole(office.a);
}

TEST_CASE("a device that is ordered to erase itself is not let in by a code") {
  Office office;
  auto& admin = office.server.service->admin();
  office.request(office.a, "Never sent");
  const Uuid device = office.a.replica->status().device;
  admin.order_wipe(device).take();
  admin.revoke_device(device).take();
  REQUIRE(refused(office.a) == "revoked");
  CHECK_FALSE(enrol(office.a, admin.enrol_code(office.amina).take()).ok());
  CHECK(office.a.replica->session().farewell().take());
}

}  // namespace dialogue::test
