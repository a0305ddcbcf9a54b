// SPDX-License-Identifier: Apache-2.0
#include "client/cli/leave.h"

#include "client/cli/line.h"
#include "client/core/files/files_remote.h"
#include "client/core/replica/wipe.h"

namespace dialogue::cli {

Status leave_if_ordered(Context& context, Status done) {
  auto farewell = context.replica().session().farewell();
  if (!farewell || !*farewell) return done;
  const auto status = context.replica().status();
  const std::string dir = context.replica().directory();
  // Documents go first, as long as they may.
  if (!status.revoked && waiting_files(context.replica()).count > 0) return done;
  context.close();
  if (auto erased = obey_wipe(dir, {status.server, **farewell}); !erased) return erased;
  deliver_farewell(dir);
  return Error{"wiped", "", {}, ""};
}

void deliver_farewell(const std::string& dir) {
  const auto farewell = farewell_in(dir);
  if (!farewell) return;
  const auto transport = Context::transport_to(farewell->server);
  const auto reply = transport ? call_patiently(**transport, farewell->request) : Result<WireReply>(transport.error());
  if (!transport || (reply && farewell_heard(*reply))) forget_farewell(dir);
}

}  // namespace dialogue::cli
