// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica/replica_impl.h"
#include "shared/model/declaration.h"
#include "shared/model/rights.h"
#include "sync/meta.h"

namespace dialogue {

namespace {
// Bounds what a bulk create holds in memory.
constexpr std::size_t slice = 200;
}  // namespace

Result<Uuid> ReplicaImpl::create(const std::string& kind, const NewCells& cells) {
  Uuid id;
  const Status done = change([&](Outbox& outbox, IdentityMap&) {
    const Kind* found = domain().kind(kind);
    if (!found) throw Failure({"unknown_kind", "", {kind}, {}});
    id = outbox.create(*found, cells);
  });
  if (!done) return done.error();
  return id;
}

Result<std::vector<Uuid>> ReplicaImpl::create_all(const std::vector<NewRecord>& records) {
  std::vector<Uuid> out;
  const Status done = change([&](Outbox& outbox, IdentityMap& open_records) {
    for (const NewRecord& record : records) {
      const Kind* kind = domain().kind(record.kind);
      if (!kind) throw Failure({"unknown_kind", "", {record.kind}, {}});
      out.push_back(outbox.create(*kind, record.cells, record.id));
      if (out.size() % slice == 0) open_records.flush();
    }
  });
  if (!done) return done.error();
  return out;
}

// On a closed device only what never left it goes on.
Status ReplicaImpl::may_write(const Uuid& id) {
  return at_border([&]() -> Status {
    const auto head = closed() ? store_.head(id) : std::nullopt;
    return head && !shows(*head) ? Status(Error{"revoked", "", {}, {}}) : Status();
  });
}

Status ReplicaImpl::edit(const Uuid& id, const NewCells& cells, const Shown* shown) {
  if (const Status open = may_write(id); !open) return open;
  return change([&](Outbox& outbox, IdentityMap&) { outbox.edit(id, cells, shown); });
}

Status ReplicaImpl::act(const Uuid& id, const std::string& act, const NewCells& args, const Shown* shown) {
  if (const Status open = may_write(id); !open) return open;
  return change([&](Outbox& outbox, IdentityMap&) { outbox.act(id, act, args, shown); });
}

Status ReplicaImpl::remove(const Uuid& id) {
  const auto record = get(id);
  if (!record) return record.error();
  if (!record->kind->deletable) return Error{"not_allowed", "", {}, ""};
  if (!changes_now({record->kind, id, &record->cells, nullptr}, Path(deleted_cell))) return Error{"wrong_state", "", {}, ""};
  return edit(id, {{Path(deleted_cell), "true"}}, nullptr);
}
Status ReplicaImpl::restore(const Uuid& id) { return edit(id, {{Path(deleted_cell), ""}}, nullptr); }

Status ReplicaImpl::recall(std::int64_t pending_id) {
  return change([&](Outbox& outbox, IdentityMap&) { outbox.recall(pending_id); });
}

Status ReplicaImpl::dismiss(std::int64_t refusal_id) {
  return change([&](Outbox& outbox, IdentityMap&) { outbox.dismiss(refusal_id); });
}

std::string ReplicaImpl::setting(const std::string& key) {
  try {
    return store_.db().one<std::string>("SELECT value FROM setting WHERE key = ?", key).value_or("");
  } catch (const Failure&) {
    return {};
  }
}

Status ReplicaImpl::set_setting(const std::string& key, const std::string& value) {
  return at_border([&]() -> Status {
    store_.db().expect_writing();
    store_.db().exec("INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
    return {};
  });
}

bool ReplicaImpl::idle_work() {
  constexpr std::size_t records = 200;
  try {
    const Database::Unkept in_memory(store_.db());
    if (store_.index_some(records)) return true;
    heed_lease();
    keeps_.carry_out();
    if (get_flag(store_, meta::scrub)) store_.scrub();
    store_.give_back();
    return false;
  } catch (const Failure&) {
    // Postponed work can wait. A full disk or a busy file is told where somebody asks for something.
    return false;
  }
}

}  // namespace dialogue
