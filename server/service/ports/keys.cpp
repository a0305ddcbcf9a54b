// SPDX-License-Identifier: Apache-2.0
#include "server/service/ports/keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/days.h"
#include "sync/witness.h"

namespace dialogue {

namespace {

std::string fresh_key(Random& random) {
  std::array<std::uint8_t, 32> bytes;
  random.fill(bytes);
  return std::string(bytes.begin(), bytes.end());
}

std::vector<std::string_view> with(const std::string& now, const std::vector<std::string>& old) {
  std::vector<std::string_view> out{now};
  out.insert(out.end(), old.begin(), old.end());
  return out;
}

std::string public_half(const std::string& seed) {
  const PublicKey key = Ed25519Signer(seed).public_key();
  return std::string(key.begin(), key.end());
}

/// Devices name the next key by its first byte, and none by zero.
std::string fresh_line(Random& random, const std::vector<std::string>& others) {
  const auto names_another = [&](char first) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return other.front() == first; });
  };
  for (;;) {
    auto seed = fresh_key(random);
    const char first = public_half(seed).front();
    if (first != 0 && !names_another(first)) return seed;
  }
}

constexpr std::int64_t day_ms = 24 * 60 * 60 * 1000, told_ms = 90 * day_ms;

}  // namespace

Keys Keys::fresh(Random& random, std::int64_t now_ms) {
  Keys keys;
  keys.receipt = fresh_key(random);
  keys.cursor = fresh_key(random);
  keys.code = fresh_key(random);
  keys.audit_seed = fresh_key(random);
  keys.complete_line(random, now_ms);
  return keys;
}

bool Keys::complete_line(Random& random, std::int64_t now_ms) {
  if (!line_seed.empty()) return false;
  line_seed = fresh_line(random, {});
  next_line_seed = fresh_line(random, {public_half(line_seed)});
  next_line_made_ms = now_ms;
  return true;
}

Status Keys::may_rotate_line(std::int64_t now_ms) const {
  const auto from_ms = next_line_made_ms + told_ms;
  // A clock that went back makes nothing older.
  if (now_ms >= from_ms) return {};
  return Error{"line_key_young", "", {date_text(next_line_made_ms), date_text(from_ms + day_ms - 1)}, ""};
}

bool Keys::rotate(std::string_view name, Random& random, std::int64_t now_ms) {
  if (name == "receipt") {
    old_receipts.insert(old_receipts.begin(), std::exchange(receipt, fresh_key(random)));
  } else if (name == "cursor") {
    old_cursors.insert(old_cursors.begin(), std::exchange(cursor, fresh_key(random)));
  } else if (name == "code") {
    code = fresh_key(random);
  } else if (name == "audit") {
    Ed25519Signer before(audit_seed);
    audit_seed = fresh_key(random);
    const PublicKey next = Ed25519Signer(audit_seed).public_key();
    const std::string key(next.begin(), next.end());
    next_audits.push_back({key, std::string(raw(before.sign(next_key_signing_bytes(key))))});
  } else if (name == "line") {
    const auto before = public_half(line_seed), now = public_half(next_line_seed);
    old_lines.insert(old_lines.begin(), before);
    line_seed = std::exchange(next_line_seed, fresh_line(random, {before, now}));
    next_line_made_ms = now_ms;
  } else {
    return false;
  }
  return true;
}

std::vector<std::string_view> Keys::receipts() const { return with(receipt, old_receipts); }
std::vector<std::string_view> Keys::cursors() const { return with(cursor, old_cursors); }

namespace {

/// The line's keys of a file of before are not known to any device.
bool line_follows(const Keys& now, const Keys& before) {
  if (before.line_seed.empty() || now.line_seed == before.line_seed) return true;
  return std::find(now.old_lines.begin(), now.old_lines.end(), public_half(before.line_seed)) != now.old_lines.end();
}

}  // namespace

bool follows(const Keys& now, const Keys& before) {
  const auto has_all = [](const std::vector<std::string_view>& some, const std::vector<std::string_view>& all) {
    return std::all_of(some.begin(), some.end(), [&](std::string_view key) { return std::find(all.begin(), all.end(), key) != all.end(); });
  };
  if (!line_follows(now, before)) return false;
  if (!has_all(before.receipts(), now.receipts()) || !has_all(before.cursors(), now.cursors())) return false;
  const auto &old_audits = before.next_audits, &audits = now.next_audits;
  if (audits.size() < old_audits.size()) return false;
  for (std::size_t i = 0; i < old_audits.size(); ++i)
    if (audits[i].key != old_audits[i].key) return false;
  return audits.size() > old_audits.size() || now.audit_seed == before.audit_seed;
}

}  // namespace dialogue
