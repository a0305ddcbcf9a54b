// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/exchange/run_exchange.h"
#include "sync/tuning.h"

namespace dialogue {

/// One exchange to its end, on this thread, without patience and in pages of a size that stays.
inline Result<SyncTotals> reconcile(Session& session, Transport& transport, std::uint32_t page = tuning::first_page) {
  Exchange exchange({}, PageGauge(page, page));
  const auto done = run_exchange(exchange, session, transport, system_clock(), {});
  if (!done) return done.error();
  return session.totals();
}

}  // namespace dialogue
