// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"
#include "shared/base/log.h"
#include "sync/codec.h"

namespace dialogue::api {

bool Throttle::full(std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  forget(now_ms);
  return events_.size() >= most_;
}

void Throttle::count(std::int64_t now_ms) {
  const std::lock_guard lock(mutex_);
  forget(now_ms);
  if (events_.size() < most_) events_.push_back(now_ms);
}

void Throttle::forget(std::int64_t now_ms) {
  while (!events_.empty() && now_ms - events_.front() >= window_ms_) events_.pop_front();
}

net::Response enrol(Context& context, const net::Request& request) {
  auto body = net::open_body(request, context.memory);
  if (!body) return net::problem(body.error());
  const auto now = context.clock.monotonic_ms();
  auto wanted = decode_enrol_request(body->plain);
  if (!wanted) return net::problem(Error{"bad_body", "", {}, wanted.error().detail});
  const auto answer = context.service.enrol(*wanted);
  if (answer.error && net::status_of(answer.error->code) >= 500) return net::problem(*answer.error);
  if (answer.error) {
    // A guesser learns nothing more. Others' guesses do not hold up a right code.
    if (context.counts) context.counts->count("dialogue_enrol_guesses_total");
    if (context.wrong_codes.full(now)) return net::problem("too_many");
    context.wrong_codes.count(now);
    if (context.wrong_codes.full(now)) log(LogLevel::warning, "enrol_guessing", {{"code", answer.error->code}});
    return net::problem(*answer.error);
  }
  return net::answer_like(*body, encode(answer));
}

}  // namespace dialogue::api
