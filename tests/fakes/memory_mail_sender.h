// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/mail/mail_sender.h"

namespace dialogue::test {

/// A mail server in memory, which outlives the ways to it.
struct MemoryMailServer {
  std::vector<mail::Mail> taken;
  std::set<std::string> refused;  ///< addresses that it does not take
  bool out = false;               ///< it does not answer
  bool silent = false;            ///< it takes a mail, and says nothing more
  int connections = 0;
};

class MemoryMailSender final : public mail::MailSender {
 public:
  explicit MemoryMailSender(MemoryMailServer& server) : server_(server) {}
  mail::Delivery send(const mail::Mail& mail) override {
    if (mail::mail_address(mail.to) != mail.to) return {Error{"mail_address", "", {}, ""}};
    if (server_.out) return {Error{"mail_no_answer", "", {"memory"}, ""}, false, true};
    if (!std::exchange(connected_, true)) ++server_.connections;
    if (server_.refused.contains(mail.to)) return {Error{"mail_address_refused", "", {"550"}, ""}};
    server_.taken.push_back(mail);
    if (server_.silent) return {Error{"mail_no_answer", "", {"memory"}, ""}, true, false};
    return {};
  }

 private:
  MemoryMailServer& server_;
  bool connected_ = false;
};

}  // namespace dialogue::test
