// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "client/core/keeps/keep.h"
#include "client/core/store/store.h"
#include "client/core/verbs/beside.h"
#include "client/core/verbs/replica.h"

namespace dialogue {

/// The one list of what a replica keeps beside its tables: in files of its folder, in rows that are no records, in settings. A piece stays
/// while a record that may be seen here explains it. It goes in the transaction that lets the record go; a file goes right after it. That
/// transaction notes that the file is to go, and each opening does it again until it is done. On the replica's thread.
class Keeps final : public Beside {
 public:
  /// `directory` empty: there are no files.
  Keeps(Replica& replica, SqliteReplicaStore& store, Clock& clock, std::string directory);
  ~Keeps() override;

  void taken_in(const std::string& sha256) override { aside_.insert(sha256); }
  Status owe(const Uuid& material, const std::string& sha256) override;
  std::vector<OwedFile> owed() override;
  Status ended(const OwedFile& file, const std::string& code) override;
  Status keep_history(const Uuid& record, std::string_view body) override;
  Result<std::string> kept_history(const Uuid& record) override;
  void tidy() override;
  std::vector<LetGo> let_go() override;

  /// At the opening of the replica, before anything else: goes on with what was cut short.
  void begin();
  /// Does what is noted; nothing when nothing is noted. It tells nobody of failures: what failed stays noted.
  void carry_out();
  /// After the verbs of one transaction, whether it was committed or not.
  void end_of_step(bool committed);
  /// Files that no record explains, and documents that are owed and not here.
  void check(VerifyReport& report);
  /// The keep that owns a file of the folder; null: no keep does.
  const Keep* owner(std::string_view path) const;

 private:
  class Seen;
  bool may_clear() const;
  void adopt_queue();
  void heed_closing();
  void clear(bool opening, bool anyway);
  void remove_unexplained(bool opening, LetGo& done);
  std::vector<std::string> files() const;
  std::vector<Ledger::Upload> asked_for();
  bool hangs_on_deleted(const Kind* kind, const Cells& cells);
  bool awaited(const Ledger::Upload& upload, OwedFile& out);

  Replica& replica_;
  SqliteReplicaStore& store_;
  Clock& clock_;
  std::string directory_;
  std::vector<std::unique_ptr<Keep>> list_;
  std::set<std::string> aside_;
};

/// The names in a replica's folder that an erasure takes away, with all that lies in them, in this order. The database knows of the order
/// to erase, so it goes last.
std::vector<std::string> erasable_names();

}  // namespace dialogue
