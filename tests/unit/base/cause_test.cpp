// SPDX-License-Identifier: Apache-2.0
#include "shared/base/cause.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("a failure has one cause, whichever program meets it") {
  CHECK(cause_of("not_available") == Cause::refused);
  CHECK(cause_of("unknown_field") == Cause::usage);
  CHECK(cause_of("offline") == Cause::unreachable);
  CHECK(cause_of("server_full") == Cause::unreachable);
  CHECK(cause_of("too_new") == Cause::data);
  CHECK(cause_of("disk_full") == Cause::machine);
  CHECK(cause_of("not_durable") == Cause::machine);
}

TEST_CASE("exit statuses tell refusal, usage, reach, damage and our own failures apart") {
  CHECK(exit_status(Error{"not_available", "", {}, ""}) == 1);
  CHECK(exit_status(Error{"usage", "", {}, ""}) == 2);
  CHECK(exit_status(Error{"offline", "", {}, ""}) == 3);
  CHECK(exit_status(Error{"damaged", "", {}, ""}) == 4);
  CHECK(exit_status(Error{"no_room_to_compact", "", {}, ""}) == 5);
}

TEST_CASE("a code that nothing is said about is a refusal") { CHECK(cause_of("of a later version") == Cause::refused); }

TEST_CASE("a line that broke is tried again, a server that is full is told about") {
  CHECK(is_line_trouble(Error{"captive_portal", "", {}, ""}));
  CHECK(is_line_trouble(Error{"no_tls", "", {}, ""}));
  CHECK(is_line_trouble(Error{"wants_tls", "", {}, ""}));
  CHECK_FALSE(is_line_trouble(Error{"server_full", "", {}, ""}));
  CHECK_FALSE(is_line_trouble(Error{"wrong_key", "", {}, ""}));
}
