// SPDX-License-Identifier: Apache-2.0
// Messages on the control socket: what is taken, written again, is what was read.
#include "server/admin/control_message.h"

#include <cstring>

#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(control, input) {
  std::string_view rest = input;
  const auto read = [&](char* to, std::size_t size) {
    if (size > rest.size()) return false;
    if (size > 0) std::memcpy(to, rest.data(), size);
    rest.remove_prefix(size);
    return true;
  };
  const auto strings = admin::receive_strings(read);
  if (!strings) return;
  expect(admin::message_of(*strings) == input.substr(0, input.size() - rest.size()));
}
