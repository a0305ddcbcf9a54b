// SPDX-License-Identifier: Apache-2.0
#include "client/cli/line.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "client/cli/print.h"
#include "shared/base/clock.h"
#include "sync/tuning.h"

namespace dialogue::cli {
namespace {

constexpr int first_tries = 1;
constexpr int later_tries = 8;
constexpr std::int64_t page_ms = 4000;  ///< how long a page may take: short enough that a cut costs little

}  // namespace

bool wait_after(int failures, int most) {
  if (failures > most) return false;
  std::this_thread::sleep_for(std::chrono::milliseconds(std::min(200 << std::min(failures, 5), 5000)));
  return true;
}

Result<WireReply> PatientTransport::call(const WireRequest& request) {
  for (int failures = 0;;) {
    const auto begin = system_clock().monotonic_ms();
    auto reply = inner_.call(request);
    if (reply && reply->status != 503) {
      worked_ = true;
      measure(request, *reply, system_clock().monotonic_ms() - begin);
      return reply;
    }
    if (worked_) page_ = std::max(page_ / 2, tuning::smallest_page);
    session_.set_page(page_);
    if (!wait_after(++failures, worked_ ? later_tries : first_tries)) return reply;
  }
}

void PatientTransport::measure(const WireRequest& request, const WireReply& reply, std::int64_t ms) {
  const auto bytes = request.body.size() + reply.body.size();
  if (bytes < 4096) return;
  // Pages are counted before compression, which shrinks them some four times.
  const auto fits = static_cast<std::int64_t>(bytes) * 4 * page_ms / std::max<std::int64_t>(ms, 1);
  const auto page = std::clamp<std::int64_t>(fits, tuning::smallest_page, tuning::largest_page);
  page_ = static_cast<std::uint32_t>(std::min<std::int64_t>(page, page_ * 2LL));
  session_.set_page(page_);
}

Result<SyncTotals> sync_now(Context& context) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  Session& session = context.replica().session();
  PatientTransport patient(**transport, session);
  return reconcile(session, patient);
}

FileLine file_line(Context& context, Transport& transport, FileStore& files) {
  FileLine line{context.replica().session(),
                transport,
                files,
                [](int failures, bool worked) { return wait_after(failures, worked ? later_tries : first_tries); },
                {}};
  if (context.shows_progress()) {
    line.progress = [&context](std::uint64_t done, std::uint64_t all) {
      std::cerr << "\r  " << size_text(done) << " / " << size_text(all) << (done >= all ? "\n" : "");
    };
  }
  return line;
}

}  // namespace dialogue::cli
