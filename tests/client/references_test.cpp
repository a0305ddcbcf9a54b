// SPDX-License-Identifier: Apache-2.0
// A reference to a record of another kind is refused where it is written, before anything is saved.
#include "tests/client/office.h"

namespace dialogue::test {

TEST_CASE("a reference to a record of another kind is refused before anything is saved") {
  Office office;
  auto& replica = *office.a.replica;
  const Uuid request = office.request(office.a, "Request");
  const auto waiting = replica.pending().size();
  const auto refused = [&](const Status& status) { return status ? std::string() : status.error().code + " " + status.error().field; };
  CHECK(refused(replica.edit(request, {{"focal_point", text(office.org.text())}}, nullptr)) == "wrong_kind focal_point");
  const Path helper = "helpers[" + office.org.text() + "]";
  CHECK(refused(replica.edit(request, {{helper, "true"}}, nullptr)) == "wrong_kind " + helper);
  const auto made = replica.create("note", {{"meeting", text(request.text())}, {"type", text("question")}, {"text", text("x")}});
  CHECK(made.error().code == "wrong_kind");
  CHECK(made.error().field == "meeting");
  CHECK(replica.pending().size() == waiting);
  CHECK(refused(replica.edit(request, {{"focal_point", text(office.amina.text())}}, nullptr)).empty());
  // A record that is not here may well be on the server.
  CHECK(refused(replica.edit(request, {{"focal_point", text("0190a8c0-0000-7000-8000-0000000000ff")}}, nullptr)).empty());
}

TEST_CASE("a role that would give nothing is not granted") {
  Office office;
  auto& replica = *office.a.replica;
  const Uuid request = office.request(office.a, "Request");
  const Uuid comment = replica.create("comment", {{"parent", text(request.text())}, {"text", text("x")}}).take();
  const auto grant = [&](const char* scope, const Uuid& to) {
    const auto made = replica.create("role_grant", {{"person", text(office.boubacar.text())},
                                                    {"org", text(office.org.text())},
                                                    {"role", text("TR")},
                                                    {"valid_from", text("2026-01-01")},
                                                    {"scope", text(scope)},
                                                    {"scope_id", text(to.text())}});
    return made ? std::string() : made.error().code;
  };
  CHECK(grant("record", comment) == "no_guests");
  CHECK(grant("meeting", request) == "wrong_kind");
  CHECK(grant("record", request).empty());
}

}  // namespace dialogue::test
