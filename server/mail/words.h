// SPDX-License-Identifier: Apache-2.0
// What is written in a mail: numbers and kinds, and nothing of what anybody wrote. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "server/mail/mail_sender.h"
#include "server/service/mail/digests.h"

namespace dialogue::mail {

/// "2 support requests wait for your comment", in a language.
std::string waiting_line(const Waiting& waiting, std::string_view lang);

/// The daily mail. `stop_url`: empty where people stop it on their devices only.
Mail daily_mail(std::string to, std::string_view lang, const std::vector<Waiting>& waiting, std::string stop_url);
/// What an administrator sends to try the way.
Mail test_mail(std::string to);

}  // namespace dialogue::mail
