// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/certificate_files.h"

#include <openssl/pem.h>
#include <sys/stat.h>

#include <cstdio>
#include <memory>

#include "server/tls/openssl.h"

namespace dialogue::test {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File opened(const std::string& path) { return {std::fopen(path.c_str(), "wb"), &std::fclose}; }

tls::Certificate certificate_of(const std::string& name, EVP_PKEY* key, int days) {
  constexpr long day_s = 24 * 60 * 60;
  tls::Certificate out(X509_new());
  X509_set_version(out.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(out.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(out.get()), days > 0 ? -day_s : days * 2 * day_s);
  X509_gmtime_adj(X509_getm_notAfter(out.get()), days * day_s);
  X509_set_pubkey(out.get(), key);
  auto* subject = X509_get_subject_name(out.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(out.get(), subject);
  X509_sign(out.get(), key, EVP_sha256());
  return out;
}

/// Written beside and renamed over, as programs that renew certificates do it.
template <class Write>
void put(const std::string& path, Write write) {
  const std::string beside = path + ".new";
  {
    const auto file = opened(beside);
    write(file.get());
  }
  ::chmod(beside.c_str(), 0600);
  std::rename(beside.c_str(), path.c_str());
}

}  // namespace

void CertificateFiles::write(const std::string& name, int days) const {
  const tls::PrivateKey made(EVP_EC_gen("P-256"));
  const auto one = certificate_of(name, made.get(), days);
  put(key, [&](std::FILE* file) { PEM_write_PrivateKey(file, made.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  put(certificate, [&](std::FILE* file) { PEM_write_X509(file, one.get()); });
}

void CertificateFiles::write_certificate_only(const std::string& name) const {
  const tls::PrivateKey made(EVP_EC_gen("P-256"));
  const auto one = certificate_of(name, made.get(), 90);
  put(certificate, [&](std::FILE* file) { PEM_write_X509(file, one.get()); });
}

}  // namespace dialogue::test
