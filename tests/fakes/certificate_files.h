// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace dialogue::test {

/// A certificate and its key as a certificate authority would give them, in two PEM files that are written as a whole.
struct CertificateFiles {
  std::string certificate, key;

  /// `name` is the certificate's; valid from `days` ago and for so many days from now.
  void write(const std::string& name, int days = 90) const;
  void write_certificate_only(const std::string& name) const;
};

}  // namespace dialogue::test
