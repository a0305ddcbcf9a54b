// SPDX-License-Identifier: Apache-2.0
#include "sync/device_session.h"

#include <algorithm>
#include <utility>

#include "shared/base/planted.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
#include "sync/codec.h"
#include "sync/intake.h"
#include "sync/meta.h"
#include "sync/pull_goes_on.h"
#include "sync/wipe.h"
#include "sync/wire_form.h"
#include "sync/witness.h"

namespace dialogue {

namespace {

constexpr int most_idle = 3;
constexpr int most_troubles = 6;

// Failures of the store end here: a part of the engine either did all of a step or nothing.
template <class Step>
auto guarded(Step step) -> decltype(step()) {
  try {
    return step();
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace

void DeviceSession::begin() {
  totals_ = {};
  waiting_ = finished_ = false;
  idle_ = troubles_ = 0;
  gap_.reset();
}

void DeviceSession::set_page(std::uint32_t bytes) { page_ = std::clamp(bytes, tuning::smallest_page, tuning::largest_page); }

std::unique_ptr<Signer> DeviceSession::signer() { return ports_.signer(get_bytes(ports_.store, meta::seed)); }

bool DeviceSession::enrolled() { return !get_uuid(ports_.store, meta::person).is_nil(); }

Result<std::string> DeviceSession::authorize(std::string_view method, std::string_view path, std::string_view body) {
  return guarded([&]() -> Result<std::string> {
    if (!enrolled()) return Error{"not_enrolled", "", {}, {}};
    return authorization(*signer(), get_uuid(ports_.store, meta::device), method, path, ports_.store.meta(meta::epoch), body);
  });
}

WireRequest DeviceSession::signed_request(const SyncRequest& request) {
  WireRequest out = packed_request("/v1/sync", encode(request));
  out.authorization = authorization(*signer(), get_uuid(ports_.store, meta::device), out.method, out.path, request.epoch, out.body);
  return out;
}

WireRequest DeviceSession::send(const SyncRequest& request) {
  WireRequest out = signed_request(request);
  mark_ = request_mark(out.body);
  ++totals_.requests;
  totals_.bytes_up += out.body.size();
  return out;
}

SyncRequest DeviceSession::build() {
  SyncRequest out = knock();
  out.page = page_;
  if (get_flag(ports_.store, meta::restored)) {
    out.past = recovery_.past();
    out.held.emplace();
    for (const auto& scope : ports_.store.scopes()) out.held->push_back(scope.id);
    return out;
  }
  out.offers = recovery_.offers();
  out.check = recovery_.checks();
  // Changes that the restored server lost come before those that it never had.
  if (!out.offers.empty()) return out;
  out.batches = gap_ ? sealer_.batches_from(*gap_) : sealer_.batches();
  for (const auto& scope : ports_.store.scopes())
    if (scope.refill == 1) out.refill.push_back(scope.id);
  return out;
}

/// What a closed device asks: whether it is still closed.
SyncRequest DeviceSession::knock() {
  SyncRequest out;
  out.schema = ports_.domain.schema();
  out.epoch = ports_.store.meta(meta::epoch);
  out.cursor = get_bytes(ports_.store, meta::cursor);
  out.page = tuning::smallest_page;
  return out;
}

Result<std::optional<WireRequest>> DeviceSession::farewell() {
  return guarded([&]() -> Result<std::optional<WireRequest>> {
    SyncRequest last;
    last.wiped = ports_.store.meta(meta::wipe);
    if (last.wiped.empty() || !(finished_ || get_flag(ports_.store, meta::revoked))) return std::optional<WireRequest>();
    last.schema = ports_.domain.schema();
    last.epoch = ports_.store.meta(meta::epoch);
    return std::optional<WireRequest>(signed_request(last));
  });
}

bool DeviceSession::seals() {
  const auto any = guarded(
      [&]() -> Result<bool> { return enrolled() && !finished_ && !get_flag(ports_.store, meta::revoked) && ports_.store.any_draft(); });
  // A store that fails says so when it is asked for the request.
  return any && *any;
}

bool DeviceSession::any_waiting() {
  const auto any = guarded([&]() -> Result<bool> { return ports_.store.any_waiting(); });
  return any && *any;
}

Result<std::optional<WireRequest>> DeviceSession::next() {
  return guarded([&]() -> Result<std::optional<WireRequest>> {
    if (!enrolled()) return Error{"not_enrolled", "", {}, {}};
    if (finished_) {
      if (get_flag(ports_.store, meta::scrub)) ports_.store.scrub();
      return std::optional<WireRequest>();
    }
    sent_ = get_flag(ports_.store, meta::revoked) ? knock() : build();
    waiting_ = true;
    return std::optional<WireRequest>(send(sent_));
  });
}

Status DeviceSession::take(const WireReply& reply) {
  return guarded([&]() -> Status {
    if (!waiting_) return Error{"internal", "", {}, "an answer to no request"};
    totals_.bytes_down += reply.body.size();
    const auto json = answer_json(reply);
    if (!json) {
      const bool first = json.error().code == "bad_signature" && !std::exchange(doubted_, true);
      if (first) return damaged_on_the_way(json.error().code);
      if (json.error().code != "revoked") return json.error();
      SyncResponse refused;
      refused.error = json.error();
      take_trouble(refused);
    }
    const auto answer = decode_sync_response(*json);
    if (!answer) return is_packed(reply) ? Error{"bad_answer", "", {}, answer.error().detail} : damaged_on_the_way(answer.error().detail);
    // An answer that was on its way for long says what held then. Taken after others, it would undo them.
    const bool other = answer->answers != 0 && answer->answers != mark_ && !planted(Plant::older_rows_replace);
    // An answer that says nothing at all, such as that to an enrolment, is not taken either: it would count as a word on all that was sent.
    const bool nobodys = answer->server_ms == 0 && encode(*answer) == encode(SyncResponse{});
    if (other || nobodys) return Error{"busy", "", {}, "an answer to another request"};
    waiting_ = doubted_ = false;
    take_answer(*answer);
    return {};
  });
}

void DeviceSession::take_answer(const SyncResponse& answer) {
  const bool opened = get_flag(ports_.store, meta::revoked) && !(answer.error && answer.error->code == "revoked");
  if (answer.wipe || opened) {
    StoreTransaction transaction(ports_.store);
    if (opened) set_flag(ports_.store, meta::revoked, false);
    if (!answer.next_keys.empty()) Witness(ports_).follow(answer.next_keys);
    if (answer.wipe) hear_order(ports_, *answer.wipe);
    transaction.commit();
  }
  const bool told_more = answer.error && (answer.error->code == "upgrade_needed" || pull_goes_on(answer.error));
  if (answer.error && !told_more) return take_trouble(answer);
  take_news(answer);
  if (answer.error) throw Failure(*answer.error);
}

// The same trouble over and over is an error that a person must see, not a loop.
void DeviceSession::trouble_again(const Error& error) {
  if (++troubles_ > most_troubles) throw Failure(error);
}

void DeviceSession::take_gap(const SyncResponse& answer) {
  const auto kept = gap_ ? std::vector<Batch>() : sealer_.batches_from(answer.expected);
  gap_.reset();
  if (kept.empty())
    sealer_.begin_again();
  else
    gap_ = answer.expected;
}

void DeviceSession::take_trouble(const SyncResponse& answer) {
  const std::string& code = answer.error->code;
  if (code == "clone") {
    gap_.reset();
    sealer_.begin_again();
  } else if (code == "gap") {
    take_gap(answer);
  } else if (code == "restored" || code == "too_old" || code == "revoked") {
    StoreTransaction transaction(ports_.store);
    const bool refill = code == "too_old" || planted(Plant::restored_means_refill);
    if (code == "restored" && !refill) set_flag(ports_.store, meta::restored, true);
    if (refill && code != "revoked") recovery_.begin_from_nothing();
    if (code == "revoked") set_flag(ports_.store, meta::revoked, true);
    if (code == "revoked" && planted(Plant::revoked_erases))
      for (const auto& change : ports_.store.waiting()) ports_.store.drop_change(change.id);
    transaction.commit();
    if (code == "revoked") throw Failure(*answer.error);
  } else {
    Error error = *answer.error;
    if (code == "too_many" && error.args.empty()) error.args.push_back(std::to_string(answer.retry_ms));
    throw Failure(error);
  }
  trouble_again(*answer.error);
}

void DeviceSession::take_news(const SyncResponse& answer) {
  const std::string before = ports_.store.meta(meta::cursor);
  StoreTransaction transaction(ports_.store);
  if (answer.common) recovery_.found_common(*answer.common, answer);
  Intake intake(ports_);
  const Taken taken = intake.take(sent_, answer);
  if (!answer.error) recovery_.offered(sent_.offers);
  const bool moved = ports_.store.meta(meta::cursor) != before;
  transaction.commit();
  gap_.reset();
  totals_.pushed += taken.receipts;
  totals_.pulled += taken.rows;
  totals_.applied += taken.applied;
  totals_.proposed += taken.proposed;
  totals_.rejected += taken.rejected;
  totals_.parked += taken.parked;
  if (!taken.bad_scope.empty()) throw Failure({"checksum", "", {taken.bad_scope}, {}});
  // Rows that are sent again because a refill asked for them are no progress.
  const bool rows = taken.rows > 0 && answer.refilling.empty();
  judge(answer, taken.receipts > 0 || rows || moved || answer.common || !sent_.offers.empty());
}

// Whether both sides agree now. Else another round follows, as long as rounds bring something.
void DeviceSession::judge(const SyncResponse& answer, bool progress) {
  bool again = answer.more || ports_.store.any_waiting() || get_flag(ports_.store, meta::checking) ||
               get_flag(ports_.store, meta::refilling) || !ports_.store.offers(1).empty();
  for (const auto& scope : ports_.store.scopes()) again = again || scope.refill == 1;
  finished_ = !again;
  totals_.complete = finished_;
  idle_ = progress || finished_ ? 0 : idle_ + 1;
  if (idle_ >= most_idle) throw Failure({"no_progress", "", {}, {}});
}

}  // namespace dialogue
