// SPDX-License-Identifier: Apache-2.0
#include "sync/device_session.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "shared/base/planted.h"
#include "shared/model/check.h"
#include "shared/model/declaration.h"
#include "sync/answer_proof.h"
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

bool DeviceSession::enrolled() { return !get_uuid(ports_.store, meta::person).is_nil(); }

std::vector<std::string> DeviceSession::server_keys() {
  const auto keys = guarded([&]() -> Result<LineKeys> { return line_keys(ports_.store); });
  std::vector<std::string> out;
  if (!keys) return out;
  for (const std::string& key : {keys->current, keys->next})
    if (!key.empty()) out.push_back(key);
  return out;
}

Status DeviceSession::authorize(WireRequest& request) {
  return guarded([&]() -> Status {
    if (!enrolled()) return Error{"not_enrolled", "", {}, {}};
    line_.sign(request);
    return {};
  });
}

bool DeviceSession::corrects_clock(const WireReply& reply) {
  const auto json = answer_json(reply);
  if (json || json.error().code != "clock" || json.error().args.empty()) return false;
  std::int64_t server_ms = 0;
  const std::string& told = json.error().args.front();
  std::from_chars(told.data(), told.data() + told.size(), server_ms);
  const auto kept = guarded([&]() -> Status {
    StoreTransaction transaction(ports_.store);
    line_.correct_clock(server_ms);
    transaction.commit();
    return {};
  });
  return kept.ok();
}

WireRequest DeviceSession::send(const SyncRequest& request) {
  WireRequest out = packed_request("/v1/sync", encode(request));
  line_.sign(out);
  out_ = out;
  out_.body.clear();
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
    // Nobody can sign it anew when the replica is gone. So it says by its path that it may come at any time.
    WireRequest out = packed_request(std::string(last_word_path), encode(last));
    line_.sign(out);
    return std::optional<WireRequest>(std::move(out));
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
    const auto line = line_.proven_by(out_, reply);
    if (!line) return doubt(reply);
    const auto json = answer_json(reply);
    if (!json) return json.error();
    const auto answer = decode_sync_response(*json);
    if (!answer) return Error{"bad_answer", "", {}, answer.error().detail};
    waiting_ = doubted_ = false;
    take_answer(*answer, *line);
    return {};
  });
}

/// What an answer means that nothing proves. Nothing of it is taken. Once, the line may have changed it, or the request, or it came late.
Error DeviceSession::doubt(const WireReply& reply) {
  Error error = unproven(reply);
  const bool weighty = error.code == "unknown_device" || error.code == "other_server";
  return weighty && !std::exchange(doubted_, true) ? damaged_on_the_way(error.code) : error;
}

void DeviceSession::take_answer(const SyncResponse& answer, const LineKeys& line) {
  const LineKeys keys = line_.told(line, answer);
  const LineKeys known = line_keys(ports_.store);
  const bool new_keys = keys.current != known.current || keys.next != known.next || keys.number != known.number;
  const auto says = [&](std::string_view code) { return answer.error && answer.error->code == code; };
  const bool opened = get_flag(ports_.store, meta::revoked) && !says("revoked") && !says("clock");
  if (answer.wipe || opened || new_keys) {
    StoreTransaction transaction(ports_.store);
    note_line_keys(ports_.store, keys);
    if (opened) set_flag(ports_.store, meta::revoked, false);
    if (!answer.next_keys.empty()) Witness(ports_).follow(answer.next_keys);
    if (answer.wipe) hear_order(ports_, *answer.wipe);
    transaction.commit();
  }
  if (says("clock")) return take_clock(answer);
  clock_told_ = false;
  const bool told_more = answer.error && (answer.error->code == "upgrade_needed" || pull_goes_on(answer.error));
  if (answer.error && !told_more) return take_trouble(answer);
  take_news(answer);
  if (answer.error) throw Failure(*answer.error);
}

// The same trouble over and over is an error that a person must see, not a loop.
void DeviceSession::trouble_again(const Error& error) {
  if (++troubles_ > most_troubles) throw Failure(error);
}

// The request's time was off, because a clock jumped or the last contact was long ago. It is asked once more, with the server's.
void DeviceSession::take_clock(const SyncResponse& answer) {
  StoreTransaction transaction(ports_.store);
  line_.correct_clock(answer.server_ms);
  transaction.commit();
  if (std::exchange(clock_told_, true)) throw Failure(*answer.error);
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
