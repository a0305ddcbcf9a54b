// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mailer.h"

#include <algorithm>
#include <utility>

#include "server/mail/words.h"
#include "server/store/whole_file.h"
#include "shared/base/log.h"
#include "shared/base/time_zone.h"

namespace dialogue::mail {
namespace {

constexpr std::size_t most_a_round = 500;  ///< the next round goes on
constexpr std::size_t noted_together = 20;
constexpr std::int64_t minute_ms = 60'000, first_pause_ms = 15 * minute_ms, longest_pause_ms = 120 * minute_ms;

Moment moment_of(Clock& clock, const std::string& zone_name) {
  Moment out{clock.unix_ms(), clock.monotonic_ms(), 0};
  if (const auto zone = TimeZone::load(zone_name)) out.zone_s = zone->offset_at(out.unix_ms / 1000);
  return out;
}

int hour_of(const Moment& now) {
  constexpr std::int64_t day_s = 86'400, hour_s = 3600;
  return int((now.unix_ms / 1000 + now.zone_s) % day_s / hour_s);
}

}  // namespace

Mailer::Mailer(Parts parts) : parts_(std::move(parts)) {
  try {
    open_ledger();
    tell_of_ledger();
  } catch (const Failure&) {
    // The first round tells of it.
  }
}

void Mailer::apply(std::optional<MailOptions> options) {
  const std::lock_guard lock(mutex_);
  options_ = std::move(options);
}

std::optional<MailOptions> Mailer::options() const {
  const std::lock_guard lock(mutex_);
  return options_;
}

void Mailer::turn() {
  const auto options = this->options();
  if (!options || !options->enabled) return;
  {
    const std::lock_guard lock(sending_);
    if (parts_.clock.monotonic_ms() < not_before_ms_) return;
  }
  if (auto done = round(*options, false); !done) log(LogLevel::error, "mail_stands", done.error());
}

Result<Round> Mailer::send_now() {
  const auto options = this->options();
  if (!options || !options->enabled) return Error{"mail_off", "", {}, ""};
  return rounds_for_all(*options);
}

Result<Round> Mailer::rounds_for_all(const MailOptions& options) {
  auto all = round(options, true);
  while (all && all->left > 0 && !all->server_is_out) {
    const auto more = round(options, true);
    if (!more) return more.error();
    all->sent += more->sent;
    all->refused += more->refused;
    all->unsure += more->unsure;
    all->left = more->left;
    all->server_is_out = more->server_is_out;
    if (!more->ended) all->ended = more->ended;
  }
  return all;
}

Status Mailer::test(std::string_view address) {
  const auto options = this->options();
  if (!options) return Error{"mail_off", "", {}, ""};
  const auto to = mail_address(address);
  if (!to) return Error{"mail_address", "", {}, ""};
  auto taken = parts_.connect(*options, parts_.give_up)->send(test_mail(*to)).taken;
  const std::lock_guard lock(mutex_);
  if (taken) report_.trouble.reset();
  return taken;
}

MailReport Mailer::report() const {
  const std::lock_guard lock(mutex_);
  MailReport out = report_;
  out.options = options_;
  return out;
}

Result<Round> Mailer::round(const MailOptions& options, bool at_any_hour) {
  const std::lock_guard lock(sending_);
  Round out;
  try {
    open_ledger();
    const auto readers = parts_.digests.readers().take();
    auto letters = due(readers, options, at_any_hour, out);
    std::vector<MailReader> concerned;
    for (const Letter& letter : letters) concerned.push_back(letter.reader);
    auto waiting = concerned.empty() ? std::map<Uuid, std::vector<Waiting>>() : parts_.digests.waiting(concerned, parts_.give_up).take();
    for (Letter& letter : letters) letter.waiting = std::move(waiting[letter.reader.person]);
    const auto waits = [](const Letter& letter) { return !letter.waiting.empty(); };
    out.nothing = letters.size() - std::uint64_t(std::count_if(letters.begin(), letters.end(), waits));
    std::erase_if(letters, [&](const Letter& letter) { return !waits(letter); });
    if (letters.size() > most_a_round) {
      out.left = letters.size() - most_a_round;
      letters.erase(letters.begin() + most_a_round, letters.end());
    }
    out.server_is_out = !send(letters, options, out);
    if (!out.server_is_out) failures_ = 0;
  } catch (const Failure& failure) {
    end_round(out);
    return failure.error();
  }
  end_round(out);
  return out;
}

std::vector<Mailer::Letter> Mailer::due(const std::vector<MailReader>& readers, const MailOptions& options, bool at_any_hour,
                                        Round& round) {
  std::vector<Letter> out;
  for (const MailReader& reader : readers) {
    const Moment now = moment_of(parts_.clock, reader.zone);
    const auto to = mail_address(reader.address);
    if (!to)
      ++round.no_address;
    else if (!at_any_hour && hour_of(now) < options.hour)
      ++round.later;
    else if (!ledger_->may_send(reader.person, now))
      ++round.had;
    else
      out.push_back({reader, *to, now, {}});
  }
  return out;
}

/// False when the mail server was out.
bool Mailer::send(std::vector<Letter>& letters, const MailOptions& options, Round& round) {
  if (letters.empty()) return true;
  const auto sender = parts_.connect(options, parts_.give_up);
  for (std::size_t from = 0; from < letters.size(); from += noted_together) {
    const auto end = std::min(from + noted_together, letters.size());
    std::vector<std::optional<MailLedger::Entry>> before;
    for (std::size_t i = from; i < end; ++i) before.push_back(ledger_->note_sending(letters[i].reader.person, letters[i].now));
    save_ledger();
    for (std::size_t i = from; i < end; ++i) {
      const Letter& letter = letters[i];
      const auto stop = options.stop_page.empty() ? std::string() : options.stop_page + parts_.digests.stop_token(letter.reader.person);
      const auto delivery = sender->send(daily_mail(letter.to, letter.reader.lang, letter.waiting, stop));
      if (delivery.taken) {
        ++round.sent;
        parts_.counted("sent");
      } else if (delivery.may_have_gone) {
        ++round.unsure;
        parts_.counted("unsure");
      } else if (!delivery.server_is_out) {
        ledger_->note_refused(letter.reader.person);
        ++round.refused;
        parts_.counted("refused");
      }
      if (!delivery.taken) round.ended = delivery.taken;
      if (!delivery.server_is_out && !delivery.may_have_gone) continue;
      // The line is down. Who was not said anything of is tried again later.
      for (std::size_t rest = i + (delivery.may_have_gone ? 1 : 0); rest < end; ++rest)
        ledger_->put_back(letters[rest].reader.person, before[rest - from]);
      save_ledger();
      const auto pause = std::min(first_pause_ms << std::min(failures_++, 4u), longest_pause_ms);
      not_before_ms_ = parts_.clock.monotonic_ms() + pause;
      return false;
    }
    save_ledger();
  }
  return true;
}

void Mailer::open_ledger() {
  if (ledger_) return;
  const auto now_ms = parts_.clock.unix_ms();
  const auto text = read_file(parts_.ledger_file);
  ledger_ = text ? MailLedger::read(*text, now_ms) : MailLedger();
}

void Mailer::save_ledger() const { replace_file(parts_.ledger_file, ledger_->text()); }

void Mailer::end_round(const Round& round) {
  if (round.sent + round.refused + round.unsure > 0 || !round.ended) {
    const auto code = round.ended ? std::string() : round.ended.error().code;
    log(round.ended ? LogLevel::info : LogLevel::warning, "mail_sent",
        {{"sent", round.sent}, {"refused", round.refused}, {"unsure", round.unsure}, {"code", code.empty() ? "-" : code}});
  }
  const std::lock_guard lock(mutex_);
  report_.last = round;
  report_.last_round_ms = parts_.clock.unix_ms();
  if (ledger_) tell_of_ledger();
  if (!round.ended)
    report_.trouble = round.ended.error();
  else if (round.sent > 0)
    report_.trouble.reset();
}

void Mailer::tell_of_ledger() {
  report_.last_sent_ms = ledger_->last_sent_ms();
  report_.refused = ledger_->refused();
}

void forget_nothing(const std::string& ledger_file, std::int64_t now_ms) {
  if (!read_file(ledger_file)) replace_file(ledger_file, MailLedger::lost(now_ms).text());
}

}  // namespace dialogue::mail
