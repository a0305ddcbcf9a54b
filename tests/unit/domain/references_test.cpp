// SPDX-License-Identifier: Apache-2.0
// What a cell names is of the kind that its field declares; what a role is limited to has guests.
#include "shared/model/references.h"

#include <string>

#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

const std::string one = "0190a8c0-0000-7000-8000-000000000001";

std::string wanted(const char* kind, const std::string& path, const std::string& value) {
  const auto named = named_record(*platform().kind(kind), path, value);
  return named ? std::string(named->kind) : "";
}

std::string limited(const char* scope, bool named, const char* to) {
  Cells cells{{"scope", '"' + std::string(scope) + '"'}};
  if (named) cells["scope_id"] = '"' + one + '"';
  const Kind* limit = to ? platform().kind(to) : nullptr;
  const auto status = check_limit({platform().kind("role_grant"), {}, &cells, nullptr}, limit);
  return status ? "" : status.error().code;
}

}  // namespace

TEST_CASE("a cell names a record by its value, a set by its elements, a part by its fields") {
  CHECK(wanted("note", "meeting", '"' + one + '"') == "meeting");
  CHECK(wanted("support_request", "focal_point", '"' + one + '"') == "person");
  CHECK(wanted("support_request", "helpers[" + one + "]", "true") == "person");
  CHECK(wanted("pledge", "party[p1].org", '"' + one + '"') == "organisation");
  CHECK(wanted("support_request", "helpers[" + one + "]", "") == "");
  CHECK(wanted("note", "meeting", "") == "");
  CHECK(wanted("note", "text", '"' + one + '"') == "");
  CHECK(wanted("comment", "parent", '"' + one + '"') == "");
  CHECK(wanted("note", "no_such_field", '"' + one + '"') == "");
}

TEST_CASE("a role is limited to what has guests of its own, by the scope that says so") {
  CHECK(limited("all", false, nullptr) == "");
  CHECK(limited("all", true, "meeting") == "wrong_kind");
  for (const char* scope : {"meeting", "workstream", "record"}) CHECK(limited(scope, false, nullptr) == "incomplete");
  CHECK(limited("meeting", true, "meeting") == "");
  CHECK(limited("meeting", true, "support_request") == "wrong_kind");
  CHECK(limited("workstream", true, "meeting") == "wrong_kind");
  for (const char* kind : {"meeting", "workstream", "support_request", "support_offer", "pledge"})
    CHECK(limited("record", true, kind) == "");
  for (const char* kind : {"session", "material", "comment", "note", "translation", "registration", "pledge_update", "role_grant"})
    CHECK(limited("record", true, kind) == "no_guests");
  // It may be on its way.
  CHECK(limited("record", true, nullptr) == "");
}
