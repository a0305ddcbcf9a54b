// SPDX-License-Identifier: Apache-2.0
#include "tests/transport/certificates.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <utility>

#include "tests/catch.h"

namespace dialogue::test {
namespace {

void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
  REQUIRE(extension);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

}  // namespace

Key ed25519_key() { return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")); }
Key ecdsa_key() { return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")); }

Identity certified(Key key, const CertificateWishes& wishes, const Identity* issuer) {
  Certificate out(X509_new());
  X509_set_version(out.get(), 2);
  static int serial = 1;
  ASN1_INTEGER_set(X509_get_serialNumber(out.get()), serial++);
  ASN1_TIME_set(X509_getm_notBefore(out.get()), static_cast<std::time_t>(wishes.from));
  ASN1_TIME_set(X509_getm_notAfter(out.get()), static_cast<std::time_t>(wishes.until));
  X509_set_pubkey(out.get(), key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(out.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(wishes.name.c_str()), -1, -1, 0);
  X509* by = issuer ? issuer->certificate.get() : out.get();
  X509_set_issuer_name(out.get(), X509_get_subject_name(by));
  if (wishes.authority) extend(out.get(), by, NID_basic_constraints, "critical,CA:TRUE");
  if (!wishes.host.empty()) extend(out.get(), by, NID_subject_alt_name, wishes.host);
  EVP_PKEY* with = issuer ? issuer->key.get() : key.get();
  REQUIRE(X509_sign(out.get(), with, EVP_PKEY_get_id(with) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256()) > 0);
  return {std::move(key), std::move(out)};
}

Trust::Key public_key(const Identity& identity) {
  Trust::Key out{};
  std::size_t size = out.size();
  REQUIRE(EVP_PKEY_get_raw_public_key(identity.key.get(), out.data(), &size) == 1);
  return out;
}

std::string pem(const Identity& identity) {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(bio, identity.certificate.get());
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio, &bytes);
  std::string out(bytes, static_cast<std::size_t>(size));
  BIO_free(bio);
  return out;
}

}  // namespace dialogue::test
