// SPDX-License-Identifier: Apache-2.0
#include "server/service/engine/epochs.h"

#include <algorithm>
#include <array>

#include "server/service/apply/apply.h"
#include "server/service/apply/placement.h"
#include "server/service/apply/verdicts.h"
#include "server/service/engine/codes.h"
#include "server/service/ports/store_upkeep.h"
#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "sync/epoch.h"

namespace dialogue {
namespace {

/// Why the data cannot be the latest that this server wrote; nothing when they can be.
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

/// Notes which key makes the cursors. False when the data were last served with a key that is not here. Then no cursor can be read, and
/// none could show whether these are the latest data.
bool note_cursor_key(ServerStore& store, const Keys& keys) {
  const std::string stored = store.view().meta("cursor_key"), now = name_of(keys.cursor);
  if (stored != now) store.set_meta("cursor_key", now);
  const auto known = keys.cursors();
  return stored.empty() || std::any_of(known.begin(), known.end(), [&](std::string_view key) { return name_of(key) == stored; });
}

/// The name of the next one.
Epoch next_epoch(Engine& engine, StoreView& view) {
  std::array<std::uint8_t, 8> bytes;
  engine.ports.random.fill(bytes);
  std::uint32_t random = 0;
  for (const std::uint8_t byte : bytes) random = random * 31 + byte;
  std::uint32_t began = epoch_seconds(engine.now_ms());
  const auto epochs = view.epochs();
  // Later than every life before, by at least as many seconds as there are numbers for the changes that are lost. So what counts by both
  // goes on growing.
  const auto mark = epochs.empty() ? std::nullopt : engine.ports.store.upkeep().high_water();
  const std::uint64_t head = view.head().seq, lost = mark && mark->head.seq > head ? mark->head.seq - head : 0;
  for (const StoredEpoch& before : epochs)
    if (const std::uint32_t then = began_of(before.epoch); then != 0)
      began = static_cast<std::uint32_t>(std::max<std::uint64_t>(began, then + numbers_a_change * (lost + 1)));
  return epoch_of(began, random);
}

/// What became of them after the copy was made is lost: they may have been used, or withdrawn. No code is good twice.
void end_codes(Engine& engine, UnitOfWork& work) {
  for (StoredCode code : work.view().codes()) {
    if (!is_open(code, work.now_ms())) continue;
    code.expires_ms = 0;
    engine.ports.store.put_code(code);
  }
}

}  // namespace

void new_epoch(Engine& engine, UnitOfWork& work, const std::string& why, std::optional<std::uint64_t> ended) {
  work.flush();
  end_codes(engine, work);
  const LogHead head = work.view().head();
  const Epoch epoch = next_epoch(engine, work.view());
  engine.ports.store.begin_epoch({epoch, head.seq, std::nullopt}, ended);
  Applier(work).note("new_epoch", {{"why", quoted(why)}, {"epoch", quoted(epoch)}});
  log(LogLevel::warning, "new_epoch", {{"why", why}, {"head", head.seq}});
}

Status settle_epoch(Engine& engine) {
  ServerStore& store = engine.ports.store;
  const int schema = engine.ports.domain.schema();
  Status refusal;
  auto status = engine.write([&](UnitOfWork& work) {
    const std::string stored = work.view().meta("schema");
    const std::uint64_t before = stored.empty() ? 0 : stored_number(stored);
    if (before > static_cast<std::uint64_t>(schema)) throw Failure(Error{"too_new", "", {}, "written under a newer schema"});
    const bool grew = !stored.empty() && before < static_cast<std::uint64_t>(schema);
    if (stored != std::to_string(schema)) store.set_meta("schema", std::to_string(schema));
    const bool key_known = note_cursor_key(store, engine.ports.keys);
    const auto epochs = work.view().epochs();
    if (epochs.empty()) {
      // What lies outside the database tells of changes. So this is no new one: it was emptied.
      if (const auto mark = store.upkeep().high_water(); mark && mark->head.seq > 0)
        throw Failure(Error{"database_missing", "", {}, "empty beside its mark"});
      store.begin_epoch({next_epoch(engine, work.view()), work.view().head().seq, std::nullopt}, std::nullopt);
      return keep_placement(work);
    }
    // It was put back on purpose: a new life, whatever the mark says.
    if (!work.view().meta("restored").empty()) {
      store.set_meta("restored", "");
      new_epoch(engine, work, "restore", work.view().head().seq);
      return keep_placement(work);
    }
    const auto mark = store.upkeep().high_water();
    std::optional<std::uint64_t> ended;
    const char* why = mark ? behind_mark(work.view(), *mark, epochs.back().epoch, ended) : nullptr;
    if (!key_known && !why) why = "other_cursor_key", ended = work.view().head().seq;
    if (why) new_epoch(engine, work, why, ended);
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
