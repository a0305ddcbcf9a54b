// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/mail/mail_sender.h"

namespace dialogue::test {

/// A mail server with a way to it. It does not take mail for refused@example.org.
struct MailWay {
  std::unique_ptr<mail::MailSender> sender;
  std::function<std::vector<mail::Mail>()> taken;
  std::function<int()> connections;
};

enum class MailWayIs { open, out, silent };

/// What every mail::MailSender must do.
void check_mail_sender(const std::function<MailWay(MailWayIs)>& make);

}  // namespace dialogue::test
