// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/tls/openssl.h"
#include "shared/base/result.h"

namespace dialogue::tls {

/// Who the server says it is: a certificate, its key, and the certificates between it and one that clients trust.
struct Identity {
  Certificate certificate;
  PrivateKey key;
  std::vector<Certificate> chain;
  std::int64_t begins_ms = 0, ends_ms = 0;  ///< when the certificate is valid
};

/// A certificate of the server's own Ed25519 key, as short as it can be: devices look at the key alone. The same each time. Throws Failure:
/// no_crypto.
Identity own_identity(std::string_view seed32);
/// PEM files as certificate authorities give them. Codes: not_a_certificate, not_a_certificate_key, other_certificate_key.
Result<Identity> read_identity(const std::string& certificate_file, const std::string& key_file);

}  // namespace dialogue::tls
