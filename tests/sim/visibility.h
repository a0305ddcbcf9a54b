// SPDX-License-Identifier: Apache-2.0
// Who may see what, worked out from the declaration by brute force, record by record, without the engine's scopes, feed and sums.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/service/ports/store.h"
#include "shared/model/declaration.h"
#include "shared/model/scopes.h"

namespace dialogue::sim {

class Visibility {
 public:
  Visibility(StoreView& view, const Domain& domain, std::int64_t now_ms) : view_(view), domain_(domain), now_ms_(now_ms) {}

  /// "person:ID", "org:ID", "participants" … that the person is in now.
  const std::set<std::string>& circles(const Uuid& person);
  /// Facets of the record that the person may see; empty also for a record that is not there.
  std::set<int> facets(const Kind& kind, const Uuid& id, const Uuid& person);
  /// All whom any facet of the record is for; empty for a record that is not there.
  std::set<std::string> audience(const Kind& kind, const Uuid& id);
  /// Those of them whom one facet is for.
  std::set<std::string> audience_of(const Kind& kind, const Uuid& id, int facet);
  /// For a report: the record's state, and each facet's audience.
  std::string story(const Kind& kind, const Uuid& id, const Uuid& person);

 private:
  struct Known {
    const Kind* kind = nullptr;
    Cells cells;
  };
  const Known* record(const Uuid& id, const Kind* kind = nullptr);
  std::set<std::string> audience(const Known& record, const Uuid& id, int facet, int depth);
  static void add(Audience audience, const Known& record, const Uuid& id, std::set<std::string>& out);
  template <class Visit>
  void each_of(const char* kind, const Uuid& person, Visit visit);

  StoreView& view_;
  const Domain& domain_;
  std::int64_t now_ms_;
  std::map<Uuid, Known> records_;
  std::map<Uuid, std::set<std::string>> circles_;
};

}  // namespace dialogue::sim
