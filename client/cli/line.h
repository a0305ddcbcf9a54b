// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "client/cli/context.h"
#include "client/core/files/files_remote.h"
#include "sync/session.h"

namespace dialogue::cli {

/// What one reconcile over a bad line cost beside its totals.
struct SyncEffort {
  SyncTotals totals;           ///< `requests` counts the repeated ones too
  std::uint64_t repeated = 0;  ///< requests whose answer did not come back
  std::uint32_t page = 0;      ///< bytes of rows asked for last, before compression
  std::uint64_t largest_answer = 0;
};

/// Waits longer after each failure; false after the last one.
bool wait_after(int failures, int most);

/// One full reconcile. A request that the line lost is made anew for a smaller page: once when the line has never worked, more often when
/// it has. Codes: not_enrolled, offline …
Result<SyncEffort> sync_now(Context& context);
/// Sends a request that is harmless when repeated, with the same patience.
Result<WireReply> call_patiently(Transport& transport, const WireRequest& request);

/// For transfers of files over this context's line; shows progress on a terminal.
FileLine file_line(Context& context, Transport& transport, FileStore& files);

}  // namespace dialogue::cli
