// SPDX-License-Identifier: Apache-2.0
#include "sync/ports.h"

namespace dialogue {

const Kind& ReplicaStore::strange_kind(std::string_view name) {
  const auto known = strange_.find(name);
  if (known != strange_.end()) return known->second;
  Kind kind;
  kind.no = strange_no;
  kind.name = name;
  kind.title_field.clear();
  for (int facet = 1; facet < 8; ++facet) kind.facets.push_back(std::to_string(facet));
  return strange_.emplace(kind.name, kind).first->second;
}

Cells ReplicaStore::under(const RecordHead& head) {
  Cells out;
  if (head.own) return out;
  for (auto& change : waiting_of(head.id)) out.merge(change.under);
  return out;
}

StoreTransaction::~StoreTransaction() {
  if (!open_) return;
  try {
    store_.rollback();
  } catch (const Failure&) {
    // What cannot be rolled back now is rolled back when the store is opened again.
  }
}

void StoreTransaction::commit() {
  store_.commit();
  open_ = false;
}

}  // namespace dialogue
