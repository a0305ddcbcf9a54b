// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/device.h"

#include <algorithm>
#include <chrono>
#include <fstream>

#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

Result<WireReply> PacedTransport::call(const WireRequest& request) {
  using Steady = std::chrono::steady_clock;
  constexpr double page_ms = 4000, shrinks = 4;
  const auto begin = Steady::now();
  auto reply = inner_.call(request);
  const double ms = std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
  ms_ += ms;
  if (!reply) return reply;
  const auto bytes = static_cast<double>(request.body.size() + reply->body.size());
  if (bytes < 4096) return reply;
  const double fits =
      std::clamp(bytes * shrinks * page_ms / std::max(ms, 1.0), double{tuning::smallest_page}, double{tuning::largest_page});
  page_ = std::min(static_cast<std::uint32_t>(fits), page_ * 2);
  session_.set_page(page_);
  return reply;
}

Device::Device(const std::string& dir, const std::string& url) : url_(url) {
  Replica::Options options;
  options.domain = &bench_domain();
  replica_ = Replica::open(dir, options).take();
  transport_ = HttpTransport::to(url).take();
}

void Device::enrol(const std::string& code_file, const std::string& name) {
  if (replica_->status().enrolled) return;
  std::ifstream file(code_file);
  std::string code;
  std::getline(file, code);
  const auto request = replica_->session().enrol(code, name).take();
  replica_->session().take_enrolled(url_, transport_->call(request).take()).take();
}

Synced Device::sync() {
  PacedTransport paced(*transport_, replica_->session());
  Synced out;
  out.totals = reconcile(replica_->session(), paced).take();
  if (!out.totals.complete) throw Failure({"incomplete", "", {}, "the exchange did not complete"});
  out.waited_ms = paced.ms();
  return out;
}

}  // namespace dialogue::bench
