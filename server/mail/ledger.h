// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"

namespace dialogue::mail {

/// The time, as it counts for one person.
struct Moment {
  std::int64_t unix_ms = 0;
  std::int64_t monotonic_ms = 0;  ///< of this process
  std::int64_t zone_s = 0;        ///< what their clocks show beyond UTC
};

/// When each person was last sent their daily mail. It lies beside the database, so that a restore does not forget it. What it says is on
/// disk before a mail goes out: a mail may then get lost with the machine, but none goes out twice. One thread at a time.
class MailLedger {
 public:
  struct Entry {
    std::int64_t at_ms = 0;
    unsigned refusals = 0;  ///< by the mail server, on the day of `at_ms`
    bool sent = false;      ///< or on its way, for all that is known
    bool operator==(const Entry&) const = default;
  };

  /// What cannot be read counts as if everybody had been sent theirs now.
  static MailLedger read(std::string_view text, std::int64_t now_ms);
  /// One of which nothing is known: somebody may have been sent theirs up to now.
  static MailLedger lost(std::int64_t now_ms);
  std::string text() const;

  /// Not on the day of the last one where they are, nor within 20 hours of it, whatever the clock did meanwhile. One that the mail server
  /// has refused is tried again an hour later, three times a day at most.
  bool may_send(const Uuid& person, const Moment& now);
  /// Returns what stood there.
  std::optional<Entry> note_sending(const Uuid& person, const Moment& now);
  void note_refused(const Uuid& person);
  /// Nothing has gone out.
  void put_back(const Uuid& person, const std::optional<Entry>& before);

  std::optional<Entry> entry(const Uuid& person) const;
  std::int64_t last_sent_ms() const;
  /// Those whose last mail the mail server has refused.
  std::vector<Uuid> refused() const;

 private:
  bool read_line(std::string_view line);

  std::map<Uuid, Entry> entries_;
  std::map<Uuid, std::int64_t> monotonic_ms_;  ///< of what was noted in this process
  std::int64_t lost_ms_ = 0;                   ///< up to then nothing is known
};

}  // namespace dialogue::mail
