// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http/limits.h"
#include "server/net/message.h"
#include "shared/base/result.h"

namespace dialogue::http {

/// cpp-httplib on a private socket in a directory of its own (0700), which only the front talks to. It knows one literal route. What was
/// really asked stands in headers of ours (backend_link.h). Handlers run on its threads, at most `limits.workers` at once.
class Backend {
 public:
  using Handler = std::function<net::Response(const net::Request&)>;

  Backend(const Limits& limits, Handler handler);
  /// As stop().
  ~Backend();

  /// Codes: internal (no socket could be made).
  Status start();
  const std::string& socket_path() const;
  /// Finishes the requests in work. Stop the front first.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dialogue::http
