// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/sync.h"

#include <algorithm>

#include "server/service/apply/server_act.h"
#include "server/service/apply/verdicts.h"
#include "server/service/clock/clockwork.h"
#include "server/service/engine/epochs.h"
#include "server/service/engine/trouble.h"
#include "server/service/engine/usage.h"
#include "server/service/exchange/cursor_state.h"
#include "server/service/exchange/let_go.h"
#include "server/service/exchange/offers.h"
#include "server/service/exchange/pull.h"
#include "server/service/exchange/receive.h"
#include "shared/base/bytes.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/pull_goes_on.h"
#include "sync/tuning.h"

namespace dialogue {
namespace {

/// One request on its way through.
class Exchange {
 public:
  Exchange(Engine& engine, const Uuid& device, const SyncRequest& request) : engine_(engine), device_(device), request_(request) {}

  SyncResponse run() {
    out_.server_ms = engine_.now_ms();
    if (!request_.wiped.empty()) return take_farewell(), std::move(out_);
    if (!admit() || !place_cursor() || !verify_batches()) return std::move(out_);
    const bool pushes = !request_.batches.empty() || !request_.offers.empty();
    if (pushes && !push() && !(pull_goes_on(out_.error) && request_.offers.empty())) return std::move(out_);
    if (is_too_old_to_pull()) return refuse("upgrade_needed"), std::move(out_);
    pull();
    if (!out_.error) note_seen(engine_, device_);
    return std::move(out_);
  }

 private:
  bool refuse(const char* code) {
    out_.error = Error{code, "", {}, ""};
    return false;
  }

  /// Its changes are taken all the same. A field that took another's place is declared beside it for so many versions only.
  bool is_too_old_to_pull() const {
    return request_.protocol < oldest_protocol || request_.schema < engine_.catalogue.domain().schema() - tuning::schemas_behind;
  }

  /// A device says that it is erasing itself as it was ordered.
  void take_farewell() {
    const Kind* kind = engine_.catalogue.domain().serving(Purpose::device);
    const Act* act = kind ? kind->act("confirm_wipe") : nullptr;
    const auto status = engine_.write([&](UnitOfWork& work) {
      const Held* held = act ? work.find(*kind, device_) : nullptr;
      if (held && held->record.get("wipe_ordered_at") == json::quote(request_.wiped)) act_as_server(work, *kind, device_, *act);
    });
    refuse(status ? "wiped" : "busy");
  }

  bool admit() {
    const auto view = engine_.snapshot();
    const auto stored = view->device(device_);
    if (!stored) return refuse("unknown_device");
    out_.wipe = engine_.wipe_order(*view, device_);
    if (out_.wipe) out_.next_keys = engine_.audit_keys();
    if (stored->revoked) return refuse("revoked");
    person_ = stored->person;
    std::size_t changes = request_.offers.size();
    for (const Batch& batch : request_.batches) changes += batch.changes.size();
    if (changes > tuning::changes_per_request) return refuse("too_large");
    const auto quotas = engine_.quotas();
    if (changes != 0 && quotas.parked != 0 && view->parked_of(device_) > quotas.parked) {
      out_.retry_ms = 3'600'000;
      return refuse("too_many");
    }
    if (engine_.over_quota(device_, changes, out_.retry_ms)) return refuse("too_many");
    return true;
  }

  /// False when the device must first find back to this log.
  bool place_cursor() {
    auto view = engine_.snapshot();
    const auto epochs = view->epochs();
    epoch_ = epochs.empty() ? Epoch{} : epochs.back().epoch;
    if (request_.epoch != epoch_) out_.epoch = epoch_;
    if (!request_.past.empty()) return find_common(*view), true;
    switch (read_cursor(engine_, *view, request_.cursor, from_)) {
      case CursorState::empty:
      case CursorState::good:
        return true;
      case CursorState::unreadable:
        // The cursor is of another life, too. What the device holds above this log must be offered, not only fetched again.
        return refuse(request_.epoch.empty() || request_.epoch == epoch_ ? "too_old" : "restored");
      case CursorState::other_life:
        return refuse("restored");
      case CursorState::beside:
        break;
    }
    view.reset();
    // The cursor has our own mark, but is not of our log: the database was put back without anybody saying so.
    auto status = engine_.write([&](UnitOfWork& work) {
      Cursor again;
      if (read_cursor(engine_, work.view(), request_.cursor, again) == CursorState::beside)
        new_epoch(engine_, work, "cursor_beside", std::nullopt);
      epoch_ = work.view().epochs().back().epoch;
    });
    if (!status) return refuse("busy");
    out_.epoch = epoch_;
    return refuse("restored");
  }

