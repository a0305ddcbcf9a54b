// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/admin/command_line.h"
#include "server/mail/mailer.h"
#include "server/watch/check.h"

namespace dialogue::admin {

/// mail status, mail test, mail send-now.
Output run_mail(const Command& c, mail::Mailer& mailer);
/// For doctor. `options`: whether they can be used.
watch::Check examine_mail(const Status& options, const mail::MailReport& report);

}  // namespace dialogue::admin
