// SPDX-License-Identifier: Apache-2.0
// The messages of docs/PROTOCOL.md as plain types. Encoding is in codec.h; nothing here knows bytes, HTTP or SQL.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/cell.h"

namespace dialogue {

/// Versions of the protocol, oldest first: 1 = first release, 2 = requests say when they were made, and answers prove whose they are.
inline constexpr int protocol_version = 2;
inline constexpr int oldest_protocol = 2;

/// 8 bytes as 16 hex digits: one life of the server's log (epoch.h). A restored server begins a new one.
using Epoch = std::string;
inline bool is_epoch(std::string_view text) { return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos; }

/// What the author saw: n >= 0 a sequence of the change's epoch; n < 0 this device's own change with counter -n.
using Saw = std::int64_t;

struct CellEdit {
  Path path;
  Raw value;  ///< empty = take the value away
  Saw saw = 0;
  bool operator==(const CellEdit&) const = default;
};

/// A change as its author made it. An edit carries cells. An act carries its name and arguments, and the state and digest that its actor
/// saw.
struct Change {
  std::uint64_t counter = 0;
  Uuid author;
  int schema = 1;
  Epoch epoch;  ///< of the sequences in `saw`; empty before the first contact
  std::string kind;
  Uuid record;
  bool create = false;
  std::vector<CellEdit> cells;
  std::string act;  ///< empty for edits
  std::vector<std::pair<std::string, Raw>> args;
  std::string from_state;
  std::uint64_t digest = 0;
  std::int64_t device_time_ms = 0;  ///< a label, decides nothing
  int offset_min = 0;
  std::optional<Uuid> group;
  bool group_end = false;  ///< the last change of its group

  bool is_act() const { return !act.empty(); }
  /// Its edit of that cell; null when it has none.
  const CellEdit* cell(std::string_view path) const {
    for (const CellEdit& one : cells)
      if (one.path == path) return &one;
    return nullptr;
  }
  CellEdit* cell(std::string_view path) { return const_cast<CellEdit*>(std::as_const(*this).cell(path)); }
};

/// A change as sealed: its canonical bytes, never altered, and their BLAKE2b-256.
struct SealedChange {
  std::uint64_t counter = 0;
  std::string bytes;
  Hash32 hash{};
};

/// Changes sealed together under one signature of the device's key (codec.h: batch_signing_bytes).
struct Batch {
  std::string incarnation;            ///< 16 hex digits
  std::vector<SealedChange> changes;  ///< consecutive counters
  std::string signature;              ///< 64 raw bytes
};

enum class Verdict { applied, proposed, rejected, parked };

/// The server's word on `count` changes of one incarnation from `from` on. A run of more than one is always `applied`, with sequences seq,
/// seq+1, … and nothing else to say.
struct Receipt {
  std::string incarnation;
  std::uint64_t from = 0;
  std::uint64_t count = 1;
  std::uint64_t seq = 0;
  Verdict verdict = Verdict::applied;
  std::vector<Path> proposed;  ///< verdict proposed: the cells kept beside the current value; the others were applied
  Uuid proposal;               ///< verdict proposed: the (first) proposal record; nil otherwise
  std::optional<Error> error;  ///< verdict rejected or parked: code, field, args
  std::string mac;             ///< 16 raw bytes, by a key that outlives a restore
  Epoch life;  ///< the life of the log that `seq` is of: noted by the device that got it, told with an offer; not in the MAC

