// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/line.h"

namespace dialogue::sim {

namespace {
const Error offline{"offline", "", {}, "simulated line"};
}

bool Line::happens(unsigned per_mille, const char* fault) {
  if (!faulty_ || !world_.line_rng_.chance(per_mille)) return false;
  world_.count(fault);
  return true;
}

std::string Line::spoiled(std::string body) {
  if (body.empty()) return body;
  auto& byte = body[world_.line_rng_.below(body.size())];
  byte = static_cast<char>(byte ^ (1 << world_.line_rng_.below(8)));
  return body;
}

WireReply Line::deliver(const WireRequest& request) {
  auto& server = *world_.server_;
  if (happens(world_.options_.server_crash / 3, "server stopped mid-write")) world_.disks_.stop_after("server", world_.line_rng_.below(12));
  WireReply reply = server.handle(request);
  if (reply.status == 0 || happens(world_.options_.server_crash / 3, "server crash after the commit")) {
    server.crash(world_.line_rng_.next());
    if (auto started = server.start(); !started) world_.failure_ = "the server does not start again: " + started.error().code;
    return {};
  }
  world_.disks_.heal("server");
  return reply;
}

Result<WireReply> Line::call(const WireRequest& request) {
  const auto& o = world_.options_;
  world_.now_ += 20 + static_cast<std::int64_t>(world_.line_rng_.below(2000));
  if (happens(o.lose_request, "request lost")) return offline;
  if (happens(o.portal, "captive portal"))
    return WireReply{200, "text/html", "<html><body>Welcome. Please accept the terms.</body></html>"};
  if (happens(o.server_crash / 3, "server crash before the request")) {
    world_.server_->crash(world_.line_rng_.next());
    if (auto started = world_.server_->start(); !started) world_.failure_ = "the server does not start again: " + started.error().code;
    return offline;
  }
  if (happens(o.corrupt / 2, "request spoiled")) {
    WireRequest bad = request;
    bad.body = spoiled(bad.body);
    const auto refused = deliver(bad);
    if (refused.status / 100 == 2 && world_.failure_.empty()) world_.failure_ = "a spoiled request was taken";
    return offline;
  }
  WireReply reply = deliver(request);
  if (happens(o.duplicate, "request doubled")) {
    auto again = deliver(request);
    if (world_.line_rng_.chance(500)) reply = std::move(again);
  }
  if (reply.status == 0) return offline;
  if (happens(o.lose_reply, "reply lost")) return offline;
  if (happens(o.cut, "reply cut")) reply.body.resize(world_.line_rng_.below(reply.body.size() + 1));
  if (happens(o.corrupt / 2, "reply spoiled")) reply.body = spoiled(reply.body);
  return reply;
}

}  // namespace dialogue::sim
