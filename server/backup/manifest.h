// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/backup/objects.h"

namespace dialogue::backup {

/// One backup of a set: SET/backups/NUMBER. Everybody can read which objects it is made of. What is in them can be read with the key only.
struct Manifest {
  std::uint64_t number = 0;  ///< orders backups, because clocks may go wrong
  std::int64_t at_ms = 0;
  std::string platform;     ///< the first life of its log: no other platform has it
  std::uint64_t seq = 0;    ///< the log's head
  std::string chain;        ///< of it, in hex
  std::string recipient;    ///< hex of the public key; empty: not encrypted
  std::string sealed_key;   ///< of the run that wrote it, raw
  std::string secret;       ///< the key that names objects, encrypted under the run's key; bare when nothing is encrypted
  ObjectId database{};      ///< tree of its pieces
  ObjectId documents{};     ///< list of trees: one for each table, then the documents' pieces in its order
  ObjectId folder{};        ///< tree of one table: keys and options
  std::uint64_t bytes = 0;  ///< of what it holds
};

std::string encode(const Manifest& manifest);
/// Throws Failure: damaged, too_new.
Manifest decode_manifest(std::string_view text);

}  // namespace dialogue::backup
