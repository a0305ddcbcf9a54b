// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

class ScopeBook;

/// One record taken up for change: the view, what lies under it, its waiting changes. It keeps three things true. The view is the base with
/// the waiting changes laid over it in order. The server's value of every covered cell lies under it. The sums are those of the base.
/// `flush` writes it back, once.
class WorkingCopy {
 public:
  /// `may_wait` false: the caller knows that no change of it waits. `settling`: changes that the store has settled already, but that still
  /// lie over it.
  WorkingCopy(ReplicaStore& store, ScopeBook& scopes, RecordHead head, bool may_wait, std::vector<StoredChange> settling = {});

  const RecordHead& head() const { return head_; }
  const Cells& view() const { return view_; }
  const std::vector<StoredChange>& waiting() const { return waiting_; }
  bool stored() const { return head_.key != 0; }

  Raw shown(std::string_view path) const;  ///< in the view; empty = not set
  Raw base(std::string_view path) const;
  std::vector<Path> base_paths(int facet) const;

  /// The server's value of a cell of this facet.
  void set_base(int facet, const Path& path, const Raw& value);
  /// Also for a facet that this schema does not know.
  void make_room(int facet);
  void set_seq(int facet, std::uint64_t seq);
  /// Sums the facet anew from its cells, whatever its sum was.
  void sum_again(int facet);
  void hold(int facet, const std::vector<ScopeId>& in, const std::vector<ScopeId>& gone);
  void set_ghost(Ghost ghost) { head_.ghost = ghost; }
  void set_lock(Lock lock) { head_.lock = lock; }
  /// Forgets a facet's cells, sum and sequence; `purge` also who holds it.
  void clear(int facet);
  void purge(int facet);
  /// The server knows the record. What was only assumed here goes, and what was typed here lies over an empty base.
  void adopt();

  /// A new record of this device: it has no base yet.
  void make_own() { head_.own = true; }

  /// Notes what a change will cover first, which is stored with it. Called before the change is saved.
  void note_under(StoredChange& change) const;
  /// Lays a change of this device over the view. The caller saves it.
  void add_waiting(const StoredChange& change);
  void replace_waiting(const StoredChange& change);
  /// Takes a change off: the next one below shows, or the base.
  void remove_waiting(std::int64_t id);
  /// Shows a cell until the server says otherwise (the first state of a new record).
  void assume(const Path& path, const Raw& value) { set_view(path, value); }

  bool held() const;  ///< by a scope, in any facet
  void erase();       ///< at flush
  bool erased() const { return erased_; }

  /// `attention` = an open refusal or proposal asks for somebody.
  void flush(bool attention);

 private:
  void set_view(const Path& path, const Raw& value);
  void set_under(const Path& path, const Raw& value);
  void clear_under(const Path& path);
  void cover(const Path& path, const Raw& value);
  void relay(const Path& path);
  const Raw* top(std::string_view path) const;
  void settle_scopes();
  void store_under();
  bool shows_otherwise() const;
  SyncState state(bool attention) const;

  ReplicaStore& store_;
  ScopeBook& scopes_;
  RecordHead head_, before_;
  Cells view_, under_;
  std::vector<StoredChange> waiting_;
  std::map<Path, Raw> changed_;  ///< with the stored value
  bool under_moved_ = false;     ///< it may lie with other changes than is stored
  bool erased_ = false;
};

}  // namespace dialogue
