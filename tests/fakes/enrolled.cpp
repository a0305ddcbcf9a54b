// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/enrolled.h"

#include "tests/fakes/proven.h"

namespace dialogue::test {

void enrol_without_server(Session& session) {
  const auto request = session.enrol("AAAA-BBBB-CCCC", "laptop").take();
  EnrolResponse answer;
  answer.person = *Uuid::parse("01900000-0000-7000-8000-0000000000a1");
  answer.organisation = *Uuid::parse("01900000-0000-7000-8000-0000000000b1");
  answer.epoch = "00000000000000aa";
  answer.server_key = std::string(32, 1);
  session.take_enrolled("http://server", proven_enrolment(request, answer)).take();
}

}  // namespace dialogue::test