  /// The best of the device's past cursors: what both sides share.
  void find_common(StoreView& view) {
    std::uint64_t best = 0;
    Cursor chosen;
    for (const std::string& bytes : request_.past) {
      const auto cursor = decode_cursor(bytes, engine_.ports.keys.cursors());
      if (!cursor) continue;
      // Only an equal chain proves it. Where an epoch ended says nothing to a device that followed a copy which was put back unnoticed and
      // went on in that epoch.
      const auto chain = view.chain_at(cursor->seq);
      if (!chain || raw(*chain).substr(0, 8) != cursor->chain || cursor->seq <= best) continue;
      best = cursor->seq;
      chosen = *cursor;
    }
    out_.common = best;
    if (best == 0) return;
    from_ = {epoch_, best, std::string(raw(*view.chain_at(best)).substr(0, 8)), {}};
    const auto& held = request_.held;
    for (const auto& [scope, at] : chosen.scopes)
      if (!held || std::find(held->begin(), held->end(), scope) != held->end())
        from_.scopes[scope] = {std::min(at.seq, best), std::min(at.full, best), at.refilling, 0, false};
  }

  bool verify_batches() {
    if (request_.batches.empty()) return true;
    const auto key = engine_.snapshot()->device(device_)->key;
    for (const Batch& batch : request_.batches)
      if (!engine_.ports.verifier.verify(key, batch_signing_bytes(device_, batch.incarnation, batch.changes), batch.signature))
        return refuse("bad_signature");
    return true;
  }

  bool push() {
    const auto batches = decode_batches(request_.batches);
    auto status = engine_.write([&](UnitOfWork& work) {
      // A device stores what it is sent with its cursor. So it has seen nothing above that.
      work.set_shown_up_to(request_.cursor.empty() ? work.view().head().seq : from_.seq);
      Receiver receiver(work, device_, person_, engine_.ports.keys.receipt, engine_.quotas());
      Offers offers(work, device_, person_, engine_.ports.keys.receipts(), receiver);
      offers.take(request_.offers);
      out_.error = receiver.check(batches, out_.expected);
      if (!out_.error) out_.error = take_within_quota(work, receiver, batches, offers.stored_bytes());
      reconsider_waiting(work, !request_.offers.empty());
      out_.receipts = receiver.receipts();
      asked_.sent = receiver.take_sent();
    });
    if (!status) {
      log(LogLevel::error, "push_failed", status.error());
      // What the job had decided is undone. So what it noted as known to the device is not known.
      out_.receipts.clear();
      out_.expected = 0;
      asked_.sent = {};
      out_.error = told_to_device(status.error());
    }
    return !out_.error;
  }

  /// Takes all, or nothing and says why. `back`: bytes that came back after a restore. They were stored before, but not in this database.
  std::optional<Error> take_within_quota(UnitOfWork& work, Receiver& receiver, const std::vector<Incoming>& batches, std::uint64_t back) {
    const auto bytes = receiver.new_bytes(batches);
    Usage usage = usage_of(work.view(), Stored::changes, device_, work.now_ms());
    if (auto refused = refusal(usage, engine_.quotas().changes, bytes)) return refused;
    receiver.take(batches);
    usage.today += bytes;
    usage.total += bytes + back;
    if (bytes + back != 0) note_usage(work, Stored::changes, device_, usage);
    return std::nullopt;
  }

  void pull() {
    const auto view = engine_.snapshot();
    const auto actor = actor_of(engine_, *view, device_);
    if (!actor) {
      refuse("revoked");
      return;
    }
    asked_.from = std::move(from_);
    asked_.page = std::clamp(request_.page, tuning::smallest_page, tuning::largest_page);
    asked_.refill = request_.refill;
    asked_.check = request_.check;
    asked_.receipts = !out_.receipts.empty();
    const Cursor before = asked_.from;
    Puller puller(*view, engine_.catalogue, *actor);
    Cursor cursor = puller.fill(std::move(asked_), out_);
    cursor.epoch = epoch_;
    out_.cursor = encode(cursor, engine_.ports.keys.cursor);
    const std::string covered = view->meta("backup_seq");
    if (!out_.sum) add_head(*view, covered);
    if (!out_.left.empty()) note_let_go(engine_, *view, *actor, device_, before);
  }

  /// This goes with news only: with none every byte counts, and the device has a head of not long ago.
  void add_head(StoreView& view, const std::string& covered) {
    const LogHead head = view.head();
    out_.head = Head{head.seq, std::string(raw(head.chain)), std::string(raw(engine_.sign_head(epoch_, head)))};
    out_.next_keys = engine_.audit_keys();
    if (!covered.empty()) out_.backup_seq = stored_number(covered);
  }

  Engine& engine_;
  const Uuid device_;
  const SyncRequest& request_;
  SyncResponse out_;
  Uuid person_;
  Epoch epoch_;
  Cursor from_;
  PullAsked asked_;
};

}  // namespace

SyncResponse sync_device(Engine& engine, const Uuid& device, const SyncRequest& request) {
  try {
    return Exchange(engine, device, request).run();
  } catch (const Failure& failure) {
    log(LogLevel::error, "sync_failed", failure.error());
    SyncResponse out;
    out.error = Error{told_to_device(failure.error()).code, "", {}, ""};
    return out;
  }
}

}  // namespace dialogue
