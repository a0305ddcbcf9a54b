// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "server/files/file_exchange.h"
#include "server/net/budget.h"
#include "server/net/message.h"
#include "server/net/metrics.h"
#include "server/service/service.h"
#include "shared/base/clock.h"
#include "shared/base/signer.h"

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
  std::function<bool()> ready = [] { return true; };                    ///< for /readyz
  std::function<std::string()> metrics = [] { return std::string(); };  ///< the page /metrics
  std::function<std::string()> health = [] { return std::string(); };   ///< why it is ready, or is not: JSON
  std::function<bool(std::string_view token)> may_watch = [](std::string_view) { return false; };
  net::Metrics* counts = nullptr;  ///< what happens is counted there
  /// 130 bits cannot be guessed. The bound keeps a guesser from costing anything, and shows in the log. Right codes are not held up.
  Throttle wrong_codes{10, 60'000};
  net::Budget* memory = nullptr;  ///< what bodies are unpacked in; null = as much as they need
};

struct Signed {
  Uuid device;
  bool revoked = false;
};
/// Who signed the request, for `epoch`. Codes: not_signed, unknown_device, bad_signature.
Result<Signed> signed_by(Context& context, const net::Request& request, const Epoch& epoch);
/// For requests that do not say their epoch: the current one counts. A revoked device is refused: code revoked.
Result<Uuid> signed_by(Context& context, const net::Request& request);

/// Whether a monitoring program asks, with the administrators' token.
bool watches(const Context& context, const net::Request& request);

/// Hands the request to its endpoint. Throws only what the service's stores throw.
net::Response dispatch(Context& context, const net::Request& request);

net::Response sync(Context& context, const net::Request& request);
net::Response enrol(Context& context, const net::Request& request);
net::Response live(Context& context, const net::Request& request);
net::Response history(Context& context, const net::Request& request);
net::Response files(Context& context, const net::Request& request);
net::Response healthz(Context& context, const net::Request& request);
net::Response readyz(Context& context, const net::Request& request);
net::Response metrics(Context& context, const net::Request& request);

}  // namespace dialogue::api
