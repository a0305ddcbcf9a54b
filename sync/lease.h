// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

#include "sync/ports.h"

namespace dialogue {

/// How long this device has been without contact, and what is locked for it: after tuning::lease_days the records that only restricted
/// scopes hold (shared/model/scopes.h) are neither shown nor searched until the next contact; nothing is erased. What is counted is time
/// that was seen to pass, so that a clock that is put back gives nothing back; a clock that jumped ahead is healed by the contact.
class Lease {
 public:
  explicit Lease(const DevicePorts& ports) : ports_(ports) {}

  /// Counts the time since it was last looked at, and locks when it is over. In transactions of its own; nothing happens inside another.
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
