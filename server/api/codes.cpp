// SPDX-License-Identifier: Apache-2.0
// POST /v1/codes: a device made a one-time code, keeps it to itself, and says its digest. It is told what else stands in a joining line.
#include "server/api/context.h"
#include "server/net/problem.h"
#include "sync/device_code.h"

namespace dialogue::api {
namespace {

constexpr std::size_t largest_request = 1024;

constexpr json::Limits one_line{.bytes = largest_request, .depth = 2, .nodes = 32, .string = 256};

/// Of what the options say, that of which a line can be made.
Reached told(const Context& context) {
  auto out = context.reached();
  if (!out.address.empty() && !invitation(out, "")) out.address.clear();
  return out;
}

}  // namespace

net::Response codes(Context& context, const net::Request& request, const Caller& caller) {
  if (request.content_type != net::json_type) return net::problem("media_type");
  if (request.body.size() > largest_request) return net::problem("body_too_large");
  const auto wanted = decode_code_request(request.body, one_line);
  if (!wanted) return net::problem("bad_body");
  const auto reached = told(context);
  // What no line can be made of must not be made.
  if (reached.address.empty() && wanted->only_here) return net::problem("no_line_address");
  auto made = context.service.take_code(caller.device, *wanted);
  if (!made) return net::problem(made.error());
  made->address = reached.address;
  made->own_key = reached.own_key;
  return {200, std::string(net::json_type), encode(*made)};
}

}  // namespace dialogue::api
