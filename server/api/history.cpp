// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"
#include "server/net/body.h"
#include "server/net/problem.h"

namespace dialogue::api {

net::Response history(Context& context, const net::Request& request) {
  const auto device = signed_by(context, request);
  if (!device) return net::problem(device.error());
  const auto record = Uuid::parse(request.path().substr(request.path().rfind('/') + 1));
  if (!record) return net::problem("not_available");
  auto json = context.service.history_json(*device, *record);
  if (!json) return net::problem(json.error());
  return net::answer_checked(request, std::move(*json));
}

}  // namespace dialogue::api
