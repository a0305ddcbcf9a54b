// SPDX-License-Identifier: Apache-2.0
// GET /v1/live?cursor=B64URL: 204 when there is something above the cursor, or after 55 seconds. The front does the waiting, and asks here
// again when anything has changed. Without a cursor any change ends the wait.
#include "server/api/context.h"
#include "server/net/problem.h"
#include "shared/base/hash.h"

namespace dialogue::api {

net::Response live(Context& context, const net::Request& request, const Caller& caller) {
  std::string cursor;
  if (!unb64(request.query("cursor"), cursor)) return net::problem("bad_request");
  if (cursor.empty()) return {200, std::string(net::waits_type), ""};
  if (context.service.has_news(caller.device, cursor)) return {204, {}, {}};
  return {200, std::string(net::waits_type), "?"};
}

}  // namespace dialogue::api
