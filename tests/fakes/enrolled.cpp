// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/enrolled.h"

#include "sync/codec.h"

namespace dialogue::test {

void enrol_without_server(Session& session) {
  session.enrol("AAAA-BBBB-CCCC", "laptop").take();
  EnrolResponse answer;
  answer.person = *Uuid::parse("01900000-0000-7000-8000-0000000000a1");
  answer.organisation = *Uuid::parse("01900000-0000-7000-8000-0000000000b1");
  answer.epoch = "00000000000000aa";
  answer.server_key = std::string(32, 1);
  session.take_enrolled("http://server", {200, "application/json", encode(answer)}).take();
}

}  // namespace dialogue::test
