// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "client/core/replica/replica_impl.h"
#include "shared/base/hash.h"
#include "sync/checksum.h"
#include "sync/meta.h"
#include "sync/places.h"

namespace dialogue {

namespace {

/// Makes checksums anew from the base cells, and compares them with those stored.
class SumCheck {
 public:
  explicit SumCheck(SqliteReplicaStore& store) : store_(store) {}

  void take(const RecordHead& head, VerifyReport& report) {
    ++report.records;
    if (head.own) return;
    Cells base = store_.read(head);
    for (auto& [path, value] : store_.under(head)) base[path] = value;
    std::vector<std::uint64_t> sums(head.facets.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (head.facets[i].seq != 0) sums[i] = facet_seq_sum(head.id, static_cast<int>(i), head.facets[i].seq);
    for (const auto& [path, value] : base) {
      const Place place = place_of(*head.kind, path);
      if (const auto f = static_cast<std::size_t>(place.facet); f < sums.size()) sums[f] += cell_sum(head.id, place.path, value);
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (head.facets[i].seq != 0 && sums[i] != head.facets[i].sum)
        report.findings.push_back("checksum of " + head.kind->name + " " + head.id.text() + ", facet " + std::to_string(i));
      if (head.ghost != Ghost::no) continue;
      for (const ScopeId scope : head.facets[i].scopes) {
        scopes_[scope].first += head.facets[i].sum;
        ++scopes_[scope].second;
      }
    }
  }

  void scopes(VerifyReport& report) {
    for (const auto& scope : store_.scopes()) {
      const auto& [sum, rows] = scopes_[scope.id];
      if (sum != scope.sum || rows != scope.rows) report.findings.push_back("checksum of scope " + scope.name);
      scopes_.erase(scope.id);
    }
    for (const auto& [id, held] : scopes_)
      if (held.second > 0) report.findings.push_back("rows of an unknown scope " + std::to_string(id));
  }

 private:
  SqliteReplicaStore& store_;
  std::map<ScopeId, std::pair<std::uint64_t, std::uint64_t>> scopes_;
};

void check_outbox(SqliteReplicaStore& store, VerifyReport& report) {
  for (const auto& change : store.waiting())
    if (change.sealed() && blake2b(change.bytes) != change.hash) report.findings.push_back("sealed change " + std::to_string(change.id));
  for (const auto& batch : store.open_batches(100000))
    if (store.changes_in(batch).size() != batch.count) report.findings.push_back("sealed batch from " + std::to_string(batch.from));
}

}  // namespace

Result<VerifyReport> ReplicaImpl::verify() {
  return at_border([&]() -> Result<VerifyReport> {
    VerifyReport out;
    if (const auto quick = store_.db().quick_check(); quick != "ok") out.findings.push_back("database: " + quick);
    try {
      SumCheck sums(store_);
      store_.scan([&](const RecordHead& head) { sums.take(head, out); });
      sums.scopes(out);
      check_outbox(store_, out);
    } catch (const Failure& failure) {
      out.findings.push_back(failure.error().code + ": " + failure.error().detail);
    }
    keeps_.check(out);
    out.ok = out.findings.empty();
    return out;
  });
}

}  // namespace dialogue
