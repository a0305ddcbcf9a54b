// SPDX-License-Identifier: Apache-2.0
#include "client/core/transport/certificate_judge.h"

#include <openssl/asn1.h>
#include <openssl/evp.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

#include "client/core/transport/server_address.h"

namespace dialogue {
namespace {

std::optional<Trust::Key> line_key(const X509* certificate) {
  const EVP_PKEY* key = certificate ? X509_get0_pubkey(certificate) : nullptr;
  if (!key || EVP_PKEY_get_id(key) != EVP_PKEY_ED25519) return std::nullopt;
  Trust::Key out;
  std::size_t size = out.size();
  if (EVP_PKEY_get_raw_public_key(key, out.data(), &size) != 1 || size != out.size()) return std::nullopt;
  return out;
}

/// "2027-03-17 14:00 UTC", as every language reads it.
std::string moment(const std::tm& parts) {
  char out[32];
  const auto size = std::strftime(out, sizeof out, "%Y-%m-%d %H:%M UTC", &parts);
  return {out, size};
}

std::string moment(std::time_t seconds) {
  std::tm parts{};
  return ::gmtime_r(&seconds, &parts) ? moment(parts) : "?";
}

std::string moment(const ASN1_TIME* time) {
  std::tm parts{};
  return time && ASN1_TIME_to_tm(time, &parts) == 1 ? moment(parts) : "?";
}

}  // namespace

CertificateJudge::CertificateJudge(std::string host, Trust trust, Clock& clock)
    : host_(std::move(host)), trust_(std::move(trust)), clock_(clock) {}

Status CertificateJudge::own_key(const X509* certificate) const {
  const auto key = line_key(certificate);
  if (key && std::find(trust_.keys.begin(), trust_.keys.end(), *key) != trust_.keys.end()) return {};
  if (key && trust_.fingerprint && fingerprint_of(*key) == *trust_.fingerprint) return {};
  return Error{"wrong_key", "", {}, key ? "another key" : "no key of ours"};
}

Status CertificateJudge::of_shown(X509_STORE_CTX& shown) const {
  if (trust_.mode == Trust::Mode::own) return own_key(X509_STORE_CTX_get0_cert(&shown));
  const auto now = static_cast<std::time_t>(clock_.unix_ms() / 1000);
  X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(&shown);
  X509_VERIFY_PARAM_set_time(rules, now);
  X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  const int named =
      is_ip(host_) ? X509_VERIFY_PARAM_set1_ip_asc(rules, host_.c_str()) : X509_VERIFY_PARAM_set1_host(rules, host_.data(), host_.size());
  if (named != 1) return Error{"not_trusted", "", {host_}, "no name to check"};
  if (X509_verify_cert(&shown) == 1) return {};
  const int why = X509_STORE_CTX_get_error(&shown);
  const X509* which = X509_STORE_CTX_get_current_cert(&shown);
  const std::string detail = X509_verify_cert_error_string(why);
  if (which && why == X509_V_ERR_CERT_NOT_YET_VALID)
    return Error{"clock_wrong", "", {moment(X509_get0_notBefore(which)), moment(now)}, detail};
  if (which && why == X509_V_ERR_CERT_HAS_EXPIRED)
    return Error{"certificate_expired", "", {moment(X509_get0_notAfter(which)), moment(now)}, detail};
  return Error{"not_trusted", "", {host_}, detail};
}

Status CertificateJudge::of_kept(const X509* certificate) const {
  if (trust_.mode == Trust::Mode::own) return own_key(certificate);
  auto now = static_cast<std::time_t>(clock_.unix_ms() / 1000);
  const bool valid =
      certificate && X509_cmp_time(X509_get0_notBefore(certificate), &now) < 0 && X509_cmp_time(X509_get0_notAfter(certificate), &now) > 0;
  return valid ? Status() : Error{"not_trusted", "", {host_}, "the session's certificate is not valid now"};
}

}  // namespace dialogue
