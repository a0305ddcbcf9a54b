// SPDX-License-Identifier: Apache-2.0
// What OpenSSL gives out to be given back.
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

namespace dialogue::tls {

template <auto release>
struct Released {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};

using SslContext = std::unique_ptr<SSL_CTX, Released<SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, Released<SSL_free>>;
using Certificate = std::unique_ptr<X509, Released<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using Source = std::unique_ptr<BIO, Released<BIO_free>>;

}  // namespace dialogue::tls
