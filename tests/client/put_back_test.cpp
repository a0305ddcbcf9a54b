// SPDX-License-Identifier: Apache-2.0
// The server is put back to a copy in which somebody's roles differ from those they have had since.
#include "tests/client/office.h"

namespace dialogue::test {

TEST_CASE("whose role ended in a life of the log that was lost has all of the organisation again, and nothing is wrong with a sum") {
  Office office;
  const Uuid id = office.request(office.a, "Interviews");
  office.a.sync();
  office.b.sync();
  const MemoryServerStore copy = office.server.store;
  const std::string meeting = "0190a8c0-0000-7000-8000-000000000001";  // of which nothing is here
  office.b.replica->create("note", {{"meeting", text(meeting)}, {"type", text("private_note")}, {"text", text("For myself")}}).take();
  office.b.sync();
  const auto grants = office.b.replica->keys("role_grant", {}).take();
  for (const auto& grant : office.b.replica->rows("role_grant", grants, {}).take())
    if (office.b.cell(grant.id, "person") == text(office.boubacar.text())) office.server.service->admin().revoke_grant(grant.id).take();
  office.b.sync();
  REQUIRE_FALSE(office.b.replica->get(id).ok());

  office.put_back(copy);
  CHECK(office.b.sync().complete);
  CHECK(office.b.cell(id, "title") == text("Interviews"));
  check_whole(office.b);
}

TEST_CASE("who had no role when the device enrolled writes for the organisation of the role that came later") {
  Server server;
  const Uuid org = server.organisation("Niger");
  auto& admin = server.service->admin();
  const Uuid amina = admin.add_person("Amina", org, "amina@example.org").take();
  Device device(server, amina);
  device.sync();
  CHECK(device.replica->status().organisation.is_nil());
  admin.grant(amina, "FP", "all", "").take();
  device.sync();
  CHECK(device.replica->status().organisation == org);
  const Uuid id = device.replica->create("support_request", {{"title", text("Interviews")}}).take();
  CHECK(device.cell(id, "owner_org") == text(org.text()));
}

}  // namespace dialogue::test
