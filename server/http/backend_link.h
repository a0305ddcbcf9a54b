// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http/limits.h"
#include "server/net/message.h"
#include "shared/base/result.h"

namespace dialogue::http {

/// One worker's way to the backend. Used by one thread.
class BackendLink {
 public:
  virtual ~BackendLink() = default;
  /// Blocks. Codes: busy (nobody answers), internal (a damaged answer).
  virtual Result<net::Response> call(const net::Request& request) = 0;
  /// Nothing to do for a while: let go of what is held.
  virtual void rest() {}
};
using MakeLink = std::function<std::unique_ptr<BackendLink>()>;

/// Speaks HTTP over the private socket. Whatever the device asked, the backend sees `POST /` with the real method, target, type and
/// signature in headers of ours. So its parser never meets a path, a query or a form that somebody outside wrote.
MakeLink unix_links(std::string socket_path, const Limits& limits);

}  // namespace dialogue::http
