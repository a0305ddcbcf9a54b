// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "client/app/sample/sample_beside.h"
#include "client/core/replica.h"
#include "sync/session.h"

namespace dialogue {

/// A replica in memory with invented records, for a look around without an account and for the tests of the pages. Its session
/// talks to a SampleTransport: what is saved here becomes sent, then confirmed. Thread: as Replica says.
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
  std::string directory() const override { return directory_; }
  bool worth_opening_again() override { return freed_; }
  Beside& beside() override { return beside_; }
  Status together(const std::function<Status()>& steps) override { return steps(); }
  Status all_or_none(const std::function<Status()>& steps) override { return steps(); }
  bool idle_work() override { return false; }
  Result<VerifyReport> verify() override { return VerifyReport{}; }
  Session& session() override;

  // What tests look at and do
  std::size_t rows_read() const { return rows_read_; }
  const std::optional<Shown>& last_shown() const { return last_shown_; }  ///< of the last edit or act
  void set_enrolled(bool enrolled) { enrolled_ = enrolled; }
  void set_lease(bool locked, std::int64_t left_ms) { locked_ = locked, lease_left_ms_ = left_ms; }
  void fail_writes(const std::string& code) { failing_ = code; }    ///< as a full disk does; empty = no more
  void free_writes() { freed_ = true; }                             ///< what hindered them is gone, for whoever opens it again
  void set_directory(const std::string& dir) { directory_ = dir; }  ///< without one no files are kept
  /// All is as the server has it.
  void set_nothing_waits() { pending_.clear(), refusals_.clear(), proposals_.clear(); }
  /// The server did not accept a change.
  void refuse(const Refusal& refusal) { refusals_.push_back(refusal); }
  /// Somebody else works here.
  void set_actor(Actor actor) { actor_ = std::move(actor); }
  /// A record that the server has; in place of what stood there under the id.
  void put(const std::string& kind, const Uuid& id, Cells cells);
  /// A record of this device whose creation was refused.
  void put_unborn(const std::string& kind, const Uuid& id, Cells cells);
  /// Somebody else's change arrives with a pull.
  void arrive(const Uuid& id, const Path& path, const Raw& value);
  static Uuid id_of(const std::string& key);  ///< of a sample record, such as "request.kessou"

 private:
  friend class SampleSession;
  friend class SampleReader;

  struct Entry {
    Record record;
    Cells before;  ///< as the server has it
  };
  Entry* find(const Uuid& id);
  RecordView parent_of(const Record& record);  ///< without a kind when there is none
  Cells many_cells(std::size_t number) const;
  std::string plain(const Kind& kind, const Cells& cells, SyncState sync, const std::string& field) const;
  bool matches(const Kind& kind, const Uuid& id, const Cells& cells, SyncState sync, const ListQuery& query) const;
  void note(const Uuid& id, const std::string& act, const std::vector<std::pair<Path, Raw>>& cells);
  void settle_sync(const Uuid& id);

  const Domain& domain_;
  Clock& clock_;
  Random& random_;
  std::size_t many_;
  std::vector<std::unique_ptr<Entry>> entries_;  // a row's key is its place
  std::map<Uuid, std::size_t> by_id_;
  std::vector<PendingChange> pending_;
  std::vector<Refusal> refusals_;
  std::vector<Proposal> proposals_;
  std::map<std::string, std::string> settings_;
  std::unique_ptr<Session> session_;
  Actor actor_;
  std::optional<Shown> last_shown_;
  std::size_t rows_read_ = 0;
  SampleBeside beside_;
  std::string directory_, failing_;
  bool enrolled_ = true, locked_ = false, freed_ = false;
  std::int64_t lease_left_ms_ = 0;
  std::string server_ = "https://sample.invalid";
  std::int64_t next_id_ = 1, last_sync_ms_ = 0;
  std::uint64_t next_counter_ = 1, seq_ = 100;
};

/// Answers every request at once; with `reachable` false, never.
class SampleTransport : public Transport {
 public:
  explicit SampleTransport(bool reachable = true) : reachable_(reachable) {}
  Status connect() override { return reachable_ ? Status() : Error{"offline", {}, {}, {}}; }
  Result<WireReply> call(const WireRequest& request) override;

 private:
  bool reachable_;
};

}  // namespace dialogue
