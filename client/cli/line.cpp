// SPDX-License-Identifier: Apache-2.0
#include "client/cli/line.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "client/cli/print.h"
#include "shared/base/cause.h"
#include "shared/base/clock.h"
#include "sync/page_gauge.h"

namespace dialogue::cli {
namespace {

constexpr int first_tries = 1;
constexpr int later_tries = 8;

/// Whether nothing came back, or only word that the server is busy.
bool lost(const Result<WireReply>& reply) { return reply ? reply->status == 503 : is_unreachable(reply.error()); }

}  // namespace

bool wait_after(int failures, int most) {
  if (failures > most) return false;
  std::this_thread::sleep_for(std::chrono::milliseconds(std::min(200 << std::min(failures, 5), 5000)));
  return true;
}

Result<WireReply> call_patiently(Transport& transport, const WireRequest& request) {
  for (int failures = 0;;) {
    auto reply = transport.call(request);
    if (lost(reply) && wait_after(++failures, first_tries)) continue;
    return reply;
  }
}

Result<SyncEffort> sync_now(Context& context) {
  const auto transport = context.transport();
  if (!transport) return transport.error();
  Session& session = context.replica().session();
  PageGauge gauge;
  SyncEffort effort;
  bool worked = false;
  int failures = 0;
  session.set_page(gauge.page());
  session.begin();
  for (;;) {
    if (session.seals())
      if (const auto up = (*transport)->connect(); !up) {
        if (!wait_after(++failures, worked ? later_tries : first_tries)) return up.error();
        continue;
      }
    const auto request = session.next();
    if (!request) return request.error();
    if (!*request) break;
    const auto begin = system_clock().monotonic_ms();
    const auto reply = (*transport)->call(**request);
    if (lost(reply)) {
      gauge.failed();
      ++effort.repeated;
      if (!wait_after(++failures, worked ? later_tries : first_tries)) return reply ? Error{"busy", "", {}, ""} : reply.error();
    } else {
      if (!reply) return reply.error();
      effort.largest_answer = std::max<std::uint64_t>(effort.largest_answer, reply->body.size());
      gauge.passed((*request)->body.size() + reply->body.size(), system_clock().monotonic_ms() - begin);
      const auto taken = session.take(*reply);
      if (taken) {
        worked = true, failures = 0;
      } else {
        ++effort.repeated;
        if (!is_line_trouble(taken.error()) || !wait_after(++failures, worked ? later_tries : first_tries)) return taken.error();
      }
    }
    session.set_page(gauge.page());
  }
  effort.totals = session.totals();
  effort.page = gauge.page();
  return effort;
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
