// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "client/cli/context.h"
#include "client/core/files_remote.h"
#include "sync/tuning.h"

namespace dialogue::cli {

/// Repeats a request that the line lost: once at the very first, more often when the line has worked before. Requests are made so that
/// a repetition is harmless. Measures the line and asks for pages that it carries in some seconds.
class PatientTransport final : public Transport {
 public:
  PatientTransport(Transport& inner, Session& session) : inner_(inner), session_(session) {}
  Result<WireReply> call(const WireRequest& request) override;

 private:
  void measure(const WireRequest& request, const WireReply& reply, std::int64_t ms);

  Transport& inner_;
  Session& session_;
  bool worked_ = false;
  std::uint32_t page_ = tuning::first_page;
};

/// Waits longer after each failure; false after the last one.
bool wait_after(int failures, int most);

/// One full reconcile. Codes: not_enrolled, offline …
Result<SyncTotals> sync_now(Context& context);

/// For transfers of files over this context's line; shows progress on a terminal.
FileLine file_line(Context& context, Transport& transport, FileStore& files);

}  // namespace dialogue::cli
