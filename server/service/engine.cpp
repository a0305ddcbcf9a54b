// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine.h"

#include <algorithm>
#include <array>

#include "server/service/access.h"
#include "server/service/bytes.h"
#include "server/service/parked.h"
#include "server/service/placement.h"
#include "server/service/quoted.h"
#include "server/service/store_upkeep.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/base/planted.h"
#include "shared/model/record.h"
#include "sync/epoch.h"
#include "sync/wipe.h"
#include "sync/witness.h"

namespace dialogue {

Engine::Engine(Service::Ports given) : ports(std::move(given)), catalogue(ports.domain), audit_(ports.keys.audit_seed) {}

Status Engine::write(const std::function<void(Work&)>& job) {
  return ports.writer.run([&] {
    Work work(ports.store, catalogue, ports.random, now_ms());
    job(work);
    if (work.access_changes() != 0) reconsider_waiting(work, true);
    work.flush();
  });
}

bool Engine::over_quota(const Uuid& device, std::uint64_t changes, std::uint64_t& retry_ms) {
  constexpr std::int64_t minute_ms = 60'000;
  const std::uint64_t most = ports.quotas.changes_a_minute;
  if (most == 0 || changes == 0) return false;
  const std::lock_guard lock(quota_mutex_);
  Window& window = windows_[device];
  const std::int64_t now = ports.clock.monotonic_ms();
  if (now - window.since_ms >= minute_ms) window = {now, 0};
  if (window.changes + changes <= most || window.changes == 0) {
    window.changes += changes;
    return false;
  }
  retry_ms = static_cast<std::uint64_t>(window.since_ms + minute_ms - now);
  return true;
}

bool Engine::first_today(const Uuid& device, const std::string& day) {
  const std::lock_guard lock(seen_mutex_);
  std::string& last = seen_[device];
  const bool first = last != day;
  last = day;
  return first;
}

bool Engine::first_let_go(const Uuid& device, std::uint64_t cursor) {
  const std::lock_guard lock(seen_mutex_);
  const auto [last, fresh] = let_go_.try_emplace(device, cursor);
  if (!fresh && last->second >= cursor) return false;
  last->second = cursor;
  return true;
}

Epoch Engine::next_epoch(StoreView& view) {
  std::array<std::uint8_t, 8> bytes;
  ports.random.fill(bytes);
  std::uint32_t random = 0;
  for (const std::uint8_t byte : bytes) random = random * 31 + byte;
  std::uint32_t began = epoch_seconds(now_ms());
  const auto epochs = view.epochs();
  // Later than every life before, by at least as many seconds as there are numbers for the changes that are lost: what counts by both
  // goes on growing.
  const auto mark = epochs.empty() ? std::nullopt : ports.store.upkeep().high_water();
  const std::uint64_t head = view.head().seq, lost = mark && mark->head.seq > head ? mark->head.seq - head : 0;
  for (const StoredEpoch& before : epochs)
    if (const std::uint32_t then = began_of(before.epoch); then != 0)
      began = static_cast<std::uint32_t>(std::max<std::uint64_t>(began, then + numbers_a_change * (lost + 1)));
  return epoch_of(began, random);
}

void Engine::new_epoch(Work& work, const std::string& why, std::optional<std::uint64_t> ended) {
  work.flush();
  const LogHead head = work.view().head();
  const Epoch epoch = next_epoch(work.view());
  ports.store.begin_epoch({epoch, head.seq, std::nullopt}, ended);
  Applier(work).note("new_epoch", {{"why", quoted(why)}, {"epoch", quoted(epoch)}});
  log(LogLevel::warning, "new_epoch", {{"why", why}, {"head", head.seq}});
}

Signature Engine::sign_head(const Epoch& epoch, const LogHead& head) {
  const std::lock_guard lock(signing_);
  return audit_.sign(head_signing_bytes(epoch, head.seq, raw(head.chain)));
}

std::optional<WipeOrder> Engine::wipe_order(StoreView& view, const Uuid& device) {
  const Kind* kind = catalogue.domain().serving(Purpose::device);
  StoredRecord record;
  if (!kind || !view.load(view.find(*kind, device), record)) return {};
  const auto at = inside_quotes(record.get("wipe_ordered_at"));
  if (at.empty()) return {};
  const std::lock_guard lock(signing_);
  return WipeOrder{std::string(at), std::string(raw(audit_.sign(wipe_signing_bytes(device, at))))};
}

std::optional<Actor> actor_of(Engine& engine, StoreView& view, const Uuid& device) {
  const auto stored = view.device(device);
  if (!stored || stored->revoked) return {};
  return access_of(view, engine.catalogue, stored->person, device, engine.now_ms()).now;
}

CursorState read_cursor(Engine& engine, StoreView& view, const std::string& bytes, Cursor& out) {
  if (bytes.empty()) return CursorState::empty;
  const auto cursor = decode_cursor(bytes, engine.ports.keys.cursors());
  if (!cursor) return CursorState::unreadable;
  out = *cursor;
  const auto epochs = view.epochs();
  if (epochs.empty() || epochs.back().epoch != out.epoch) return CursorState::other_life;
  if (planted(Plant::chain_unchecked)) return CursorState::good;
  const auto chain = view.chain_at(out.seq);
  if (!chain || raw(*chain).substr(0, 8) != out.chain) return CursorState::beside;
  return CursorState::good;
}

namespace {

/// Why the data cannot be the latest that this server wrote; nothing when they can.
const char* behind_mark(StoreView& view, const HighWater& mark, const Epoch& epoch, std::optional<std::uint64_t>& ended) {
  const LogHead head = view.head();
  ended = head.seq;
  if (mark.epoch != epoch) return "older_epoch";
  if (head.seq < mark.head.seq) return "behind_mark";
  if (view.chain_at(mark.head.seq) == mark.head.chain) return nullptr;
  ended.reset();
  return "beside_mark";
}

std::string name_of(std::string_view cursor_key) { return hex(raw(mac(cursor_key, "dialogue cursor key")).substr(0, 8)); }

/// Notes which key makes the cursors. False when the data were last served with one that is not here: no cursor can be read, so that none
/// could show whether these are the latest data.
bool note_cursor_key(ServerStore& store, const Keys& keys) {
  const std::string stored = store.view().meta("cursor_key"), now = name_of(keys.cursor);
  if (stored != now) store.set_meta("cursor_key", now);
  const auto known = keys.cursors();
  return stored.empty() || std::any_of(known.begin(), known.end(), [&](std::string_view key) { return name_of(key) == stored; });
}

}  // namespace

Status settle_epoch(Engine& engine) {
  ServerStore& store = engine.ports.store;
  const int schema = engine.ports.domain.schema();
  Status refusal;
  auto status = engine.write([&](Work& work) {
    const std::string stored = work.view().meta("schema");
    const std::uint64_t before = stored.empty() ? 0 : stored_number(stored);
    if (before > static_cast<std::uint64_t>(schema)) throw Failure(Error{"too_new", "", {}, "written under a newer schema"});
    const bool grew = !stored.empty() && before < static_cast<std::uint64_t>(schema);
    if (stored != std::to_string(schema)) store.set_meta("schema", std::to_string(schema));
    const bool key_known = note_cursor_key(store, engine.ports.keys);
    const auto epochs = work.view().epochs();
    if (epochs.empty()) {
      store.begin_epoch({engine.next_epoch(work.view()), work.view().head().seq, std::nullopt}, std::nullopt);
      return keep_placement(work);
    }
    // Put back on purpose: a new life whatever the mark says.
    if (!work.view().meta("restored").empty()) {
      store.set_meta("restored", "");
      engine.new_epoch(work, "restore", work.view().head().seq);
      return keep_placement(work);
    }
    const auto mark = store.upkeep().high_water();
    std::optional<std::uint64_t> ended;
    const char* why = mark ? behind_mark(work.view(), *mark, epochs.back().epoch, ended) : nullptr;
    if (!key_known && !why) why = "other_cursor_key", ended = work.view().head().seq;
    if (why) engine.new_epoch(work, why, ended);
    keep_placement(work);
    if (grew) reconsider_parked(work, {"unknown_kind", "unknown_field", "unknown_term", "unknown_act", "newer_schema"});
  });
  if (!status) return status;
  try {
    store.upkeep().mark();
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {};
}

}  // namespace dialogue
