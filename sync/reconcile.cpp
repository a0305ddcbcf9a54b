// SPDX-License-Identifier: Apache-2.0
#include "sync/session.h"

namespace dialogue {

Result<SyncTotals> reconcile(Session& session, Transport& transport) {
  session.begin();
  for (;;) {
    // What cannot leave stays its author's to take back.
    if (session.seals())
      if (const auto up = transport.connect(); !up) return up.error();
    const auto request = session.next();
    if (!request) return request.error();
    if (!*request) return session.totals();
    const auto reply = transport.call(**request);
    if (!reply) return reply.error();
    if (const auto taken = session.take(*reply); !taken) return taken.error();
  }
}

}  // namespace dialogue
