// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "server/tls/identity.h"
#include "server/tls/openssl.h"
#include "server/tls/session_memory.h"
#include "server/tls/stats.h"

namespace dialogue::tls {

/// How connections that were accepted under one identity are encrypted. Each keeps its engine to its end. Sessions end with the identity
/// under which they began: what was trusted then is not trusted longer than it.
struct Engine {
  std::shared_ptr<Stats> stats;
  std::unique_ptr<SessionMemory> sessions;  ///< the thread of the connections
  std::string shown;                        ///< the certificates, as clients are shown them
  SslContext context;
};

std::string shown_by(const Identity& identity);

/// Codes: not_a_certificate (too weak, for instance), no_crypto.
Result<std::shared_ptr<const Engine>> make_engine(const Identity& identity, std::shared_ptr<Stats> stats, Clock& clock);

}  // namespace dialogue::tls
