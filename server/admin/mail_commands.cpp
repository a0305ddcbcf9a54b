// SPDX-License-Identifier: Apache-2.0
#include "server/admin/mail_commands.h"

#include "server/admin/printing.h"
#include "shared/base/days.h"
#include "shared/domain/messages.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

std::string time_text(std::int64_t unix_ms) { return unix_ms == 0 ? "" : instant_text(unix_ms); }

Output status(const Command& c, const mail::MailReport& report) {
  const auto& options = report.options;
  std::string refused;
  for (const Uuid& person : report.refused) refused += (refused.empty() ? "" : " ") + person.text();
  const std::string state = !options ? "not set up" : options->enabled ? "on" : "off";
  const Strings told{{"mail", state},
                     {"server", options ? options->server_url : ""},
                     {"from", options ? options->from.address : ""},
                     {"hour", options ? std::to_string(options->hour) : ""},
                     {"stop_page", options && !options->stop_page.empty() ? "yes" : "no"},
                     {"last_sent", time_text(report.last_sent_ms)},
                     {"last_round", time_text(report.last_round_ms)},
                     {"refused", refused},
                     {"trouble", report.trouble ? report.trouble->code : ""},
                     {"trouble_words", report.trouble ? sentence(*report.trouble, "en") : ""}};
  std::string lines;
  for (const auto& [name, value] : told)
    if (!value.empty()) lines += (lines.empty() ? "" : "\n") + name + "  " + value;
  return print_object(c.json, told, lines);
}

Output send_now(const Command& c, mail::Mailer& mailer) {
  const auto done = mailer.send_now();
  if (!done) return failed(done.error(), c.json);
  auto out = print_numbers(c.json,
                           {{"sent", done->sent},
                            {"refused", done->refused},
                            {"unsure", done->unsure},
                            {"had_today", done->had},
                            {"nothing_waits", done->nothing},
                            {"no_address", done->no_address},
                            {"left", done->left}},
                           done->ended ? Strings() : Strings{{"trouble", done->ended.error().code}});
  if (!done->ended) {
    auto why = failed(done->ended.error(), false);
    out.err += why.err;
    out.status = why.status;
  }
  return out;
}

Output test(const Command& c, mail::Mailer& mailer) {
  if (const auto taken = mailer.test(c.email); !taken) return failed(taken.error(), c.json);
  return print_object(c.json, {{"taken", "yes"}},
                      "The mail server has taken a test mail. Look whether it arrives, and not among the spam.");
}

}  // namespace

Output run_mail(const Command& c, mail::Mailer& mailer) {
  if (c.verb == "mail test") return test(c, mailer);
  if (c.verb == "mail send-now") return send_now(c, mailer);
  return status(c, mailer.report());
}

watch::Check examine_mail(const Status& options, const mail::MailReport& report) {
  using State = watch::Check::State;
  if (!options) return {"mail", State::wrong, sentence(options.error(), "en") + " [" + options.error().code + "]", "Correct the options."};
  if (!report.options) return {"mail", State::ok, "it is not set up: nobody is told by e-mail that something waits"};
  if (!report.options->enabled) return {"mail", State::ok, "it is switched off"};
  if (report.trouble)
    return {"mail", State::todo, sentence(*report.trouble, "en") + " [" + report.trouble->code + "]",
            "Try the way: dialogued mail test ADDRESS."};
  if (report.last_sent_ms == 0) return {"mail", State::ok, "nobody was sent anything yet"};
  return {"mail", State::ok, "the last was sent at " + instant_text(report.last_sent_ms)};
}

}  // namespace dialogue::admin
