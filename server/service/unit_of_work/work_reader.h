// SPDX-License-Identifier: Apache-2.0
// The unit of work as decisions read it: records as they stand, with the changes of the job in them. Nothing is changed through it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/service/ports/store.h"
#include "server/service/unit_of_work/catalogue.h"
#include "shared/model/record.h"

namespace dialogue {

struct FeedSlot {
  FeedEntry entry;
  bool changed = false;  ///< since the last flush
};

/// A record that the job read or changed.
struct Held {
  StoredRecord record;
  std::vector<FeedSlot> feed;
  bool fresh = false;  ///< not in the store yet
  bool dirty = false;
  bool rewrite = false;       ///< the versions changed without a cell
  std::vector<Path> changed;  ///< since the last flush
};

/// A record and its parents as the rules see them. It points into the unit of work, so use it at once.
struct Views {
  static constexpr std::size_t deepest = 4;
  RecordView at[deepest];

  Views() = default;
  Views(const Views&) = delete;
  Views& operator=(const Views&) = delete;
  const RecordView& record() const { return at[0]; }
};

/// A cell that a change gives a value ("" = takes it away).
struct Assigned {
  Path path;
  Raw value;
};

class WorkReader {
 public:
  virtual ~WorkReader() = default;

  virtual const Catalogue& catalogue() const = 0;
  virtual std::int64_t now_ms() const = 0;
  /// What is stored. Records that the job changed may not be in it yet.
  virtual StoreView& view() = 0;
  /// What is stored, with all that the job changed.
  virtual StoreView& flushed() = 0;

  /// Null when there is none. Pointers stay valid until UnitOfWork::forget().
  virtual const Held* find(const Kind& kind, const Uuid& id) = 0;
  virtual const Held* get(Rid rid) = 0;
  /// Whether a record of any kind has this id.
  virtual bool named(const Uuid& id) = 0;
  /// Like StoreView::referring, with the changes of this job.
  virtual std::vector<Rid> referring(const Kind& kind, std::string_view field, std::string_view raw) = 0;
  /// The record's parent, when it has one that is here.
  virtual const Held* parent_of(const StoredRecord& record) = 0;
  /// The record (with other cells, if given) and its parents.
  virtual void views(const StoredRecord& record, Views& out, const Cells* cells = nullptr) = 0;
  /// Names of the scopes that hold a facet of the record now.
  virtual std::set<std::string> scopes_holding(const Held& held, int facet) = 0;
  virtual const ChangeSource& source(std::int64_t no) = 0;

  /// Up to where the log can have been shown to the author of what is decided now; nothing: up to its head.
  std::optional<std::uint64_t> shown_up_to() const { return shown_up_to_; }
  void set_shown_up_to(std::optional<std::uint64_t> seq) { shown_up_to_ = seq; }

 private:
  std::optional<std::uint64_t> shown_up_to_;
};

}  // namespace dialogue
