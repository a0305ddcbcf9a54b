// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <openssl/x509.h>

#include <string>

#include "client/core/verbs/trust.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace dialogue {

/// Says whether a certificate is that of the server, and in an error why not. One thread.
class CertificateJudge {
 public:
  CertificateJudge(std::string host, Trust trust, Clock& clock);

  /// Of a certificate that was just shown, with its chain. Codes: wrong_key, not_trusted, clock_wrong, certificate_expired.
  Status of_shown(X509_STORE_CTX& shown) const;
  Clock& clock() const { return clock_; }
  /// Of the certificate that a session which goes on had begun with. Who signed it is not looked at again: that is known for a day.
  Status of_kept(const X509* certificate) const;

 private:
  Status own_key(const X509* certificate) const;

  const std::string host_;
  const Trust trust_;
  Clock& clock_;
};

}  // namespace dialogue
