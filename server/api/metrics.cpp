// SPDX-License-Identifier: Apache-2.0
// GET /metrics: Prometheus text, for programs with the administrators' token. Others ask over the control socket: dialogued metrics.
#include "server/api/context.h"
#include "server/net/problem.h"

namespace dialogue::api {

bool watches(const Context& context, const net::Request& request) {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view said = request.authorization;
  return said.starts_with(scheme) && context.may_watch(said.substr(scheme.size()));
}

net::Response metrics(Context& context, const net::Request& request) {
  if (!watches(context, request)) return net::problem("not_allowed");
  return {200, "text/plain; version=0.0.4", context.metrics()};
}

}  // namespace dialogue::api
