// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/ids.h"

namespace dialogue {

/// Which records may be seen here now: they are neither let go of, nor locked, nor closed with the device.
class Sight {
 public:
  virtual ~Sight() = default;
  /// Whether the record is on this device at all, shown or not.
  virtual bool holds(const Uuid& record) = 0;
  /// Whether a document that may be seen here, or that has yet to go to the server, has these bytes.
  virtual bool has_document(std::string_view sha256) = 0;
  /// Says that nobody else is at work in the folder. What is begun there was left by a program that ended.
  virtual bool opening() const = 0;
};

/// One sort of thing that a replica keeps beside its tables. A new sort of thing needs one of these (keeps.cpp has the list). `verify`
/// tells of what no keep names, and what no keep explains is removed.
class Keep {
 public:
  virtual ~Keep() = default;
  virtual std::string_view name() const = 0;
  /// Whether a file is one of its own, by its path below the replica's folder.
  virtual bool owns(std::string_view path) const = 0;
  /// Whether such a file may stay.
  virtual bool explains(std::string_view path, Sight& sight) const = 0;
  /// Lets go of what lies in no file, and says how much it was.
  virtual std::uint64_t let_go(Sight& sight) { return (void)sight, 0; }
};

}  // namespace dialogue
