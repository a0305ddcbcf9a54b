// SPDX-License-Identifier: Apache-2.0
#include "server/mail/ledger.h"

#include <algorithm>
#include <charconv>

namespace dialogue::mail {
namespace {

constexpr std::string_view first_line = "dialogue mail 1\n";
constexpr std::int64_t hour_ms = 3'600'000, apart_ms = 20 * hour_ms, day_ms = 24 * hour_ms;
constexpr unsigned most_refusals = 3;

std::int64_t day_of(std::int64_t unix_ms, const Moment& now) { return (unix_ms + now.zone_s * 1000) / day_ms; }

/// The next word of a line; empty at its end.
std::string_view next_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

}  // namespace

MailLedger MailLedger::lost(std::int64_t now_ms) {
  MailLedger out;
  out.lost_ms_ = now_ms;
  return out;
}

// "lost MS", "UUID MS REFUSALS sent" or "UUID MS REFUSALS refused"
bool MailLedger::read_line(std::string_view line) {
  const auto who = next_word(line);
  const auto at = number(next_word(line));
  if (!at) return false;
  if (who == "lost") return lost_ms_ = *at, true;
  const auto person = Uuid::parse(who);
  const auto refusals = number(next_word(line));
  if (!person || !refusals || (line != "sent" && line != "refused")) return false;
  entries_[*person] = {*at, unsigned(std::min<std::int64_t>(*refusals, most_refusals)), line == "sent"};
  return true;
}

MailLedger MailLedger::read(std::string_view text, std::int64_t now_ms) {
  MailLedger out;
  if (!text.starts_with(first_line) || !text.ends_with('\n')) return lost(now_ms);
  text.remove_prefix(first_line.size());
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    if (!out.read_line(line)) return lost(now_ms);
  }
  return out;
}

std::string MailLedger::text() const {
  std::string out(first_line);
  if (lost_ms_ > 0) out += "lost " + std::to_string(lost_ms_) + "\n";
  for (const auto& [person, entry] : entries_)
    out +=
        person.text() + " " + std::to_string(entry.at_ms) + " " + std::to_string(entry.refusals) + (entry.sent ? " sent\n" : " refused\n");
  return out;
}

bool MailLedger::may_send(const Uuid& person, const Moment& now) {
  // A clock that went back: the last mail was sent now at the latest.
  lost_ms_ = std::min(lost_ms_, now.unix_ms);
  const auto found = entries_.find(person);
  if (found != entries_.end()) found->second.at_ms = std::min(found->second.at_ms, now.unix_ms);
  Entry last = found == entries_.end() ? Entry{} : found->second;
  if (lost_ms_ > last.at_ms) last = {lost_ms_, 0, true};
  if (last.at_ms == 0) return true;
  const bool same_day = day_of(last.at_ms, now) == day_of(now.unix_ms, now);
  if (!last.sent) return !same_day || (last.refusals < most_refusals && now.unix_ms - last.at_ms >= hour_ms);
  // A clock that went on by a day, which this process did not live through.
  const auto lived = monotonic_ms_.find(person);
  if (lived != monotonic_ms_.end() && now.monotonic_ms - lived->second < apart_ms) return false;
  return !same_day && now.unix_ms - last.at_ms >= apart_ms;
}

std::optional<MailLedger::Entry> MailLedger::note_sending(const Uuid& person, const Moment& now) {
  const auto before = entry(person);
  const bool same_day = before && day_of(before->at_ms, now) == day_of(now.unix_ms, now);
  entries_[person] = {now.unix_ms, same_day ? before->refusals : 0, true};
  monotonic_ms_[person] = now.monotonic_ms;
  return before;
}

void MailLedger::note_refused(const Uuid& person) {
  auto& entry = entries_[person];
  entry.sent = false;
  ++entry.refusals;
  monotonic_ms_.erase(person);
}

void MailLedger::put_back(const Uuid& person, const std::optional<Entry>& before) {
  if (before)
    entries_[person] = *before;
  else
    entries_.erase(person);
  monotonic_ms_.erase(person);
}

std::optional<MailLedger::Entry> MailLedger::entry(const Uuid& person) const {
  const auto found = entries_.find(person);
  return found == entries_.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t MailLedger::last_sent_ms() const {
  std::int64_t out = 0;
  for (const auto& [person, entry] : entries_)
    if (entry.sent) out = std::max(out, entry.at_ms);
  return out;
}

std::vector<Uuid> MailLedger::refused() const {
  std::vector<Uuid> out;
  for (const auto& [person, entry] : entries_)
    if (!entry.sent) out.push_back(person);
  return out;
}

}  // namespace dialogue::mail
