// SPDX-License-Identifier: Apache-2.0
// Servers and the transports to them, one for each way that a line can be stood up.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/core/transport/http_transport.h"
#include "tests/transport/proxy_place.h"
#include "tests/transport/tls_place.h"

namespace dialogue::test {

/// A server that stands, and how a device reaches it.
struct Reached {
  std::string name;
  std::shared_ptr<void> keeps;  ///< what has to stay
  Place* place = nullptr;
  std::string url;
  LineOptions options;

  std::unique_ptr<HttpTransport> transport() const { return HttpTransport::to(url, options).take(); }
};

/// In the clear; through TLS with a key of its own; the same twice, through a proxy.
std::vector<Reached> every_way(const Answers& answers);

/// Options that trust a server's own key.
LineOptions trusting(const Identity& identity);
LineOptions straight();

std::string code_of(const Result<WireReply>& reply);
std::string code_of(const Status& status);

WireRequest get(const std::string& path = "/healthz");

}  // namespace dialogue::test
