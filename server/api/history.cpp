// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"

namespace dialogue::api {

net::Response history(Context& context, const net::Request& request, const Caller& caller) {
  const auto record = Uuid::parse(request.path().substr(request.path().rfind('/') + 1));
  if (!record) return net::problem("not_available");
  auto json = context.service.history_json(caller.device, *record);
  if (!json) return net::problem(json.error());
  return {200, std::string(net::json_type), std::move(*json)};
}

}  // namespace dialogue::api
