// SPDX-License-Identifier: Apache-2.0
// A plain model of the server, written from docs/PROTOCOL.md §3 without looking at the service. It reads the log row by row and says what
// each verdict and each cell had to be. It shares with the product only the message types, the merge (tested apart) and the declaration.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "shared/model/actor.h"
#include "shared/model/declaration.h"
#include "sync/messages.h"
#include "sync/passage.h"
#include "tests/sim/pages.h"

namespace dialogue::sim {

/// One log row as the model needs it.
struct Decision {
  std::uint64_t seq = 0;
  Uuid device;  ///< nil: the server itself
  std::string incarnation;
  bool late = false;  ///< the verdict on what was parked in an earlier row
  std::int64_t received_ms = 0;
  std::string bytes;  ///< of the change as sealed
  Change change;
  Verdict verdict = Verdict::applied;
  std::set<Path> kept;
  std::map<Path, Raw> result;  ///< cells that came out otherwise than typed
};

/// A second create does not bring what it says of the making.
inline const std::set<Path> labels{"created_at", "lang_original", "owner_org", "source", "source_url"};

class Reference {
 public:
  Reference(const Domain& domain, const Pages& pages) : domain_(domain), pages_(pages) {}

  struct Cell {
    Raw value;
    std::uint64_t seq = 0;
  };
  struct Record {
    std::string kind;
    std::map<Path, Cell> cells;  ///< also those taken away (empty value), with their sequence
  };

  /// Takes the next row; returns what is wrong with it, or nothing.
  std::string feed(const Decision& decision);
  const std::map<Uuid, Record>& records() const { return records_; }
  std::uint64_t decided() const { return decided_; }

 private:
  enum class Fate { nothing, set, keep, in_part };
  struct Outcome {
    std::uint64_t seq = 0;
    Verdict verdict = Verdict::applied;
    std::map<Path, CellEdit> cells;
    std::set<Path> kept;
    std::map<Path, Raw> result;
  };
  using ChangeKey = std::tuple<Uuid, std::string, std::uint64_t>;

  /// Of a group either all stands, or nothing: as proposals, refused, or waiting.
  std::string half_applied(const Decision& decision);
  std::string feed_edit(const Decision& decision);
  std::string feed_act(const Decision& decision);
  /// Empty = its author was allowed it when it was decided.
  std::string not_allowed(const Decision& decision) const;
  /// `ever`: with the grants that have ended.
  Actor actor_at(const Uuid& person, std::int64_t at_ms, bool ever) const;
  /// Whether a value is about to be replaced that somebody else wrote and no page of this device ever showed.
  bool replaces_unseen(const Kind& kind, const Record& record, const Decision& decision, const Path& path, const Raw& value) const;
  void store(Record& record, const Path& path, const Raw& value, std::uint64_t seq);
  /// Prose that its author had not seen, paragraph by paragraph.
  Fate fate_of_text(const Decision& decision, const CellEdit& edit, const Raw& base, const Raw& current, Raw& value) const;
  /// What an own open proposal for that place, with those words, began from.
  std::optional<Raw> begun_from(const Decision& decision, const Path& path, const Raw& words, const std::string& current,
                                const std::string& merged, const Passage& at) const;
  /// What a settlement has to write to the record that the proposal is about; in the next row.
  std::string feed_settlement(const Decision& decision, const Record& proposal);
  std::string settled_as_it_had_to(const Decision& decision);
  Fate fate(const Kind& kind, const Record& record, const Decision& decision, const CellEdit& edit, Raw& value);
  /// The sequence that "saw" stands for, and the text the author started from.
  std::uint64_t seen(const Decision& decision, const Path& path, Saw saw, std::optional<Raw>& typed, int depth = 0);
  Cell current_of(const Uuid& record, const Path& path) const;
  Raw value_at(const Uuid& record, const Path& path, std::uint64_t seq) const;
  /// Something in the record (below the path), or in what hangs on it, that another device changed after `saw`.
  bool news(const Decision& decision, const Record& record, const std::string& prefix, std::uint64_t saw) const;

  const Domain& domain_;
  const Pages& pages_;
  std::map<Uuid, Record> records_;
  std::map<std::pair<Uuid, Path>, std::vector<std::pair<std::uint64_t, Raw>>> history_;
  std::map<ChangeKey, Outcome> outcomes_;
  std::map<std::uint64_t, std::pair<Uuid, std::string>> made_by_;  ///< sequence to device and incarnation
  struct Group {
    bool applied = false, proposed = false, rejected = false, parked = false;
  };
  std::map<std::tuple<Uuid, std::string, Uuid, bool>, Group> groups_;
  struct Settled {
    std::uint64_t seq = 0;
    std::pair<Uuid, std::string> by;
  };
  Settled settled_;  ///< the newest settlement
  struct Owed {
    Uuid record;
    Path path;
    Raw value;
  };
  std::optional<Owed> owed_;  ///< of the row that comes next
  std::uint64_t decided_ = 0;
};

}  // namespace dialogue::sim
