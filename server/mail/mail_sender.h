// SPDX-License-Identifier: Apache-2.0
// The way to a mail server. Implementations: server/mail/smtp_sender.h and, in memory, tests/fakes/memory_mail_sender.h; one contract suite
// for both (tests/contract/mail_sender_contract.cpp).
#pragma once

#include <string>

#include "server/mail/address.h"
#include "shared/base/result.h"

namespace dialogue::mail {

struct Mail {
  std::string to;       ///< as mail_address gives it
  std::string subject;  ///< any text
  std::string text;     ///< lines that end with \n
  std::string lang;
  std::string stop_url = {};  ///< a page on which the reader stops such mail; empty: there is none
};

/// What became of a mail.
struct Delivery {
  Status taken;                ///< whether the mail server has taken it
  bool may_have_gone = false;  ///< it was not heard to take it, and may have done so all the same
  bool server_is_out = false;  ///< other mail would fare no better now
};

/// One connection for any number of mails; it stands up with the first and ends with the sender. One thread. Codes: mail_address (nothing
/// was said to anybody), mail_address_refused, mail_refused; of a server that is out: mail_host_unknown, mail_no_answer,
/// mail_no_encryption, mail_certificate, mail_login, mail_busy, mail_refused, stopping.
class MailSender {
 public:
  virtual ~MailSender() = default;
  virtual Delivery send(const Mail& mail) = 0;
};

}  // namespace dialogue::mail
