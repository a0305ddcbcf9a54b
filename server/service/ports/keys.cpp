// SPDX-License-Identifier: Apache-2.0
#include "server/service/ports/keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/signer.h"
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

}  // namespace

Keys Keys::fresh(Random& random) {
  Keys keys;
  keys.receipt = fresh_key(random);
  keys.cursor = fresh_key(random);
  keys.code = fresh_key(random);
  keys.audit_seed = fresh_key(random);
  return keys;
}

bool Keys::rotate(std::string_view name, Random& random) {
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
  } else {
    return false;
  }
  return true;
}

std::vector<std::string_view> Keys::receipts() const { return with(receipt, old_receipts); }
std::vector<std::string_view> Keys::cursors() const { return with(cursor, old_cursors); }

bool follows(const Keys& now, const Keys& before) {
  const auto has_all = [](const std::vector<std::string_view>& some, const std::vector<std::string_view>& all) {
    return std::all_of(some.begin(), some.end(), [&](std::string_view key) { return std::find(all.begin(), all.end(), key) != all.end(); });
  };
  if (!has_all(before.receipts(), now.receipts()) || !has_all(before.cursors(), now.cursors())) return false;
  const auto &old_audits = before.next_audits, &audits = now.next_audits;
  if (audits.size() < old_audits.size()) return false;
  for (std::size_t i = 0; i < old_audits.size(); ++i)
    if (audits[i].key != old_audits[i].key) return false;
  return audits.size() > old_audits.size() || now.audit_seed == before.audit_seed;
}

}  // namespace dialogue
