// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "server/api/api.h"
#include "server/service/documents.h"
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
  DocumentStore& files;
  std::function<bool()> ready = [] { return true; };                    ///< for /readyz
  std::function<std::string()> metrics = [] { return std::string(); };  ///< lines that the caller adds to /metrics
  /// 130 bits cannot be guessed; the bound keeps a guesser from costing anything and shows in the log. Right codes are not held up.
  Throttle wrong_codes{10, 60'000};
};

struct Signed {
  Uuid device;
  bool revoked = false;
};
/// Who signed the request, for `epoch`. Codes: not_signed, unknown_device, bad_signature.
Result<Signed> signed_by(Context& context, const ApiRequest& request, const Epoch& epoch);
/// For requests that do not say their epoch: the current one. A revoked device is refused: code revoked.
Result<Uuid> signed_by(Context& context, const ApiRequest& request);

/// Hands the request to its endpoint. Throws nothing but what the service's stores throw.
ApiResponse dispatch(Context& context, const ApiRequest& request);

ApiResponse sync(Context& context, const ApiRequest& request);
ApiResponse enrol(Context& context, const ApiRequest& request);
ApiResponse live(Context& context, const ApiRequest& request);
ApiResponse history(Context& context, const ApiRequest& request);
ApiResponse files(Context& context, const ApiRequest& request);
ApiResponse healthz(Context& context, const ApiRequest& request);
ApiResponse readyz(Context& context, const ApiRequest& request);
ApiResponse metrics(Context& context, const ApiRequest& request);

}  // namespace dialogue::api
