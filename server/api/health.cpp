// SPDX-License-Identifier: Apache-2.0
#include "server/api/context.h"

namespace dialogue::api {

ApiResponse healthz(Context&, const ApiRequest&) { return {200, std::string(text_type), "ok\n"}; }

ApiResponse readyz(Context& context, const ApiRequest&) {
  if (!context.ready()) return problem("busy");
  return {200, std::string(text_type), "ready\n"};
}

}  // namespace dialogue::api
