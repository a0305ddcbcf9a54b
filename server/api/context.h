// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "server/api/answer_keys.h"
#include "server/api/request_times.h"
#include "server/files/file_exchange.h"
#include "server/net/budget.h"
#include "server/net/message.h"
#include "server/net/metrics.h"
#include "server/service/service.h"
#include "shared/base/clock.h"
#include "shared/base/signer.h"
#include "shared/joining/invitation.h"

namespace dialogue::api {

/// At most `most` events in `window_ms`, all callers together. Any thread.
class Throttle {
 public:
  Throttle(std::size_t most, std::int64_t window_ms) : most_(most), window_ms_(window_ms) {}
  bool full(std::int64_t now_ms);
  void count(std::int64_t now_ms);

 private:
  void forget(std::int64_t now_ms);
  const std::size_t most_;
  const std::int64_t window_ms_;
  std::mutex mutex_;
  std::deque<std::int64_t> events_;
};

/// All that the handlers need. The caller owns what is referred to. Any thread.
struct Context {
  Service& service;
  Clock& clock;
  Verifier& verifier;
  FileExchange files;
  AnswerKeys answers;                                                   ///< of the line's key
  std::function<bool()> ready = [] { return true; };                    ///< for /readyz
  std::function<std::string()> metrics = [] { return std::string(); };  ///< the page /metrics
  std::function<std::string()> health = [] { return std::string(); };   ///< why it is ready, or is not: JSON
  std::function<Reached()> reached = [] { return Reached(); };          ///< where devices reach the server, as far as it knows
  std::function<bool(std::string_view token)> may_watch = [](std::string_view) { return false; };
  net::Metrics* counts = nullptr;  ///< what happens is counted there
  /// 130 bits cannot be guessed. The bound keeps a guesser from costing anything, and shows in the log. Right codes are not held up.
  Throttle wrong_codes{10, 60'000};
  net::Budget* memory = nullptr;  ///< what bodies are unpacked in; null = as much as they need
  RequestTimes times{clock.unix_ms(), service.asked_until()};
};

/// The device that signed a request. Nothing of the request but its head and the hash of its body has been looked at.
struct Caller {
  Uuid device;
  std::string key;  ///< 32 raw bytes, public
  bool revoked = false;
  int form = 2;           ///< 1 = the request is of protocol 1: it says no time, and its answers prove nothing
  std::uint8_t mark = 0;  ///< of the next line key that it knows
  bool timely = true;     ///< the request says a time of now, and it is the first that says it
};
/// Codes: not_signed, unknown_device (also when another signed in its name).
Result<Caller> caller_of(Context& context, const net::Request& request);

/// Whether a monitoring program asks, with the administrators' token.
bool watches(const Context& context, const net::Request& request);

/// What is told to a device whose request is not of now: code clock, with the server's time.
Error clock_error(Context& context);

/// Hands the request to its endpoint.
net::Response dispatch(Context& context, const net::Request& request);

net::Response sync(Context& context, const net::Request& request, const Caller& caller);
net::Response live(Context& context, const net::Request& request, const Caller& caller);
net::Response history(Context& context, const net::Request& request, const Caller& caller);
net::Response files(Context& context, const net::Request& request, const Caller& caller);
net::Response codes(Context& context, const net::Request& request, const Caller& caller);
net::Response enrol(Context& context, const net::Request& request);
net::Response healthz(Context& context, const net::Request& request);
net::Response readyz(Context& context, const net::Request& request);
net::Response metrics(Context& context, const net::Request& request);
net::Response stop_mail(Context& context, const net::Request& request);

}  // namespace dialogue::api
