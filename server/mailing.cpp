// SPDX-License-Identifier: Apache-2.0
#include "server/mailing.h"

#include <utility>

#include "server/mail/smtp_sender.h"

namespace dialogue {

std::string ledger_file(const std::string& folder) { return folder + "/mail"; }

std::unique_ptr<mail::Mailer> mailer_of(Platform& open, const std::string& folder, std::function<bool()> give_up, net::Metrics* counts) {
  mail::Mailer::Parts parts{open.service->digests(), system_clock(), ledger_file(folder),
                            [](const mail::MailOptions& options, mail::Mailer::GiveUp stop) {
                              return mail::smtp_sender(options, system_clock(), system_random(), std::move(stop));
                            }};
  parts.give_up = std::move(give_up);
  if (counts) parts.counted = [counts](std::string_view result) { counts->count("dialogue_mails_total", net::label("result", result)); };
  return std::make_unique<mail::Mailer>(std::move(parts));
}

Status apply_mail(mail::Mailer& mailer, const config::Settings& settings) {
  auto options = mail::mail_options(settings);
  if (!options) return options.error();
  mailer.apply(std::move(*options));
  return {};
}

}  // namespace dialogue
