// SPDX-License-Identifier: Apache-2.0
// The daily mail of a platform that is open.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/config/settings.h"
#include "server/mail/mailer.h"
#include "server/net/metrics.h"
#include "server/open_platform.h"

namespace dialogue {

/// When each person was sent their last one.
std::string ledger_file(const std::string& folder);
/// Sends nothing until options were applied. `counts`: null where nobody counts.
std::unique_ptr<mail::Mailer> mailer_of(Platform& open, const std::string& folder, std::function<bool()> give_up, net::Metrics* counts);
/// Codes as mail::mail_options; then nothing has changed.
Status apply_mail(mail::Mailer& mailer, const config::Settings& settings);

}  // namespace dialogue
