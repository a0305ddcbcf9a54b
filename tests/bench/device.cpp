// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/device.h"

#include <chrono>
#include <fstream>

#include "client/core/exchange/run_exchange.h"
#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

Result<WireReply> TimedTransport::call(const WireRequest& request) {
  using Steady = std::chrono::steady_clock;
  const auto begin = Steady::now();
  auto reply = inner_.call(request);
  ms_ += std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
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
  TimedTransport timed(*transport_);
  Exchange exchange;
  run_exchange(exchange, replica_->session(), timed, system_clock(), {}).take();
  Synced out;
  out.totals = replica_->session().totals();
  if (!out.totals.complete) throw Failure({"incomplete", "", {}, "the exchange did not complete"});
  out.waited_ms = timed.ms();
  return out;
}

}  // namespace dialogue::bench
