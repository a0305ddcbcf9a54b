// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "client/cli/context.h"
#include "client/core/exchange/exchange.h"
#include "client/core/files/files_remote.h"
#include "sync/session.h"

namespace dialogue::cli {

/// What one exchange did, and what it cost over a bad line.
struct Synced {
  SyncTotals totals;  ///< `requests` counts the repeated ones too
  ExchangeEffort effort;
  std::uint32_t page = 0;  ///< bytes of rows asked for last, before compression
};

/// One full exchange. A request that the line lost is made anew for a smaller page: once when the line has never worked, more often when
/// it has. Codes: not_enrolled, offline …
Result<Synced> sync_now(Context& context);
/// Sends a request that is harmless when repeated, with the same patience.
Result<WireReply> call_patiently(Transport& transport, const WireRequest& request);

/// For transfers of files over this context's line; shows progress on a terminal.
FileLine file_line(Context& context, Transport& transport, FileStore& files);

}  // namespace dialogue::cli
