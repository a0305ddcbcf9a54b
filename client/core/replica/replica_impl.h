// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "client/core/keeps/keeps.h"
#include "client/core/replica/folder_lock.h"
#include "client/core/store/store.h"
#include "client/core/verbs/replica.h"
#include "shared/base/planted.h"
#include "sync/device_session.h"
#include "sync/outbox.h"

namespace dialogue {

/// The border of the client's core. Every verb is one transaction, and what is thrown inside comes out as an Error.
class ReplicaImpl final : public Replica {
 public:
  ReplicaImpl(std::string directory, const Options& options);

  const Domain& domain() const override { return ports_.domain; }
  ReplicaStatus status() override;
  std::vector<KindWaiting> waiting_by_kind() override;
  Actor actor() override;

  Result<Record> get(const Uuid& id) override;
  Result<std::vector<RowKey>> keys(const std::string& kind, const ListQuery& query) override;
  Result<std::vector<Listed>> rows(const std::string& kind, const std::vector<RowKey>& keys,
                                   const std::vector<std::string>& fields) override;
  Result<std::uint64_t> count(const std::string& kind, const ListQuery& query) override;
  Result<std::vector<std::pair<std::string, Listed>>> search(const std::string& text, const std::string& kind, std::size_t limit) override;
  std::string title_of(const Uuid& id) override;

  Result<Uuid> create(const std::string& kind, const NewCells& cells) override;
  Result<std::vector<Uuid>> create_all(const std::vector<NewRecord>& records) override;
  Status edit(const Uuid& id, const NewCells& cells, const Shown* shown) override;
  Status act(const Uuid& id, const std::string& act, const NewCells& args, const Shown* shown) override;
  Status remove(const Uuid& id) override;
  Status restore(const Uuid& id) override;
  Status together(const std::function<Status()>& steps) override;
  Status all_or_none(const std::function<Status()>& steps) override;

  std::vector<PendingChange> pending() override;
  Status recall(std::int64_t pending_id) override;
  std::vector<Refusal> refusals() override;
  Status dismiss(std::int64_t refusal_id) override;
  std::vector<Proposal> proposals() override;
  Status settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) override;

  std::string setting(const std::string& key) override;
  Status set_setting(const std::string& key, const std::string& value) override;
  std::string directory() const override { return directory_; }
  bool worth_opening_again() override;
  Beside& beside() override { return keeps_; }

  bool idle_work() override;
  Result<VerifyReport> verify() override;
  Session& session() override { return session_; }

  SqliteReplicaStore& store() { return store_; }

 private:
  /// One verb on its way. What it changes is committed or gone.
  struct Verbs {
    explicit Verbs(SqliteReplicaStore& store, const DevicePorts& ports)
        : transaction(store), open_records(ports), outbox(ports, open_records) {}
    StoreTransaction transaction;
    IdentityMap open_records;
    Outbox outbox;
    std::optional<Error> refused;  ///< by a step of the group
  };
  template <class Verb>
  Status change(Verb verb);
  template <class Verb>
  Status try_change(Verb verb);
  Status in_one_transaction(const std::function<Status()>& steps, bool as_group);
  void settle_one(Outbox& outbox, const Uuid& proposal, const std::string& take, const Raw& value);
  std::vector<Uuid> settled_with(const Uuid& proposal);
  Result<std::vector<RowKey>> keys_shown(const std::string& kind, const ListQuery& query);
  Trust trust();
  std::string words();
  void heed_lease();
  bool closed();
  bool shows(const RecordHead& head);
  Status may_write(const Uuid& id);
  std::string title_at(const Uuid& id);  ///< whether it may be shown or not
  bool hide_locked(RowKey key, const std::vector<std::string>& fields, Listed& row);
  bool is_open(const RecordHead& head, std::string_view path);
  Cells open_cells(const RecordHead& head);
  void add_grants(Actor& actor, const Uuid& person);
  void add_groups(Actor& actor, const Uuid& person);
  void show_staleness(const RecordHead& head, Record& record);
  void show_state(const std::vector<std::string>& fields, Listed& row);
  Proposal proposal_from(const RecordHead& head, const Uuid& person);

  std::string directory_;
  FolderLock lock_;
  SqliteReplicaStore store_;
  DevicePorts ports_;
  DeviceSession session_;
  Keeps keeps_;
  std::unique_ptr<Verbs> group_;  ///< while `together` or `all_or_none` runs
  std::int64_t heeded_ms_ = 0;    ///< when the lease was last looked at
};

/// What a step throws comes out as its Error.
template <class Step>
auto at_border(Step step) -> decltype(step()) {
  try {
    return step();
  } catch (const Failure& failure) {
    return failure.error();
  }
}

/// Inside `together` a verb joins its transaction. A refusal there undoes the whole group.
template <class Verb>
Status ReplicaImpl::try_change(Verb verb) {
  // Words without a person would be nobody's: whoever enrolled later would send them as another's.
  if (!session_.enrolled()) return Error{"not_enrolled", "", {}, ""};
  if (group_) {
    const Status done = at_border([&]() -> Status {
      verb(group_->outbox, group_->open_records);
      group_->open_records.flush();
      return {};
    });
    if (!done && !group_->refused) group_->refused = done.error();
    return done;
  }
  const Status done = at_border([&]() -> Status {
    Verbs one(store_, ports_);
    verb(one.outbox, one.open_records);
    one.open_records.flush();
    one.transaction.commit();
    return {};
  });
  if (done) keeps_.carry_out();
  return done;
}

template <class Verb>
Status ReplicaImpl::change(Verb verb) {
  const auto done = try_change(verb);
  if (planted(Plant::saved_though_disk_full) && !done && done.error().code == "disk_full") return {};
  return done;
}

}  // namespace dialogue
