// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/net/stream.h"
#include "server/tls/openssl.h"

namespace dialogue::tls {

/// Lets OpenSSL read from and write to a stream of ours, which must outlive it. Null when there is no memory.
Source bio_over(net::Stream& stream);

}  // namespace dialogue::tls
