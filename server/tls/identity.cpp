// SPDX-License-Identifier: Apache-2.0
#include "server/tls/identity.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>

namespace dialogue::tls {
namespace {

Failure no_crypto() { return Failure(Error{"no_crypto", "", {}, "certificate"}); }

std::int64_t in_ms(const ASN1_TIME* time) {
  std::tm parts{};
  return ASN1_TIME_to_tm(time, &parts) == 1 ? std::int64_t(::timegm(&parts)) * 1000 : 0;
}

void note_validity(Identity& identity) {
  identity.begins_ms = in_ms(X509_get0_notBefore(identity.certificate.get()));
  identity.ends_ms = in_ms(X509_get0_notAfter(identity.certificate.get()));
}

/// A chain of certificates or a key takes some kilobytes.
std::optional<std::string> content_of(const std::string& file) {
  constexpr std::streamsize largest = 1 << 20;
  std::ifstream in(file, std::ios::binary);
  std::string text(std::size_t(largest) + 1, '\0');
  in.read(text.data(), largest + 1);
  if (in.gcount() == 0 || in.gcount() > largest) return std::nullopt;
  text.resize(std::size_t(in.gcount()));
  return text;
}

/// A server has nobody to ask for a passphrase.
int no_passphrase(char*, int, int, void*) { return -1; }

Certificate next_certificate(BIO* from) { return Certificate(PEM_read_bio_X509_AUX(from, nullptr, no_passphrase, nullptr)); }

}  // namespace

Identity own_identity(std::string_view seed32) {
  Identity out;
  out.key.reset(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(seed32.data()), seed32.size()));
  out.certificate.reset(X509_new());
  auto* certificate = out.certificate.get();
  // Version 1, with empty names: each byte is sent with each new connection.
  const bool made = out.key && certificate != nullptr && ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) == 1 &&
                    ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate), "19700101000000Z") == 1 &&
                    ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate), "99991231235959Z") == 1 &&
                    X509_set_pubkey(certificate, out.key.get()) == 1 && X509_sign(certificate, out.key.get(), nullptr) > 0;
  if (!made) throw no_crypto();
  note_validity(out);
  return out;
}

Result<Identity> read_identity(const std::string& certificate_file, const std::string& key_file) {
  Identity out;
  const auto certificates = content_of(certificate_file), key = content_of(key_file);
  if (certificates) {
    const Source from(BIO_new_mem_buf(certificates->data(), int(certificates->size())));
    out.certificate = next_certificate(from.get());
    while (auto more = next_certificate(from.get())) out.chain.push_back(std::move(more));
    // A chain that is cut short by a damaged certificate is trusted by nobody.
    if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) out.certificate.reset();
  }
  if (key) {
    const Source from(BIO_new_mem_buf(key->data(), int(key->size())));
    out.key.reset(PEM_read_bio_PrivateKey(from.get(), nullptr, no_passphrase, nullptr));
  }
  ERR_clear_error();
  if (!out.certificate) return Error{"not_a_certificate", "", {certificate_file}, ""};
  if (!out.key) return Error{"not_a_certificate_key", "", {key_file}, ""};
  const bool fits = X509_check_private_key(out.certificate.get(), out.key.get()) == 1;
  ERR_clear_error();
  if (!fits) return Error{"other_certificate_key", "", {certificate_file, key_file}, ""};
  note_validity(out);
  return out;
}

}  // namespace dialogue::tls
