// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/app/sample/sample_replica.h"

namespace dialogue {

/// The sample replica, with which a test plays a server, a disk or somebody else, and which the test asks what it was told. Thread: as
/// Replica says.
class ScriptedReplica final : public SampleReplica {
 public:
  using SampleReplica::SampleReplica;

  // What it was asked and told
  std::size_t rows_read() const { return rows_read_; }
  const std::optional<Shown>& last_shown() const { return last_shown_; }  ///< of the last edit or act

  // This device
  void set_lease(bool locked, std::int64_t left_ms) { locked_ = locked, lease_left_ms_ = left_ms; }
  void fail_writes(const std::string& code) { failing_ = code; }    ///< as a full disk does; empty = no more
  void free_writes() { freed_ = true; }                             ///< what hindered them is gone, for whoever opens it again
  void set_directory(const std::string& dir) { directory_ = dir; }  ///< without one no files are kept

  // The server and other people
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

  ReplicaStatus status() override;
  Result<Record> get(const Uuid& id) override;
  Result<std::vector<Listed>> rows(const std::string& kind, const std::vector<RowKey>& keys,
                                   const std::vector<std::string>& fields) override;
  Result<Uuid> create(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) override;
  Status edit(const Uuid& id, const std::vector<std::pair<Path, Raw>>& cells, const Shown* shown) override;
  Status act(const Uuid& id, const std::string& act, const std::vector<std::pair<std::string, Raw>>& args, const Shown* shown) override;
  Status settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) override;
  Status set_setting(const std::string& key, const std::string& value) override;
  std::string directory() const override { return directory_; }
  bool worth_opening_again() override { return freed_; }

 private:
  Status written(const Shown* shown, const std::function<Status()>& verb);
  Error failure() const { return {failing_, {}, {}, {}}; }

  std::optional<Shown> last_shown_;
  std::size_t rows_read_ = 0;
  std::string directory_, failing_;
  bool locked_ = false, freed_ = false;
  std::int64_t lease_left_ms_ = 0;
};

}  // namespace dialogue
