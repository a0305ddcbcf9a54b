// SPDX-License-Identifier: Apache-2.0
#include "sync/witness.h"

#include <algorithm>
#include <set>

#include "shared/wire/json.h"
#include "sync/meta.h"
#include "sync/ports.h"

namespace dialogue {

namespace {

constexpr std::size_t most_alarms = 20;
constexpr std::string_view behind = "behind";  // setting: "1" while the last head seen was below the newest

/// A head as it is kept: with the past cursor that it came with, and the newest one by itself.
struct Kept {
  Epoch epoch;
  std::uint64_t seq = 0;
  std::string hash;
};

std::optional<Kept> kept_from(std::string_view text) {
  if (text.empty()) return {};
  const auto document = json::Document::parse(text);
  if (!document) return {};
  const auto root = document->root();
  const auto epoch = root.find("epoch"), seq = root.find("seq"), hash = root.find("hash");
  Kept out;
  if (!epoch || !seq || !hash || !unb64(hash->string().value_or(""), out.hash)) return {};
  out.epoch = epoch->string().value_or("");
  out.seq = seq->u53().value_or(0);
  return out;
}

}  // namespace

std::string head_signing_bytes(const Epoch& epoch, std::uint64_t seq, std::string_view chain) {
  std::string out = "dialogue head 1\n" + epoch + "\n" + std::to_string(seq) + "\n";
  out += chain;
  return out;
}

std::string next_key_signing_bytes(std::string_view key) { return "dialogue audit key 1\n" + std::string(key); }

std::string encode_head(const Head& head, const Epoch& epoch) {
  json::Writer out;
  out.begin_object();
  out.key("epoch").string(epoch).key("seq").number(head.seq);
  out.key("hash").string(b64(head.hash)).key("signature").string(b64(head.signature));
  return out.end_object().take();
}

bool Witness::is_signed(const Head& head, const Epoch& epoch) {
  const std::string key = get_bytes(ports_.store, meta::server_key);
  return key.empty() || ports_.verifier.verify(key, head_signing_bytes(epoch, head.seq, head.hash), head.signature);
}

// An answer that came late, to a request from before a restore, does not say of which life it is.
bool Witness::of_a_past_life(const Head& head) {
  std::set<Epoch> epochs{ports_.store.meta(meta::ghost_epoch)};
  if (const auto newest = kept_from(ports_.store.meta(meta::witness))) epochs.insert(newest->epoch);
  for (const auto& past : ports_.store.past())
    if (const auto kept = kept_from(past.head)) epochs.insert(kept->epoch);
  return std::any_of(epochs.begin(), epochs.end(), [&](const Epoch& epoch) { return !epoch.empty() && is_signed(head, epoch); });
}

void Witness::see(const Head& head, const Epoch& epoch) {
  if (!is_signed(head, epoch)) {
    if (!of_a_past_life(head)) raise("head_signature", head, epoch);
    return;
  }
  const auto newest = kept_from(ports_.store.meta(meta::witness));
  const auto differs = [&](const std::optional<Kept>& kept) {
    return kept && kept->epoch == epoch && kept->seq == head.seq && kept->hash != head.hash;
  };
  if (differs(newest)) return raise("head_rewritten", head, epoch);
  if (newest && newest->epoch == epoch && head.seq < newest->seq) {
    for (const auto& past : ports_.store.past())
      if (differs(kept_from(past.head))) return raise("head_rewritten", head, epoch);
    // Once it may be an answer that came late. A log that is still shorter the next time has become so.
    if (get_flag(ports_.store, behind)) return raise("head_behind", head, epoch);
    return set_flag(ports_.store, behind, true);
  }
  set_flag(ports_.store, behind, false);
  if (!newest || newest->epoch != epoch || newest->seq < head.seq) ports_.store.set_meta(meta::witness, encode_head(head, epoch));
}

std::string Witness::followed(const std::vector<NextKey>& keys) {
  std::string trusted = get_bytes(ports_.store, meta::server_key);
  for (const NextKey& next : keys)
    if (!trusted.empty() && ports_.verifier.verify(trusted, next_key_signing_bytes(next.key), next.signature)) trusted = next.key;
  return trusted;
}

void Witness::follow(const std::vector<NextKey>& keys) {
  const std::string trusted = followed(keys);
  if (trusted != get_bytes(ports_.store, meta::server_key)) set_bytes(ports_.store, meta::server_key, trusted);
}

std::vector<Alarm> Witness::alarms() {
  std::vector<Alarm> out;
  const std::string text = ports_.store.meta(meta::alarms);
  if (text.empty()) return out;
  const auto document = json::Document::parse(text);
  if (!document) return out;
  for (const auto one : document->root().elements()) {
    const auto code = one.find("code"), epoch = one.find("epoch"), seq = one.find("seq"), at = one.find("at");
    if (code && epoch && seq && at)
      out.push_back({code->string().value_or(""), epoch->string().value_or(""), seq->u53().value_or(0),
                     static_cast<std::int64_t>(at->u53().value_or(0))});
  }
  return out;
}

void Witness::raise(const char* code, const Head& head, const Epoch& epoch) {
  auto all = alarms();
  // The same cause again is no news.
  if (std::any_of(all.begin(), all.end(), [&](const Alarm& a) { return a.code == code && a.epoch == epoch && a.seq == head.seq; })) return;
  all.push_back({code, epoch, head.seq, std::max<std::int64_t>(ports_.clock.unix_ms(), 0)});
  if (all.size() > most_alarms) all.erase(all.begin());
  json::Writer out;
  out.begin_array();
  for (const Alarm& alarm : all) {
    out.begin_object().key("code").string(alarm.code).key("epoch").string(alarm.epoch);
    out.key("seq").number(alarm.seq).key("at").number(alarm.at_ms).end_object();
  }
  ports_.store.set_meta(meta::alarms, out.end_array().take());
}

}  // namespace dialogue
