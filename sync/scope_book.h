// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/ports.h"

namespace dialogue {

/// The scopes with their sums and row counts during one transaction. They are read at first use and written back by `flush`.
class ScopeBook {
 public:
  explicit ScopeBook(ReplicaStore& store) : store_(store) {}

  void name(ScopeId id, const std::string& name);
  /// A facet is held from now on with this sum, or is held no longer.
  void add(ScopeId id, std::uint64_t sum);
  void take(ScopeId id, std::uint64_t sum);
  void drop(ScopeId id);
  /// The scope holds nothing and begins to be filled again.
  void refilling(ScopeId id);
  void set_refill(ScopeId id, int refill);

  const std::map<ScopeId, ScopeInfo>& all();
  std::uint64_t total();  ///< Σ of the sums
  void flush();

 private:
  ScopeInfo& touch(ScopeId id);
  void load();

  ReplicaStore& store_;
  std::optional<std::map<ScopeId, ScopeInfo>> scopes_;
  std::map<ScopeId, ScopeInfo> stored_;
};

}  // namespace dialogue
