// SPDX-License-Identifier: Apache-2.0
#include "client/app/sample/sample_session.h"

#include <algorithm>

#include "shared/wire/json_string.h"
#include "sync/answer_proof.h"
#include "sync/device_code.h"

namespace dialogue {

Result<WireRequest> SampleSession::enrol(const std::string& code, const std::string&) {
  WireRequest request;
  request.path = "/v1/enrol";
  request.body = code;
  return request;
}

Status SampleSession::take_enrolled(const std::string& url, const WireReply& reply) {
  if (reply.status != 200) return Error{"bad_code", {}, {}, {}};
  replica_.enrolled_ = true;
  replica_.server_ = url;
  return {};
}

Status SampleSession::authorize(WireRequest& request) {
  request.authorization = "sample";
  request.proof_keys = {std::string(32, 's')};
  return {};
}

std::string sample_line_key() { return std::string(32, 'l'); }

std::vector<std::string> SampleSession::server_keys() { return {sample_line_key(), std::string(32, 'n')}; }

void SampleSession::begin() {
  totals_ = {};
  asked_ = false;
}

bool SampleSession::seals() {
  return !asked_ && std::any_of(replica_.pending_.begin(), replica_.pending_.end(), [](const auto& change) { return !change.sent(); });
}

bool SampleSession::any_waiting() { return !replica_.pending_.empty(); }

Result<std::optional<WireRequest>> SampleSession::next() {
  if (asked_) return std::optional<WireRequest>();
  asked_ = true;
  for (auto& change : replica_.pending_) {
    if (!change.sent()) change.counter = replica_.next_counter_++;
    replica_.settle_sync(change.record);
  }
  return std::optional<WireRequest>(WireRequest{});
}

Status SampleSession::take(const WireReply& reply) {
  if (reply.status != 200) return Error{"bad_body", {}, {}, {}};
  const auto changes = std::exchange(replica_.pending_, {});
  for (const PendingChange& change : changes) {
    auto* entry = replica_.find(change.record);
    const Act* act = entry->record.kind->act(change.act);
    if (act && !act->to.empty()) entry->record.cells["state"] = json::quote(act->to);
    entry->before = entry->record.cells;
    entry->record.seq = ++replica_.seq_;
    entry->record.shown.seq.assign(entry->record.kind->facets.size(), replica_.seq_);
    replica_.settle_sync(change.record);
  }
  totals_.pushed = totals_.applied = changes.size();
  totals_.requests = 1;
  totals_.bytes_up = 180 + 220 * changes.size();
  totals_.bytes_down = 190;
  totals_.complete = true;
  replica_.last_sync_ms_ = replica_.clock_.unix_ms();
  return {};
}

Result<WireReply> SampleTransport::call(const WireRequest& request) {
  WireReply reply;
  reply.status = request.body == "wrong" ? 403 : 200;
  constexpr std::string_view history = "/v1/history/";
  if (request.path.starts_with(history)) {
    const std::string record = request.path.substr(history.size(), request.path.find('?') - history.size());
    reply.body = "{\"record\":\"" + record + R"(","kind":"support_request","entries":[
{"seq":3,"at":"2026-10-05T08:12:00Z","by_name":"Aline Moreau","field":"created_at","from":null,"to":"2026-10-05T08:10:00Z","verdict":"applied"},
{"seq":3,"at":"2026-10-05T08:12:00Z","by_name":"Aline Moreau","field":"lang_original","from":null,"to":"fr","verdict":"applied"},
{"seq":9,"at":"2026-10-07T14:40:00Z","by_name":"Ibrahima Diallo","field":"title","from":"Un premier titre","to":"Un titre plus clair","verdict":"applied"}]})";
  }
  if (request.path == "/v1/codes")
    if (const auto asked = decode_code_request(request.body)) {
      constexpr std::int64_t day_ms = 86'400'000;
      CodeResponse made{"0123456789abcdef", asked->person, system_clock().unix_ms() + day_ms};
      made.address = "https://dialogue.example.org";
      made.own_key = true;
      made.line = sample_line_key();
      reply.content_type = "application/json";
      reply.body = encode(made);
    }
  if (!request.proof_keys.empty())
    reply.proof = answer_proof(request.proof_keys.front(), reply.status, reply.content_type, request.authorization, reply.body);
  return reply;
}

}  // namespace dialogue
