// SPDX-License-Identifier: Apache-2.0
// The engine's small settings in the store, by name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sync/ports.h"

namespace dialogue {

namespace meta {
inline constexpr std::string_view device = "device";                ///< Uuid
inline constexpr std::string_view seed = "seed";                    ///< base64url of 32 bytes: the device's private key
inline constexpr std::string_view person = "person";                ///< Uuid
inline constexpr std::string_view organisation = "organisation";    ///< Uuid
inline constexpr std::string_view next_device = "next_device";      ///< Uuid: what a closed device enrols as, until it is let in
inline constexpr std::string_view next_seed = "next_seed";          ///< base64url, likewise
inline constexpr std::string_view server = "server";                ///< URL
inline constexpr std::string_view server_key = "server_key";        ///< base64url
inline constexpr std::string_view secured = "secured";              ///< how the line is: "own"; else by a public certificate
inline constexpr std::string_view line_key = "line_key";            ///< base64url: the key of the server on the line
inline constexpr std::string_view next_line_key = "next_line_key";  ///< base64url: the one that will follow it
inline constexpr std::string_view line_number = "line_number";      ///< of both; empty: told before there was a number
inline constexpr std::string_view epoch = "epoch";
inline constexpr std::string_view cursor = "cursor";  ///< base64url
inline constexpr std::string_view incarnation = "incarnation";
inline constexpr std::string_view counter = "counter";      ///< the last one given in this incarnation
inline constexpr std::string_view last_sync = "last_sync";  ///< device's clock, ms
inline constexpr std::string_view server_ms = "server_ms";  ///< the server's clock minus the device's, ms
inline constexpr std::string_view backup_seq = "backup_seq";
inline constexpr std::string_view revoked = "revoked";          ///< "1"
inline constexpr std::string_view wipe = "wipe";                ///< when the order was given that this device is to obey
inline constexpr std::string_view restored = "restored";        ///< "1" while past cursors are to be sent
inline constexpr std::string_view common = "common";            ///< the last sequence shared with a restored server
inline constexpr std::string_view ghost_epoch = "ghost_epoch";  ///< the life of the log that ghosts are from
inline constexpr std::string_view checking = "checking";        ///< "1" while ghosts are to be asked about
inline constexpr std::string_view rows_owed = "rows_owed";      ///< "1" when receipts came without the rows of their records
inline constexpr std::string_view refilling = "refilling";      ///< "1" while a scope begins again from nothing
inline constexpr std::string_view behind = "behind";            ///< "1" while the last answer was a page with more to come
inline constexpr std::string_view scrub = "scrub";              ///< "1" after a purge, until its words are gone from the file
inline constexpr std::string_view lease_at = "lease_at";        ///< device's clock when the lease was last looked at, ms
inline constexpr std::string_view lease_used = "lease_used";    ///< time seen to pass since the last contact until then, ms
inline constexpr std::string_view locked = "locked";            ///< "1" while restricted scopes are locked
inline constexpr std::string_view witness = "witness";          ///< the newest signed head of the server's log, as JSON
inline constexpr std::string_view alarms = "alarms";            ///< what its heads gave cause to say, as a JSON array
}  // namespace meta

std::uint64_t get_number(ReplicaStore& store, std::string_view key);
void set_number(ReplicaStore& store, std::string_view key, std::uint64_t value);
Uuid get_uuid(ReplicaStore& store, std::string_view key);  ///< nil when not set
std::string get_bytes(ReplicaStore& store, std::string_view key);
void set_bytes(ReplicaStore& store, std::string_view key, std::string_view bytes);
bool get_flag(ReplicaStore& store, std::string_view key);
void set_flag(ReplicaStore& store, std::string_view key, bool value);

/// How far the server's clock was ahead of this device's at the last contact, in ms: for labels, and for the time that requests say.
std::int64_t clock_offset(ReplicaStore& store);
void note_server_time(const DevicePorts& ports, std::int64_t server_ms);

/// The keys by which this device knows its server on the line; empty ones are not known.
LineKeys line_keys(ReplicaStore& store);
void note_line_keys(ReplicaStore& store, const LineKeys& keys);

/// The life of the log that the record shows.
Epoch life_of(ReplicaStore& store, const RecordHead& head);

/// 16 random hex digits.
std::string fresh_incarnation(Random& random);

}  // namespace dialogue
