// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/problem.h"

namespace dialogue::api {

net::Response healthz(Context&, const net::Request&) { return {200, std::string(net::text_type), "ok\n"}; }

net::Response readyz(Context& context, const net::Request&) {
  if (!context.ready()) return net::problem("busy");
  return {200, std::string(net::text_type), "ready\n"};
}

}  // namespace dialogue::api