  bool operator==(const Receipt&) const = default;
};

/// A kept change offered again to a server that was restored, with its receipt.
struct Offer {
  SealedChange change;
  Receipt receipt;          ///< the run it was in; `receipt.from <= change.counter < from + count`
  std::vector<Hash32> run;  ///< hashes of all changes of the run, so that the MAC can be checked
};

using ScopeId = std::uint32_t;

/// One facet of one record as the server's feed shows it.
struct Row {
  std::string kind;
  Uuid id;
  int facet = 0;
  std::uint64_t seq = 0;
  bool whole = false;                       ///< replaces all cells of the facet; else only these cells changed
  std::vector<std::pair<Path, Raw>> cells;  ///< empty value = no longer set
  std::vector<ScopeId> in;                  ///< scopes that hold it, as far as this page tells
  std::vector<ScopeId> gone;                ///< scopes that it left
};

/// An order to erase a device (sync/wipe.h).
struct WipeOrder {
  std::string at;         ///< when it was given, as the device's record has it
  std::string signature;  ///< 64 raw bytes by the server's audit key
};

struct SyncRequest {
  int protocol = protocol_version;
  int schema = 1;
  Epoch epoch;         ///< empty before the first contact
  std::string cursor;  ///< opaque, raw bytes; empty = from nothing
  std::vector<Batch> batches;
  std::uint32_t page = 256 * 1024;  ///< bytes of rows wanted, before compression
  std::vector<ScopeId> refill;      ///< scopes whose checksum did not match
  std::vector<std::string> past;    ///< past cursors, newest first: only after "restored"
  /// With past cursors: the scopes that the device holds now. It has nothing any more of other scopes that a past cursor knows. Older
  /// devices do not say it.
  std::optional<std::vector<ScopeId>> held;
  std::vector<Offer> offers;
  std::vector<std::pair<std::string, Uuid>> check;  ///< kind and id of rows above the common point: send them whole, or name them as
                                                    ///< missing
  std::string wiped;                                ///< `at` of the order that this device obeys: its last word; nothing else of the
                                                    ///< request is looked at
};

struct Head {
  std::uint64_t seq = 0;
  std::string hash;       ///< 32 raw bytes: the log's chain at seq
  std::string signature;  ///< 64 raw bytes by the server's audit key
};

/// An audit key that followed another, signed by it.
struct NextKey {
  std::string key;        ///< 32 raw bytes
  std::string signature;  ///< 64 raw bytes, by the key before it
};

/// The keys by which devices know the server on the line, 32 raw bytes each: the one in use, and the one that will follow it.
struct LineKeys {
  std::string current, next;
  std::string signature;  ///< 64 raw bytes by the server's audit key over both, for devices of before there was a number; else empty
  /// How often the line was rotated until these. So nobody who has earlier keys can bring them back. None: told before there was a number.
  std::optional<std::uint64_t> number = {};
  std::string number_signature = {};  ///< 64 raw bytes by the server's audit key over the number and both keys; else empty

  bool operator==(const LineKeys&) const = default;
};

struct SyncResponse {
  int protocol = protocol_version;
  std::optional<Error>
      error;  ///< restored, clone, gap, too_old, upgrade_needed, revoked, too_many …: nothing else was done, unless pull_goes_on.h says so
  std::uint64_t expected = 0;           ///< for gap and clone: the counter the server expects next
  std::uint64_t retry_ms = 0;           ///< for too_many
  Epoch epoch;                          ///< set when it is not the one of the request
  std::optional<std::uint64_t> common;  ///< after `past`: the highest sequence both sides share
  std::vector<Receipt> receipts;
  std::vector<Row> rows;
  std::vector<std::pair<std::string, Uuid>> missing;
  std::vector<std::pair<ScopeId, std::string>> scopes;  ///< names of scopes that `rows` mention for the first time
  std::vector<ScopeId> left;                            ///< scopes this person no longer has: purge
  std::vector<ScopeId> refilling;                       ///< scopes that begin again from nothing with this page
  std::map<ScopeId, std::uint64_t> sums;                ///< of every scope that is at the head after this page, when there was news
  std::optional<std::uint64_t> sum;                     ///< of all scopes together, when there was none
  std::string cursor;
  bool more = false;
  std::uint64_t backup_seq = 0;  ///< a verified backup covers the log up to here
  std::optional<Head> head;
  std::vector<NextKey> next_keys;  ///< with a head: the audit keys since the first, oldest first; empty while it is still the first
  std::optional<WipeOrder> wipe;   ///< while an order stands, with every answer to that device, also when it is revoked
  std::int64_t server_ms = 0;
  std::optional<LineKeys> line;  ///< when the device did not say that it knows the next one
};

struct EnrolRequest {
  std::string code;
  Uuid device;
  std::string key;  ///< 32 raw bytes, Ed25519
  std::string name;
  std::string proof;  ///< signature of the device over code and key
  Uuid person = {};   ///< whose device it is already, also when the server does not know it any more; nil for a new one
};

struct EnrolResponse {
  std::optional<Error> error;
  Uuid person;
  Uuid organisation;
  Epoch epoch;
  std::string server_key;  ///< 32 raw bytes: the audit key that signs heads
  LineKeys line;           ///< without a signature: the answer itself proves that it has the first
  std::int64_t server_ms = 0;
};

}  // namespace dialogue
