// SPDX-License-Identifier: Apache-2.0
// GET /healthz and /readyz: a proxy has to know whether to send anybody here. Why not is for administrators.
#include "server/api/context.h"
#include "server/net/problem.h"

namespace dialogue::api {

net::Response healthz(Context&, const net::Request&) { return {200, std::string(net::text_type), "ok\n"}; }

net::Response readyz(Context& context, const net::Request& request) {
  const bool ready = context.ready();
  if (watches(context, request)) return {ready ? 200 : 503, std::string(net::json_type), context.health()};
  if (!ready) return net::problem("busy");
  return {200, std::string(net::text_type), "ready\n"};
}

}  // namespace dialogue::api
