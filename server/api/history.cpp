// SPDX-License-Identifier: Apache-2.0
#include "server/api/body.h"
#include "server/api/context.h"

namespace dialogue::api {

ApiResponse history(Context& context, const ApiRequest& request) {
  const auto device = signed_by(context, request);
  if (!device) return problem(device.error());
  const auto record = Uuid::parse(request.path().substr(request.path().rfind('/') + 1));
  if (!record) return problem("not_available");
  auto json = context.service.history_json(*device, *record);
  if (!json) return problem(json.error());
  return answer_checked(request, std::move(*json));
}

}  // namespace dialogue::api
