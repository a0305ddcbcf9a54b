// SPDX-License-Identifier: Apache-2.0
// What a user can do with a replica, as verbs. One object holds the folder (a second process gets "in_use"). Not thread-safe: one thread
// owns it (the command line's main thread, the app's store thread). When a verb returns, it is on disk, or has changed nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/core/verbs/beside.h"
#include "client/core/verbs/trust.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/actor.h"
#include "shared/model/cell.h"
#include "shared/model/kind.h"
#include "sync/messages.h"
#include "sync/ports.h"
#include "sync/witness.h"

namespace dialogue {

struct Record {
  Uuid id;
  const Kind* kind = nullptr;
  Cells cells;  ///< the view: base with the outbox on top
  SyncState sync = SyncState::confirmed;
  Shown shown;
  std::uint64_t seq = 0;  ///< of the main facet
  bool ghost = false;     ///< not on the restored server (yet)
  bool unborn = false;    ///< made here, and its creation was refused: all of it may still be changed
};

struct Condition {
  std::string field;  ///< a field of the kind, or id, state, owner_org, sync
  enum class Op { eq, ne, lt, gt, contains } op = Op::eq;
  std::string value;  ///< plain text, compared by the field's type
};

inline constexpr std::size_t most_conditions = 50;

struct ListQuery {
  std::vector<Condition> where;  ///< all must hold; more than `most_conditions` are "too_large"
  std::string search;            ///< words; all must occur (accents and case ignored); empty = no search
  std::string sort;              ///< a field; "-field" descending; empty = title
  bool deleted = false;          ///< also deleted records
  std::size_t limit = 0;         ///< 0 = no limit
};

/// The key of a row in the local tables. Lists hold 100,000 of them cheaply.
using RowKey = std::int64_t;

struct Listed {
  RowKey key = 0;
  Uuid id;
  SyncState sync = SyncState::confirmed;
  std::vector<std::string> values;  ///< plain text of the fields asked for, in their order
};

struct PendingChange {
  std::int64_t id = 0;  ///< local number, for `recall`
  Uuid record;
  std::string kind, title, act;  ///< act empty for edits
  std::vector<std::pair<Path, Raw>> cells;
  std::uint64_t counter = 0;  ///< 0 until sealed
  std::int64_t at_ms = 0;
  std::optional<Uuid> group = {};  ///< changes of one group are sent, decided and taken back together
  bool sent() const { return counter != 0; }
};

/// One of many records to create together (imports, translations).
struct NewRecord {
  std::string kind;
  std::optional<Uuid> id;  ///< when given, it is derived from an outside key, so that a second import meets the first; else as for create()
  std::vector<std::pair<Path, Raw>> cells;
};

/// A rejected or parked change that its author has not dismissed yet.
struct Refusal {
  std::int64_t id = 0;
  Uuid record;
  std::string kind, title, act;
  std::vector<std::pair<Path, Raw>> cells;  ///< the author's own words, kept
  Error error;
  bool parked = false;
  std::int64_t at_ms = 0;
};

struct Proposal {
  Uuid id, record;
  std::string kind, title;
  Path field;
  Raw base, current, proposed;
  Uuid by;
  std::string by_name;
  std::int64_t at_ms = 0;
  bool mine = false;
  std::string group = {};  ///< proposals of one group are settled together; empty = none
  int paragraph = 0;       ///< of a text, from 1 on: base, current and proposed are that paragraph's words; 0 = the whole value
};

struct ScopeStatus {
  std::string name;
  std::uint64_t rows = 0;
  std::uint64_t sum = 0;
  bool locked = false;  ///< locked for want of contact: its records are not shown until the next one
};

struct ReplicaStatus {
  Uuid person, organisation, device;
  std::string person_name, organisation_name, server;
  std::string words;          ///< six, for people to compare with what the server shows for this device; empty: no key of it is known yet
  Trust trust;                ///< of the line to the server
  std::uint64_t pending = 0;  ///< everything without a receipt: `sent` and what was not sent yet
  std::uint64_t sent = 0, rejected = 0, parked = 0, proposals = 0;
  std::int64_t last_sync_ms = 0;  ///< 0 = never
  Epoch epoch;
  std::string cursor;  ///< as base64url: to compare, not to read
  int schema = 0;
  std::vector<ScopeStatus> scopes;
  bool enrolled = false;
  bool revoked = false;
  bool locked = false;             ///< restricted scopes are locked (sync/lease.h)
  std::int64_t lease_left_ms = 0;  ///< until they lock; 0 = locked, or no contact yet
  std::vector<Alarm> alarms;       ///< what the signed heads of the server's log gave cause to say; newest last

