// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "server/tls/identity.h"
#include "server/tls/openssl.h"
#include "server/tls/session_memory.h"
#include "server/tls/stats.h"

namespace dialogue::tls {

/// What outlives a change of the certificate. All but the counts: the thread of the connections.
struct Shared {
  explicit Shared(Clock& clock) : sessions(clock) {}
  Stats stats;
  SessionMemory sessions;
};

/// How connections that were accepted under one identity are encrypted. Each keeps its engine to its end.
struct Engine {
  std::shared_ptr<Shared> shared;
  SslContext context;
};

/// Codes: not_a_certificate (too weak, for instance), no_crypto.
Result<std::shared_ptr<const Engine>> make_engine(const Identity& identity, std::shared_ptr<Shared> shared);

}  // namespace dialogue::tls
