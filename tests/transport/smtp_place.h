// SPDX-License-Identifier: Apache-2.0
// A mail server of tests: takes mail on loopback and keeps it.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/transport/place.h"

namespace dialogue::test {

/// A mail as it came in.
struct TakenMail {
  std::string from, to;
  std::string bytes;  ///< header and body, without the full stop at the end

  /// The value of a header line, its encoded words read; empty when there is none.
  std::string header(std::string_view name) const;
  /// The text, as its reader sees it.
  std::string text() const;
};

class SmtpPlace {
 public:
  struct How {
    bool starttls = false, smtps = false;
    std::string certificate, key;                ///< files, for either
    std::string user, password;                  ///< empty: nobody has to log in
    std::set<std::string> refused;               ///< addresses that it does not take (550)
    bool refuses_everything = false;             ///< from the first command on (554)
    std::map<std::string, std::string> answers;  ///< by command, in place of its own; to "." when a mail was said
    bool silent_after_mail = false;              ///< takes a mail, and says nothing more
  };
  explicit SmtpPlace(How how);
  SmtpPlace() : SmtpPlace(How{}) {}

  std::uint16_t port() const { return place_->port(); }
  int connections() const { return place_->accepted(); }
  std::vector<TakenMail> mails() const;
  /// Words that were heard before encryption, for a test that nothing secret was among them.
  std::string heard_plain() const;

 private:
  class Talk;
  const How how_;
  mutable std::mutex mutex_;
  std::vector<TakenMail> mails_;
  std::string heard_plain_;
  std::unique_ptr<Place> place_;
};

}  // namespace dialogue::test