  ServerPlace place() const { return {server, trust}; }
};

/// Records of a kind that are not as the server has them.
struct KindWaiting {
  std::string kind;
  std::uint64_t waiting = 0;    ///< with changes that have no receipt yet
  std::uint64_t attention = 0;  ///< with a refusal or a proposal that somebody must decide on
};

struct VerifyReport {
  bool ok = true;
  std::vector<std::string> findings;  ///< empty when ok
  std::uint64_t records = 0, files = 0;
};

class Session;

class Replica {
 public:
  struct Options {
    const Domain* domain = nullptr;  ///< null = platform()
    Clock* clock = nullptr;          ///< null = the system's
    Random* random = nullptr;
    std::string vfs;       ///< SQLite VFS name; empty = default
    SignerFactory signer;  ///< null = Ed25519
    bool memory = false;   ///< no files at all
  };
  /// Opens or makes the replica in `dir`. Codes: in_use, damaged, too_new, no_access, disk_full.
  static Result<std::unique_ptr<Replica>> open(const std::string& dir, const Options& options);
  virtual ~Replica() = default;

  virtual const Domain& domain() const = 0;
  virtual ReplicaStatus status() = 0;
  virtual Actor actor() = 0;  ///< who works here, from the replica's own grants; only to enable buttons, since the server decides

  // Reading. A device that was closed (status().revoked) shows only what was made here and never sent: code revoked.
  virtual Result<Record> get(const Uuid& id) = 0;  ///< not_found, scope_locked
  virtual Result<std::vector<RowKey>> keys(const std::string& kind, const ListQuery& query) = 0;
  virtual Result<std::vector<Listed>> rows(const std::string& kind, const std::vector<RowKey>& keys,
                                           const std::vector<std::string>& fields) = 0;
  virtual Result<std::uint64_t> count(const std::string& kind, const ListQuery& query) = 0;
  /// Over all kinds (or one): best matches first.
  virtual Result<std::vector<std::pair<std::string, Listed>>> search(const std::string& text, const std::string& kind,
                                                                     std::size_t limit) = 0;
  virtual std::string title_of(const Uuid& id) = 0;  ///< for references; empty when not here

  // Writing
  virtual Result<Uuid> create(const std::string& kind, const std::vector<std::pair<Path, Raw>>& cells) = 0;
  /// Makes all of them in one transaction, or none. The error is the first one met. Records that are here already: code "exists".
  virtual Result<std::vector<Uuid>> create_all(const std::vector<NewRecord>& records) {
    (void)records;
    return Error{"not_available", "", {}, "no bulk create"};
  }
  /// `shown` = what the page had shown when its user began; null = the replica as it is now.
  virtual Status edit(const Uuid& id, const std::vector<std::pair<Path, Raw>>& cells, const Shown* shown) = 0;
  virtual Status act(const Uuid& id, const std::string& act, const std::vector<std::pair<std::string, Raw>>& args, const Shown* shown) = 0;
  virtual Status remove(const Uuid& id) = 0;
  virtual Status restore(const Uuid& id) = 0;
  /// Makes one group of all that `steps` does with the verbs above: one transaction here and one verdict of the server. Edits that clash
  /// are kept as one proposal, and with an act among them nothing is done in part. A refused step undoes them all, and so does an error
  /// that `steps` returns. Codes besides: too_large (more than 500 changes or 1 MiB). A group inside a group is part of it.
  virtual Status together(const std::function<Status()>& steps) {
    (void)steps;
    return Error{"not_available", "", {}, "no groups"};
  }

  /// Does all that `steps` does with the verbs above, or nothing of it. It is one transaction here, and the changes stand for themselves at
  /// the server. A refused step undoes them all, and so does an error that `steps` returns.
  virtual Status all_or_none(const std::function<Status()>& steps) {
    (void)steps;
    return Error{"not_available", "", {}, "no transactions"};
  }

  // The outbox and what came back
  virtual std::vector<PendingChange> pending() = 0;
  /// By kind, from the outbox alone. Its cost follows what waits, not what is here.
  virtual std::vector<KindWaiting> waiting_by_kind() { return {}; }
  virtual Status recall(std::int64_t pending_id) = 0;  ///< with its group, and with changes made on top of it; already_sent
  virtual std::vector<Refusal> refusals() = 0;
  virtual Status dismiss(std::int64_t refusal_id) = 0;
  virtual std::vector<Proposal> proposals() = 0;
  /// take = "proposed" | "current" (also for the other open ones of its group) | "value" (then `value`). `current` = the value that the
  /// page showed beside it. When another value stands there now: text_changed. Null = the replica as it is now.
  virtual Status settle(const Uuid& proposal, const std::string& take, const Raw& value, const Raw* current) = 0;

  // Small settings of the person on this device (language, text size …) and the place of files
  virtual std::string setting(const std::string& key) = 0;
  virtual Status set_setting(const std::string& key, const std::string& value) = 0;
  virtual std::string directory() const = 0;
  /// Nothing could be written when the replica was opened, so a copy of then is read. Now something can be written: opened again, it takes
  /// changes.
  virtual bool worth_opening_again() { return false; }
  /// What is kept beside the records: documents on their way, histories.
  virtual Beside& beside() { return nothing_beside(); }

  /// Does a slice of postponed work (search index, vacuum after a purge). True while there is more.
  virtual bool idle_work() = 0;
  virtual Result<VerifyReport> verify() = 0;

  /// The engine's session on this replica: prepare a request, take an answer (sync/session.h).
  virtual Session& session() = 0;
};

}  // namespace dialogue
