// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace dialogue::bench {

/// What cpp-httplib does by itself with TLS: answers each POST with so many bytes that never change, and keeps whoever asks for /v1/live
/// waiting. `threads`: how many it works with; it needs one for each connection. With the certificate of this seed's key. Prints the port,
/// and runs until it is ended.
int serve_bare(const std::string& seed32, std::size_t threads, std::size_t answer);

}  // namespace dialogue::bench
