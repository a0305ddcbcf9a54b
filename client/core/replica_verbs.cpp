// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica_impl.h"
#include "shared/base/planted.h"
#include "shared/domain/record.h"
#include "shared/wire/json.h"
#include "sync/meta.h"
#include "sync/places.h"

namespace dialogue {

namespace {
// Bounds what a bulk create holds in memory.
constexpr std::size_t slice = 200;
}  // namespace

template <class Verb>
Status ReplicaImpl::change(Verb verb) {
  const auto done = try_change(verb);
  if (planted(Plant::saved_though_disk_full) && !done && done.error().code == "disk_full") return {};
  return done;
}

template <class Verb>
Status ReplicaImpl::try_change(Verb verb) {
  return at_border([&]() -> Status {
    StoreTransaction transaction(store_);
    Workbench bench(ports_);
    Outbox outbox(ports_, bench);
    verb(outbox);
    bench.flush();
    transaction.commit();
    return {};
  });
}

Result<Uuid> ReplicaImpl::create(const std::string& kind, const NewCells& cells) {
  Uuid id;
  const Status done = change([&](Outbox& outbox) {
    const Kind* found = domain().kind(kind);
    if (!found) throw Failure({"unknown_kind", "", {kind}, {}});
    id = outbox.create(*found, cells);
  });
  if (!done) return done.error();
  return id;
}

Result<std::vector<Uuid>> ReplicaImpl::create_all(const std::vector<NewRecord>& records) {
  return at_border([&]() -> Result<std::vector<Uuid>> {
    std::vector<Uuid> out;
    StoreTransaction transaction(store_);
    Workbench bench(ports_);
    Outbox outbox(ports_, bench);
    for (const NewRecord& record : records) {
      const Kind* kind = domain().kind(record.kind);
      if (!kind) throw Failure({"unknown_kind", "", {record.kind}, {}});
      out.push_back(outbox.create(*kind, record.cells, record.id));
      if (out.size() % slice == 0) bench.flush();
    }
    bench.flush();
    transaction.commit();
    return out;
  });
}

Status ReplicaImpl::edit(const Uuid& id, const NewCells& cells, const Shown* shown) {
  return change([&](Outbox& outbox) { outbox.edit(id, cells, shown); });
}

Status ReplicaImpl::act(const Uuid& id, const std::string& act, const NewCells& args, const Shown* shown) {
  return change([&](Outbox& outbox) { outbox.act(id, act, args, shown); });
}

Status ReplicaImpl::remove(const Uuid& id) { return edit(id, {{Path(deleted_cell), "true"}}, nullptr); }
Status ReplicaImpl::restore(const Uuid& id) { return edit(id, {{Path(deleted_cell), ""}}, nullptr); }

Status ReplicaImpl::recall(std::int64_t pending_id) {
  return change([&](Outbox& outbox) { outbox.recall(pending_id); });
}

Status ReplicaImpl::dismiss(std::int64_t refusal_id) {
  return change([&](Outbox& outbox) { outbox.dismiss(refusal_id); });
}

Status ReplicaImpl::settle(const Uuid& proposal, const std::string& take, const Raw& value) {
  return change([&](Outbox& outbox) {
    const auto head = store_.head(proposal);
    if (!head || head->kind->name != "proposal") throw Failure({"not_found", "", {}, {}});
    NewCells args{{"take", json::quote(take)}};
    if (take == "value") args.emplace_back("value", value);
    const Cells cells = store_.read(*head);
    const RecordView view{head->kind, proposal, &cells, nullptr};
    const auto record = ref_value(view.get("record"));
    const auto target = record ? store_.head(*record) : std::nullopt;
    // The version of the current value that was shown: a later one makes this too late.
    if (target) {
      const auto facet = static_cast<std::size_t>(place_of(*target->kind, view.text("cell")).facet);
      args.emplace_back("shown", std::to_string(target->facets.at(facet).seq));
    }
    outbox.act(proposal, "settle", args, nullptr);
  });
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
    store_.db().exec("INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
    return {};
  });
}

bool ReplicaImpl::idle_work() {
  constexpr std::size_t records = 200;
  try {
    if (store_.index_some(records)) return true;
    if (get_flag(store_, meta::scrub)) store_.scrub();
    store_.give_back();
    return false;
  } catch (const Failure&) {
    // Postponed work can wait: a full disk or a busy file is told where somebody asks for something.
    return false;
  }
}

}  // namespace dialogue
