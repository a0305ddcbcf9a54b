// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/problem.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "sync/answer_proof.h"
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

namespace {

constexpr std::size_t largest = 8192;
/// Whoever enrols is not known yet. So little is read of what they send, and nothing is unpacked.
json::Limits few_lines() {
  json::Limits out;
  out.bytes = largest;
  out.depth = 2;
  out.nodes = 64;
  out.string = 1024;
  return out;
}

Result<EnrolRequest> read(const net::Request& request) {
  if (request.content_type != net::json_type) return Error{"media_type", "", {}, ""};
  if (request.body.size() > largest) return Error{"body_too_large", "", {}, ""};
  auto wanted = decode_enrol_request(request.body, few_lines());
  if (!wanted) return Error{"bad_body", "", {}, wanted.error().detail};
  return wanted;
}

}  // namespace

net::Response enrol(Context& context, const net::Request& request) {
  const auto wanted = read(request);
  if (!wanted) return net::problem(wanted.error());
  const auto now = context.clock.monotonic_ms();
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
  net::Response out{200, std::string(net::json_type), encode(answer)};
  const std::string key = context.answers.of(wanted->device, wanted->key);
  if (!key.empty()) out.proof = answer_proof(key, out.status, out.content_type, b64(wanted->proof), out.body);
  return out;
}

}  // namespace dialogue::api
