// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "sync/ports.h"

namespace dialogue {

/// How long this device has been without contact, and what is locked for it. After tuning::lease_days the records that only restricted
/// scopes hold (shared/model/scopes.h) are neither shown nor searched until the next contact; nothing is erased. Only time that was seen to
/// pass is counted. So a clock that is put back gives nothing back, and the next contact heals a clock that jumped ahead.
class Lease {
 public:
  explicit Lease(const DevicePorts& ports) : ports_(ports) {}

  /// Counts the time since the last look, and locks when it is over. Uses transactions of its own, and does nothing inside another.
  void heed();
  /// The server answered: the count begins again, and what was locked opens. Inside the answer's transaction.
  void contact();

  bool locked();
  /// Until restricted scopes lock; 0 when they are locked or there was no contact yet.
  std::int64_t left_ms();
  bool locks(std::string_view scope);
  /// Whether a scope that does not lock holds the facet, or none at all.
  bool is_open(const FacetHead& facet);

 private:
  std::int64_t used(std::int64_t now);
  void mark(bool lock);
  std::set<ScopeId> restricted();

  const DevicePorts& ports_;
};

}  // namespace dialogue
