// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/mail/ledger.h"
#include "server/mail/mail_options.h"
#include "server/mail/mail_sender.h"
#include "server/service/mail/digests.h"
#include "shared/base/clock.h"

namespace dialogue::mail {

/// What a round came to, in people.
struct Round {
  std::uint64_t sent = 0;
  std::uint64_t refused = 0;  ///< by the mail server
  std::uint64_t unsure = 0;   ///< no answer was heard; they count as sent
  std::uint64_t had = 0;      ///< had theirs today
  std::uint64_t later = 0;    ///< their hour has not come
  std::uint64_t nothing = 0;  ///< nothing waits for them
  std::uint64_t no_address = 0;
  std::uint64_t left = 0;      ///< for the next round
  Status ended;                ///< what went wrong at last
  bool server_is_out = false;  ///< so it ended early
};

/// What administrators are told.
struct MailReport {
  std::optional<MailOptions> options;
  std::int64_t last_sent_ms = 0;   ///< to anybody; 0 = never
  std::int64_t last_round_ms = 0;  ///< of this process
  Round last;
  std::optional<Error> trouble;  ///< of the last try to send
  std::vector<Uuid> refused;     ///< people whose last mail the mail server has refused
};

/// Sends each person their daily mail. Any thread; one round at a time.
class Mailer {
 public:
  using GiveUp = std::function<bool()>;
  struct Parts {
    Digests& digests;
    Clock& clock;
    std::string ledger_file;
    std::function<std::unique_ptr<MailSender>(const MailOptions&, GiveUp)> connect;
    GiveUp give_up = [] { return false; };
    std::function<void(std::string_view result)> counted = [](std::string_view) {};  ///< "sent", "refused", "unsure"
  };
  explicit Mailer(Parts parts);

  /// From now on; without any nobody is sent mail.
  void apply(std::optional<MailOptions> options);
  /// For the clock: those whose hour has come. After a mail server was out it waits before it tries again. Throws nothing.
  void turn();
  /// For an administrator: at any hour, at once and to all. Nobody is sent a second mail on one day. Codes: mail_off, and those of a store
  /// that fails.
  Result<Round> send_now();
  /// One mail to try the way, also while mail is switched off. Codes: mail_off, mail_address, and those of MailSender.
  Status test(std::string_view address);

  MailReport report() const;

 private:
  struct Letter {
    MailReader reader;
    std::string to;
    Moment now;
    std::vector<Waiting> waiting;
  };

  std::optional<MailOptions> options() const;
  Result<Round> round(const MailOptions& options, bool at_any_hour);
  Result<Round> rounds_for_all(const MailOptions& options);
  std::vector<Letter> due(const std::vector<MailReader>& readers, const MailOptions& options, bool at_any_hour, Round& round);
  bool send(std::vector<Letter>& letters, const MailOptions& options, Round& round);
  void open_ledger();
  void save_ledger() const;
  void end_round(const Round& round);
  void tell_of_ledger();

  const Parts parts_;
  std::mutex sending_;  ///< of the ledger and what follows it
  std::optional<MailLedger> ledger_;
  unsigned failures_ = 0;  ///< of the mail server, one after another
  std::int64_t not_before_ms_ = 0;

  mutable std::mutex mutex_;  ///< of what others ask
  std::optional<MailOptions> options_;
  MailReport report_;
};

/// For a folder into which a platform was restored: people may have been sent their mail up to now, as far as anybody knows. Where the
/// folder knows it, what it knows stands. Throws Failure.
void forget_nothing(const std::string& ledger_file, std::int64_t now_ms);

}  // namespace dialogue::mail
