// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/rigs.h"

#include <optional>
#include <utility>

namespace dialogue::test {

LineOptions straight() {
  LineOptions out;
  out.proxy_for = nullptr;
  return out;
}

LineOptions trusting(const Identity& identity) {
  LineOptions out = straight();
  out.trust.mode = Trust::Mode::own;
  out.trust.keys = {public_key(identity)};
  return out;
}

std::string code_of(const Result<WireReply>& reply) { return reply.ok() ? std::to_string(reply->status) : reply.error().code; }
std::string code_of(const Status& status) { return status ? "ok" : status.error().code; }

WireRequest get(const std::string& path) { return {"GET", path, "", "", ""}; }

std::vector<Reached> every_way(const Answers& answers) {
  struct Plain {
    explicit Plain(const Answers& a) : place(plain(a)) {}
    Place place;
  };
  struct Tls {
    explicit Tls(const Answers& a) : identity(certified(ed25519_key(), {})), server(identity), place(server.serve(a)) {}
    Identity identity;
    TlsServer server;
    ProxyPlace proxy;
    Place place;
  };
  std::vector<Reached> out;
  auto clear = std::make_shared<Plain>(answers);
  out.push_back({"plain", clear, &clear->place, clear->place.url(), straight()});
  for (const bool through_proxy : {false, true}) {
    auto tls = std::make_shared<Tls>(answers);
    auto options = trusting(tls->identity);
    if (through_proxy) options.proxy_for = tls->proxy.proxy("bob", "se:cret");
    options.sessions = std::make_shared<MemorySessionKeep>();
    out.push_back({through_proxy ? "TLS, through a proxy" : "TLS", tls, &tls->place, tls->place.url("https"), options});
  }
  return out;
}

}  // namespace dialogue::test
