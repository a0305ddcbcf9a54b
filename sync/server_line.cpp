// SPDX-License-Identifier: Apache-2.0
#include "sync/server_line.h"

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/base/planted.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "sync/request_token.h"
#include "sync/wire_form.h"
#include "sync/witness.h"

namespace dialogue {

std::unique_ptr<Signer> ServerLine::signer() { return ports_.signer(get_bytes(ports_.store, meta::seed)); }

void ServerLine::sign(WireRequest& request) {
  const auto own = signer();
  const LineKeys known = line_keys(ports_.store);
  RequestToken token;
  token.device = get_uuid(ports_.store, meta::device);
  // The server takes each time once.
  last_ms_ = std::clamp<std::int64_t>(ports_.clock.unix_ms() + clock_offset(ports_.store), last_ms_ + 1, latest_token_ms);
  token.time_ms = last_ms_;
  // Who knows no number asks for it so.
  token.mark = known.next.empty() || !known.number ? std::uint8_t{0} : static_cast<std::uint8_t>(known.next.front());
  token.signature = raw(own->sign(request_signing_bytes(token, request.method, request.path, blake2b(request.body))));
  request.authorization = encode(token);
  request.proof_keys.clear();
  for (const std::string& key : {known.current, known.next})
    if (!key.empty()) request.proof_keys.push_back(answer_key(*own, key, token.device, key));
}

std::optional<LineKeys> ServerLine::proven_by(const WireRequest& request, const WireReply& reply) {
  const LineKeys known = line_keys(ports_.store);
  if (planted(Plant::answer_unproven)) return known;
  const auto by = [&](std::size_t which) {
    return request.proof_keys.size() > which && is_proven(request.proof_keys[which], request.authorization, reply);
  };
  if (by(0)) return known;
  if (!by(1)) return vouched_for(request, reply);
  // The server has put the next key into use. It will tell which one follows.
  LineKeys promoted{known.next, {}, {}};
  if (known.number) promoted.number = *known.number + 1;
  return promoted;
}

std::optional<LineKeys> ServerLine::vouched_for(const WireRequest& request, const WireReply& reply) {
  if (reply.proof.empty()) return {};
  const auto json = answer_json(reply);
  const auto answer = json ? decode_sync_response(*json) : Result<SyncResponse>(json.error());
  if (!answer || !answer->line) return {};
  const LineKeys& told = *answer->line;
  const LineKeys known = line_keys(ports_.store);
  // Keys that were in use before are vouched for as well, and somebody else may have them by now.
  if (!known.current.empty() && (!told.number || *told.number <= known.number.value_or(0))) return {};
  if (!is_signed(told, *answer)) return {};
  const Uuid device = get_uuid(ports_.store, meta::device);
  if (!is_proven(answer_key(*signer(), told.current, device, told.current), request.authorization, reply)) return {};
  return told;
}

bool ServerLine::is_signed(const LineKeys& told, const SyncResponse& answer) {
  const std::string audit = Witness(ports_).followed(answer.next_keys);
  return !audit.empty() &&
         ports_.verifier.verify(audit, line_keys_signing_bytes(told), told.number ? told.number_signature : told.signature);
}

LineKeys ServerLine::told(const LineKeys& proven, const SyncResponse& answer) {
  if (!answer.line || answer.line->current != proven.current || !is_signed(*answer.line, answer)) return proven;
  LineKeys out = *answer.line;
  if (!out.number) out.number = proven.number;
  return out.number < proven.number ? proven : out;
}

void ServerLine::correct_clock(std::int64_t server_ms) {
  note_server_time(ports_, server_ms);
  constexpr std::int64_t minute_ms = 60'000;
  if (last_ms_ > server_ms + minute_ms) last_ms_ = 0;
}

}  // namespace dialogue
