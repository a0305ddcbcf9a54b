// SPDX-License-Identifier: Apache-2.0
// Mail over SMTP. The one place of libcurl.
#pragma once

#include <functional>
#include <memory>

#include "server/mail/mail_options.h"
#include "server/mail/mail_sender.h"
#include "shared/base/clock.h"

namespace dialogue::mail {

/// `give_up`: asked about once a second while something is under way; yes ends it.
std::unique_ptr<MailSender> smtp_sender(const MailOptions& options, Clock& clock, Random& random, std::function<bool()> give_up);

}  // namespace dialogue::mail
