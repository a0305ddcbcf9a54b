// SPDX-License-Identifier: Apache-2.0
#include "client/cli/leave.h"

#include "client/cli/line.h"
#include "client/core/exchange/leaving.h"

namespace dialogue::cli {

Status leave_if_ordered(Context& context, Status done) {
  const Leaving order = leaving(context.replica());
  if (order.when != Leaving::When::now) return done;
  const std::string dir = context.replica().directory();
  context.close();
  if (auto erased = obey_wipe(dir, order.farewell); !erased) return erased;
  deliver_farewell(dir);
  return Error{"wiped", "", {}, ""};
}

void deliver_farewell(const std::string& dir) {
  const auto farewell = farewell_in(dir);
  if (!farewell) return;
  const auto transport = Context::transport_to(farewell->server, dir);
  const auto reply = transport ? call_patiently(**transport, farewell->request) : Result<WireReply>(transport.error());
  if (!transport || (reply && farewell_heard(*farewell, *reply))) forget_farewell(dir);
}

}  // namespace dialogue::cli
