// SPDX-License-Identifier: Apache-2.0
#include "client/core/exchange/run_exchange.h"

namespace dialogue {

Status run_exchange(Exchange& exchange, Session& session, Transport& transport, Clock& clock,
                    const std::function<void(std::int64_t ms)>& wait) {
  using Do = ExchangeStep::Do;
  ExchangeStep step = exchange.begin(session);
  while (step.what != Do::end) {
    if (step.what == Do::connect) {
      step = exchange.connected(session, transport.connect());
    } else if (step.what == Do::send) {
      const std::int64_t sent_at = clock.monotonic_ms();
      const auto reply = transport.call(step.request);
      step = exchange.answered(session, reply, clock.monotonic_ms() - sent_at);
    } else {
      wait(step.wait_ms);
      step = exchange.waited(session);
    }
  }
  return step.error.code.empty() ? Status() : Status(step.error);
}

}  // namespace dialogue
