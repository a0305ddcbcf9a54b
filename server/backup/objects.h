// SPDX-License-Identifier: Apache-2.0
// A backup set is made of objects under the keyed hash of what is in them. So what has not changed is written once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.h"
#include "shared/base/hash.h"
#include "shared/base/sealed.h"

namespace dialogue::backup {

using ObjectId = Hash32;

/// Lists hold ids alone and are never encrypted. So the objects of a backup can be told without the secret key.
enum class ObjectType : char { list = 'L', data = 'D' };

/// Names objects. Without the key nobody can try whether a known document is in a set.
ObjectId id_of(std::string_view id_key, ObjectType type, std::string_view plain);

/// How data objects of one run are written: bare, or under a key of the run. That key is sealed to the recipient's public key and goes with
/// each object.
class Writer {
 public:
  Writer(std::string recipient, Random& random);
  /// The bytes of the object's file.
  std::string envelope(const ObjectId& id, ObjectType type, std::string_view plain) const;
  const std::string& run_key() const { return run_key_; }
  const std::string& sealed_run_key() const { return sealed_; }

 private:
  Random& random_;
  std::string run_key_, sealed_;  ///< empty: not encrypted
};

/// What a reader needs: nothing, the secret key, or the key of a run.
class Reader {
 public:
  Reader() = default;
  explicit Reader(SealKeys secret) : secret_(std::move(secret)) {}
  /// The run that this process has written itself.
  void knows(const std::string& sealed, const std::string& run_key) { runs_[sealed] = run_key; }
  /// The key of the run, opened from this sealed key; nothing when it cannot be opened here.
  std::optional<std::string> run_key(const std::string& sealed);

  enum class Found { whole, damaged, closed };  ///< closed: sound, as far as can be told without the key
  /// What is in an object's file.
  Found open(const ObjectId& id, ObjectType type, std::string_view envelope, std::string& plain);

 private:
  std::optional<SealKeys> secret_;
  std::map<std::string, std::optional<std::string>> runs_;
};

/// Whether the file is as it was written, as far as can be told without any key.
bool is_sound(std::string_view envelope);

/// SET/objects/ab/cdef…
class ObjectFolder {
 public:
  explicit ObjectFolder(std::string dir) : dir_(std::move(dir)) {}
  /// Nothing when there is no such object. Throws Failure when it cannot be read.
  std::optional<std::string> read(const ObjectId& id) const;
  /// Writes an object. It is not durable before sync(). Throws Failure.
  void write(const ObjectId& id, std::string_view envelope);
  /// Brings all that was written to the disk. Throws Failure.
  void sync();
  void remove(const ObjectId& id) const;
  void clear_unfinished() const;
  /// `objects/…` as people find it.
  static std::string name(const ObjectId& id);
  /// Visits every object's id. Names that are no object go to `strange`.
  std::vector<ObjectId> all(std::vector<std::string>* strange = nullptr) const;

 private:
  std::string path(const ObjectId& id) const;
  const std::string dir_;
  std::vector<std::string> unsynced_;
};

}  // namespace dialogue::backup
