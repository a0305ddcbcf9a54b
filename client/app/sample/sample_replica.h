// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "client/app/sample/sample_beside.h"
#include "client/core/verbs/replica.h"
#include "shared/model/record.h"
#include "sync/session.h"

namespace dialogue {

/// A replica in memory with invented records, for a look around without an account. Its session talks to a SampleTransport: what is saved
/// here becomes sent, then confirmed. Thread: as Replica says.
class SampleReplica : public Replica {
 public:
  /// `many` more pledges, made when they are read, so that 100,000 cost nothing.
  SampleReplica(Clock& clock, Random& random, std::size_t many = 0);
  ~SampleReplica() override;

  const Domain& domain() const override { return domain_; }
  ReplicaStatus status() override;
  std::vector<KindWaiting> waiting_by_kind() override;
  Actor actor() override { return actor_; }
  Result<Record> get(const Uuid& id) override;
  Result<std::vector<RowKey>> keys(const std::string& kind, const ListQuery& query) override;
  Result<std::vector<Listed>> rows(const std::string& kind, const std::vector<RowKey>& keys,
                                   const std::vector<std::string>& fields) override;
  Result<std::uint64_t> count(const std::string& kind, const ListQuery& query) override;
  Result<std::vector<std::pair<std::string, Listed>>> search(const std::string& text, const std::string& kind, std::size_t limit) override;
  std::string title_of(const Uuid& id) override;
  Result<Uuid> create(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) override;
  Status edit(const Uuid& id, const std::vector<std::pair<Path, Raw>>& cells, const Shown* shown) override;
  Status act(const Uuid& id, const std::string& act, const std::vector<std::pair<std::string, Raw>>& args, const Shown* shown) override;
  Status remove(const Uuid& id) override;
  Status restore(const Uuid& id) override;
  std::vector<PendingChange> pending() override { return pending_; }
  Status recall(std::int64_t pending_id) override;
  std::vector<Refusal> refusals() override { return refusals_; }
  Status dismiss(std::int64_t refusal_id) override;
  std::vector<Proposal> proposals() override;
  Status settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) override;
  std::string setting(const std::string& key) override { return settings_[key]; }
  Status set_setting(const std::string& key, const std::string& value) override;
  std::string directory() const override { return {}; }  ///< no files are kept
  Beside& beside() override { return beside_; }
  Status together(const std::function<Status()>& steps) override { return steps(); }
  Status all_or_none(const std::function<Status()>& steps) override { return steps(); }
  bool idle_work() override { return false; }
  Result<VerifyReport> verify() override { return VerifyReport{}; }
  Session& session() override;

  /// Whether somebody's account is here already, or is connected on the page for it.
  void set_enrolled(bool enrolled) { enrolled_ = enrolled; }
  static Uuid id_of(const std::string& key);  ///< of a sample record, such as "request.kessou"

 protected:
  struct Entry {
    Record record;
    Cells before;  ///< as the server has it
  };
  Entry* find(const Uuid& id);

  const Domain& domain_;
  std::vector<std::unique_ptr<Entry>> entries_;  // a row's key is its place
  std::map<Uuid, std::size_t> by_id_;
  std::vector<PendingChange> pending_;
  std::vector<Refusal> refusals_;
  std::vector<Proposal> proposals_;
  Actor actor_;
  std::uint64_t seq_ = 100;

 private:
  friend class SampleSession;
  friend class SampleReader;

  RecordView parent_of(const Record& record);  ///< without a kind when there is none
  Cells many_cells(std::size_t number) const;
  std::string plain(const Kind& kind, const Cells& cells, SyncState sync, const std::string& field) const;
  bool matches(const Kind& kind, const Uuid& id, const Cells& cells, SyncState sync, const ListQuery& query) const;
  void note(const Uuid& id, const std::string& act, const std::vector<std::pair<Path, Raw>>& cells);
  void settle_sync(const Uuid& id);

  Clock& clock_;
  Random& random_;
  std::size_t many_;
  std::map<std::string, std::string> settings_;
  std::unique_ptr<Session> session_;
  SampleBeside beside_;
  std::string server_ = "https://sample.invalid";
  std::int64_t next_id_ = 1, last_sync_ms_ = 0;
  std::uint64_t next_counter_ = 1;
  bool enrolled_ = true;
};

/// Answers every request at once; an enrolment by the code "wrong" is refused.
class SampleTransport : public Transport {
 public:
  Result<WireReply> call(const WireRequest& request) override;
};

}  // namespace dialogue
