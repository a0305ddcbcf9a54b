// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace dialogue {

/// A document whose bytes are here, and which the server does not have and may still take: one that was made here, or one that the server
/// has lost.
struct OwedFile {
  Uuid material;
  std::string sha256;
  bool ready = false;  ///< the server knows its record; else the record has to be sent first
};

/// How much this device let go of at one time, in numbers.
struct LetGo {
  std::int64_t at_ms = 0;
  std::uint64_t records = 0, histories = 0, documents = 0, forms = 0;
};

/// What a replica keeps beside its records, and for how long: as long as the record that gave it may be seen here (keeps.h). This one keeps
/// nothing, as in a look around. On the replica's thread.
class Beside {
 public:
  virtual ~Beside() = default;

  /// These bytes lie aside (FileStore::stage) for a document that is being made. After the verbs around it, done or not, they are of no
  /// more use.
  virtual void taken_in(const std::string& sha256) { (void)sha256; }
  /// The bytes of this document are here and are to go to the server. In the transaction of the verbs around it (Replica::together).
  virtual Status owe(const Uuid& material, const std::string& sha256) { return (void)material, (void)sha256, nothing_kept(); }
  /// Documents that can be sent, now or once their record is: not those whose record was refused, deleted or let go of.
  virtual std::vector<OwedFile> owed() { return {}; }
  /// The server has all of it (code empty), or does not take it. It does not wait any more, as long as its record stays as it is.
  virtual Status ended(const OwedFile& file, const std::string& code) { return (void)file, (void)code, nothing_kept(); }

  /// Keeps the server's answer about a record, for when there is no line. Nothing is kept of a record that may not be seen here.
  virtual Status keep_history(const Uuid& record, std::string_view body) { return (void)record, (void)body, nothing_kept(); }
  /// Codes: not_cached, scope_locked, revoked.
  virtual Result<std::string> kept_history(const Uuid& record) {
    return (void)record, Result<std::string>(Error{"not_cached", "", {}, ""});
  }

  /// Removes what no record that may be seen here explains any more.
  virtual void tidy() {}
  virtual std::vector<LetGo> let_go() { return {}; }  ///< the newest last

 private:
  static Error nothing_kept() { return {"not_available", "", {}, "nothing is kept"}; }
};

/// The one that keeps nothing.
Beside& nothing_beside();

}  // namespace dialogue
