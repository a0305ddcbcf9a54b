// SPDX-License-Identifier: Apache-2.0
#include "sync/identity_map.h"

#include <utility>

#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "sync/meta.h"

namespace dialogue {

bool open_proposal(const DevicePorts& ports, const Uuid& record, bool owner, const Uuid& person) {
  const Kind* kind = ports.domain.serving(Purpose::proposal);
  if (!kind) return false;
  for (const Uuid& id : ports.store.referring(*kind, "record", record)) {
    const auto head = ports.store.head(id);
    if (!head) continue;
    const Cells cells = ports.store.read(*head);
    const RecordView view{kind, id, &cells, nullptr};
    if (is_begun(view) && (owner || ref_value(view.get("by")) == person)) return true;
  }
  return false;
}

WorkingCopy* IdentityMap::find(const Uuid& id) {
  if (const auto it = records_.find(id); it != records_.end()) return it->second.get();
  auto head = ports_.store.head(id);
  if (!head) return nullptr;
  return records_.emplace(id, std::make_unique<WorkingCopy>(ports_.store, scopes_, std::move(*head), may_wait_)).first->second.get();
}

WorkingCopy& IdentityMap::open(const Kind& kind, const Uuid& id, std::vector<StoredChange> settling) {
  if (const auto it = records_.find(id); it != records_.end()) return *it->second;
  auto head = ports_.store.head(id);
  if (!head) {
    head.emplace();
    head->kind = &kind;
    head->id = id;
  }
  return *records_.emplace(id, std::make_unique<WorkingCopy>(ports_.store, scopes_, std::move(*head), may_wait_, std::move(settling)))
              .first->second;
}

void IdentityMap::expect_no_new_changes() { may_wait_ = ports_.store.any_waiting(); }

void IdentityMap::drop_unborn(const Uuid& id) {
  WorkingCopy* record = find(id);
  if (record && record->head().own && record->waiting().empty() && !ports_.store.has_refusal(id)) record->erase();
}

bool IdentityMap::attention(const WorkingCopy& record) {
  if (!record.waiting().empty()) return false;  // then the record says "saved here" or "sent"
  if (!any_refusal_) any_refusal_ = ports_.store.any_refusal();
  if (*any_refusal_ && ports_.store.has_refusal(record.head().id)) return true;
  if (!any_proposal_) {
    const Kind* kind = ports_.domain.serving(Purpose::proposal);
    any_proposal_ = kind && ports_.store.any(*kind);
  }
  if (!*any_proposal_) return false;
  if (!organisation_) {
    organisation_ = get_uuid(ports_.store, meta::organisation);
    person_ = get_uuid(ports_.store, meta::person);
  }
  const RecordView view{record.head().kind, record.head().id, &record.view(), nullptr};
  const auto owner = owner_of(view);
  return open_proposal(ports_, record.head().id, owner && *owner == *organisation_, *person_);
}

void IdentityMap::note_target(const WorkingCopy& record) {
  if (record.head().kind->purpose != Purpose::proposal) return;
  if (const auto target = ref_value(record.shown("record"))) reconsider_.insert(*target);
}

void IdentityMap::flush() {
  any_refusal_.reset();
  any_proposal_.reset();
  for (auto& [id, record] : records_) {
    note_target(*record);
    record->flush(!record->erased() && attention(*record));
  }
  any_proposal_.reset();
  // Proposals are stored by now, so the records that they stand beside are looked at again.
  for (const Uuid& id : reconsider_)
    if (WorkingCopy* record = find(id); record && !record->erased()) record->flush(attention(*record));
  scopes_.flush();
  records_.clear();
  reconsider_.clear();
}

}  // namespace dialogue
