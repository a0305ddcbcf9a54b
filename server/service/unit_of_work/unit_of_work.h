// SPDX-License-Identifier: Apache-2.0
// What a job of the writer has changed so far: records as they stand, which flush() writes in one go. The log is appended at once, so that
// sequences and base texts are there for the next change. Writer's thread; the job's savepoint undoes everything.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/service/ports/store.h"
#include "server/service/unit_of_work/work_reader.h"
#include "shared/base/clock.h"

namespace dialogue {

class UnitOfWork final : public WorkReader {
 public:
  UnitOfWork(ServerStore& store, const Catalogue& catalogue, Random& random, std::int64_t now_ms);

  const Catalogue& catalogue() const override { return catalogue_; }
  StoreView& view() override { return store_.view(); }
  StoreView& flushed() override;
  ServerStore& store() { return store_; }
  std::int64_t now_ms() const override { return now_ms_; }
  Uuid new_id();

  Held* find(const Kind& kind, const Uuid& id) override;
  Held* get(Rid rid) override;
  bool named(const Uuid& id) override;
  Held& make(const Kind& kind, const Uuid& id);
  std::vector<Rid> referring(const Kind& kind, std::string_view field, std::string_view raw) override;
  Held* parent_of(const StoredRecord& record) override;
  void views(const StoredRecord& record, Views& out, const Cells* cells = nullptr) override;
  std::set<std::string> scopes_holding(const Held& held, int facet) override;

  /// Appends a row: sequence, salt, digest and chain are filled in. Returns the sequence.
  std::uint64_t append(LogRow& row);
  /// Gives the cells these values at the sequence. Moves sums and feed, and the audiences that follow from them.
  void assign(Held& held, const std::vector<Assigned>& cells, std::uint64_t seq);

  /// Places the record by today's declaration, whatever it was when the record was stored: each cell in its facet, each facet with its
  /// audience. What comes of that is news at the sequence.
  void place_again(Held& held, std::uint64_t seq);

  /// From now on the record of this id, and what belongs to it, is for its guests, too. False when it was already.
  bool open_to_guests(const Uuid& id);

  /// From now on a search looks for the record's open proposals.
  void expect_proposals(Held& held);

  void flush();
  /// Drops what is not flushed and all that was read, because a savepoint was undone.
  void forget();

  /// Counts what may have changed somebody's access since the work began: grants and the like, and new scopes.
  std::uint64_t access_changes() const { return access_changes_; }
  /// The job's copy of a source, made when it is new; write it back with moved().
  ChangeSource& source(const Uuid& device, const std::string& incarnation, const Uuid& person);
  ChangeSource& source(std::int64_t no) override;
  void moved(const ChangeSource& source) { sources_moved_.insert(source.no); }

 private:
  bool set_cell(Held& held, const Assigned& cell, int facet, std::uint64_t seq);
  void mark_dirty(Held& held);
  std::set<std::string> audience(const Held& held, int facet);
  void refresh(Held& held, int facet, std::uint64_t sum_before, std::uint64_t seq);
  bool move(Held& held, int facet, std::uint64_t sum_before, std::uint64_t seq);
  std::set<std::string> scopes_above(const RecordView& child, const Held& parent);
  struct Moved {
    const Held* held;
    bool main;  ///< the main facet, too
  };
  void follow_children(Held& held, bool main_moved, std::uint64_t seq);
  std::vector<Rid> children_to_ask(const Moved& from);
  void regroup(Held& held, std::uint64_t seq);
  bool reaudience(Held& held, std::uint64_t seq, bool& main_moved);
  ScopeId scope_id(const std::string& name);
  const std::string& scope_name(ScopeId id);
  std::string fresh_salt();
  bool orphans();
  bool guests();
  void leave_out_strangers(std::set<std::string>& scopes);

  struct Key {
    int kind;
    Uuid id;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& k) const { return std::hash<Uuid>{}(k.id) ^ static_cast<std::size_t>(k.kind); }
  };

  ServerStore& store_;
  const Catalogue& catalogue_;
  Random& random_;
  std::int64_t now_ms_;
  std::unordered_map<Rid, std::unique_ptr<Held>> held_;
  std::unordered_map<Key, Rid, KeyHash> rids_;
  std::vector<Held*> dirty_;
  std::map<ScopeId, std::uint64_t> sums_;
  std::map<std::int64_t, ChangeSource> sources_;
  std::set<std::int64_t> sources_moved_;
  std::unordered_map<std::string, ScopeId> scope_ids_;
  std::unordered_map<ScopeId, std::string> scope_names_;
  std::uint64_t access_changes_ = 0;
  std::optional<bool> orphans_, guests_;
  std::string salts_;
};

}  // namespace dialogue
