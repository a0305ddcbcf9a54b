// SPDX-License-Identifier: Apache-2.0
// Certificates that tests make for themselves.
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <cstdint>
#include <memory>
#include <string>

#include "client/core/verbs/trust.h"

namespace dialogue::test {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Certificate = std::unique_ptr<X509, FreeCertificate>;

struct Identity {
  Key key;
  Certificate certificate;
};

struct CertificateWishes {
  std::string name = "nobody";      ///< subject
  std::string host;                 ///< subjectAltName, "DNS:…" or "IP:…"
  std::int64_t from = 0;            ///< seconds since 1970
  std::int64_t until = 4102444800;  ///< 2100
  bool authority = false;
};

Key ed25519_key();
Key ecdsa_key();
/// Self-signed, or signed by `issuer`.
Identity certified(Key key, const CertificateWishes& wishes, const Identity* issuer = nullptr);
Trust::Key public_key(const Identity& identity);
std::string pem(const Identity& identity);

}  // namespace dialogue::test
