// SPDX-License-Identifier: Apache-2.0
#include "client/cli/line.h"

#include <chrono>
#include <cstdint>
#include <thread>

#include "client/cli/print.h"
#include "client/core/exchange/run_exchange.h"
#include "shared/base/cause.h"
#include "shared/base/clock.h"

namespace dialogue::cli {
namespace {

constexpr Retries patient{1, 8};

void sleep_for(std::int64_t ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

/// Waits longer after each failure; false after the last one.
bool wait_after(int failures, bool worked) {
  const auto pause = patient.wait_after(failures, worked);
  if (pause) sleep_for(*pause);
  return pause.has_value();
}

}  // namespace

Result<WireReply> call_patiently(Transport& transport, const WireRequest& request) {
  for (int failures = 0;;) {
    auto reply = transport.call(request);
    if (!reply && is_unreachable(reply.error()) && wait_after(++failures, false)) continue;
    return reply;
  }
}

Result<Synced> sync_now(Context& context) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  Session& session = context.replica().session();
  Exchange exchange(patient);
  if (const auto done = run_exchange(exchange, session, **transport, system_clock(), sleep_for); !done) return done.error();
  return Synced{session.totals(), exchange.effort(), exchange.page()};
}

FileLine file_line(Context& context, Transport& transport, FileStore& files) {
  FileLine line{context.replica().session(), transport, files, wait_after, {}};
  if (context.shows_progress()) {
    line.progress = [&context](std::uint64_t done, std::uint64_t all) {
      std::cerr << "\r  " << size_text(done) << " / " << size_text(all) << (done >= all ? "\n" : "");
    };
  }
  return line;
}

}  // namespace dialogue::cli
